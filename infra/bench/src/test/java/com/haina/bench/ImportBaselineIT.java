package com.haina.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.haina.bench.excel.PlainReading;
import com.haina.testing.store.EmbeddedStoreAndBroker;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;

import static org.assertj.core.api.Assertions.assertThat;

class ImportBaselineIT {

    @TempDir
    Path directory;

    @Test
    void rowsAreDistinctPeopleWithValidIdNumbersTwoToARoom() {
        SampleResidents residents = new SampleResidents("基准花园", 7);
        Set<String> mobiles = new HashSet<>();
        Set<String> idNumbers = new HashSet<>();
        Set<List<String>> rooms = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            List<String> row = residents.row(i);
            assertThat(row).hasSize(SampleResidents.COLUMNS.size()).doesNotContain("");
            assertThat(row.get(3)).matches("1[3-9]\\d{9}");
            assertThat(checkDigitFits(row.get(4))).as(row.get(4)).isTrue();
            mobiles.add(row.get(3));
            idNumbers.add(row.get(4));
            rooms.add(row.subList(5, 10));
        }
        assertThat(mobiles).hasSize(20_000);
        assertThat(idNumbers).hasSize(20_000);
        assertThat(rooms).hasSize(10_000);
        assertThat(mobiles).doesNotContain(new SampleResidents("基准花园", 8).row(0).get(3));
    }

    /** Computed the other way round than the generator does: with the check digit the weighted sum is 1 modulo 11. */
    private static boolean checkDigitFits(String idNumber) {
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int weight = 1 << 17 - i;
            char c = idNumber.charAt(i);
            sum += (c == 'X' ? 10 : c - '0') * (weight % 11);
        }
        return sum % 11 == 1;
    }

    @Test
    void aGeneratedWorkbookIsReadBackWhole() throws Exception {
        Path workbook = directory.resolve("residents.xlsx");
        WorkbookGenerator.main(new String[] {"250", workbook.toString(), "滨江花园", "3"});
        assertThat(PlainReading.of(workbook)).isEqualTo(new PlainReading.Counts(250, 2500));
    }

    @Test
    void documentsAreWrittenUnderTheSameIndexesAndTheScratchDatabaseIsRemoved() throws Exception {
        Path workbook = directory.resolve("residents.xlsx");
        WorkbookGenerator.main(new String[] {"10", workbook.toString()});
        String uri = EmbeddedStoreAndBroker.mongodbUri();
        try (MongoClient client = MongoClients.create(uri)) {
            var residents = client.getDatabase("bench_source").getCollection("residents");
            residents.drop();
            residents.createIndex(
                    new Document("mobileKey", 1),
                    new IndexOptions().unique(true).sparse(true));
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 1_200; i++) {
                documents.add(new Document("_id", "r" + i).append("mobileKey", "m" + i));
            }
            residents.insertMany(documents);
            Document figures =
                    ImportBaseline.measure(workbook, uri, "bench_source", List.of("residents", "none"), 1_100);
            assertThat(figures.get("rows")).isEqualTo(10L);
            assertThat(figures.get("documents", Document.class))
                    .isEqualTo(new Document("residents", 1_100L).append("none", 0L));
            assertThat(figures.getDouble("write_s")).isPositive();
            assertThat(client.listDatabaseNames()).doesNotContain("haina_bench_scratch");
            assertThat(Files.exists(workbook)).isTrue();
        }
    }
}
