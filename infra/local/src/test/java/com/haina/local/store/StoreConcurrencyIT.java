package com.haina.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.haina.local.LocalProcess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Commands run one at a time, and answers are copies. */
class StoreConcurrencyIT {

    @Test
    void eightThreadsDrawUniqueNumbers() throws Exception {
        try (EmbeddedStore store =
                        StoreClients.open(LocalProcess.newDirectory("sequence").resolve("store.mv"));
                MongoClient client = StoreClients.to(store.port());
                var threads = Executors.newFixedThreadPool(8)) {
            var counters = client.getDatabase("d").getCollection("counters");
            var names = client.getDatabase("d").getCollection("names");
            names.createIndex(new Document("tenantId", 1).append("no", 1), new IndexOptions().unique(true));
            Set<Long> drawn = ConcurrentHashMap.newKeySet();
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        long number = counters.findOneAndUpdate(
                                        new Document("_id", "seq"),
                                        new Document("$inc", new Document("n", 1L)),
                                        new FindOneAndUpdateOptions()
                                                .upsert(true)
                                                .returnDocument(ReturnDocument.AFTER))
                                .getLong("n");
                        drawn.add(number);
                        names.insertOne(new Document("tenantId", "t").append("no", number));
                    }
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
            assertEquals(4000, drawn.size());
            assertEquals(4000, names.countDocuments(new Document("tenantId", "t")));
        }
    }
}
