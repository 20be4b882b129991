package com.haina.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;

import com.haina.bench.excel.PlainReading;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

/**
 * What an import cannot do without: reading the workbook with EasyExcel alone, and writing the documents that the import made into the same
 * store alone. Run it after an import of the same workbook. Arguments: workbook, optionally how many documents of each collection to
 * write at most (100,000), the database (haina_resident) and its collections (residents,rooms). The last line of its output is JSON.
 */
public final class ImportBaseline {

    private static final String SCRATCH = "haina_bench_scratch";

    private ImportBaseline() {}

    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 4) {
            throw new IllegalArgumentException("arguments: workbook [documents] [database] [collection,collection]");
        }
        long most = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000;
        String database = arguments.length > 2 ? arguments[2] : "haina_resident";
        List<String> collections = List.of((arguments.length > 3 ? arguments[3] : "residents,rooms").split(","));
        System.out.println(measure(Path.of(arguments[0]), mongodbUri(), database, collections, most)
                .toJson());
    }

    private static String mongodbUri() {
        String given = System.getenv("MONGODB_URI");
        return given == null || given.isBlank() ? "mongodb://127.0.0.1:27117" : given;
    }

    static Document measure(Path workbook, String uri, String database, List<String> collections, long most) {
        long start = System.nanoTime();
        PlainReading.Counts read = PlainReading.of(workbook);
        double readSeconds = (System.nanoTime() - start) / 1e9;

        Map<String, Object> documents = new LinkedHashMap<>();
        double writeSeconds;
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase scratch = client.getDatabase(SCRATCH);
            scratch.drop();
            PlainWriting writing = new PlainWriting(client.getDatabase(database), scratch);
            for (String collection : collections) {
                documents.put(collection, writing.copy(collection, most));
            }
            writeSeconds = writing.seconds();
            scratch.drop();
        }
        return new Document("rows", read.rows())
                .append("cells", read.cells())
                .append("read_s", round(readSeconds))
                .append("documents", new Document(documents))
                .append("write_s", round(writeSeconds));
    }

    private static double round(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
