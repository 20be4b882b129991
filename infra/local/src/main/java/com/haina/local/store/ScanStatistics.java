package com.haina.local.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import de.bwaldvogel.mongo.bson.Document;

/**
 * Tells whether queries used an index. Tests read it with the command {scanStatistics: 1} and reset it with {scanStatistics: 1, reset: true};
 * in development each new query shape that scans a large collection is logged once.
 */
final class ScanStatistics {

    private static final Logger log = LoggerFactory.getLogger(ScanStatistics.class);
    private static final int LOG_FROM_DOCUMENTS = Integer.getInteger("store.logScansFrom", 1000);

    private final Map<String, Long> byIndex = new TreeMap<>();
    private final Map<String, Long> fullScans = new TreeMap<>();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private long byId;

    synchronized void byId() {
        byId++;
    }

    synchronized void byIndex(String namespace, String index) {
        byIndex.merge(namespace + "#" + index, 1L, Long::sum);
    }

    synchronized void fullScan(String namespace, long documents, Document query, Document orderBy) {
        fullScans.merge(namespace, 1L, Long::sum);
        String shape = namespace + " " + query.keySet() + " sort " + (orderBy == null ? "" : orderBy.keySet());
        if (documents >= LOG_FROM_DOCUMENTS && logged.size() < 1000 && logged.add(shape)) {
            log.warn("full scan of {} documents: {}", documents, shape);
        }
    }

    synchronized Document report(boolean reset) {
        Document report = new Document("byId", byId)
                .append("byIndex", toDocument(byIndex))
                .append("fullScans", toDocument(fullScans))
                .append("ok", 1.0);
        if (reset) {
            byId = 0;
            byIndex.clear();
            fullScans.clear();
        }
        return report;
    }

    private static Document toDocument(Map<String, Long> counts) { // entries as an array: names contain dots
        java.util.List<Document> list = new java.util.ArrayList<>();
        counts.forEach((name, count) -> list.add(new Document("name", name).append("count", count)));
        return new Document(
                        "total",
                        counts.values().stream().mapToLong(Long::longValue).sum())
                .append("list", list);
    }
}
