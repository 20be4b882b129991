package com.haina.local.store;

import java.io.IOException;
import java.nio.file.Path;

import org.bson.Document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** Short words for what every test of the store does. */
final class StoreClients {

    private StoreClients() {}

    /** A client that fails at once when its store is killed. */
    static MongoClient to(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?uuidRepresentation=standard&retryReads=false");
    }

    static EmbeddedStore open(Path file) throws IOException {
        return new EmbeddedStore(file, "127.0.0.1", 0, Durability.COMMIT);
    }

    static Document doc(Object... pairs) {
        Document document = new Document();
        for (int i = 0; i < pairs.length; i += 2) {
            document.append((String) pairs[i], pairs[i + 1]);
        }
        return document;
    }
}
