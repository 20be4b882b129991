package com.haina.imports.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.ImportProgressed;
import com.haina.contracts.roster.RosterKind;
import com.haina.platform.outbox.EventJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenEventTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode golden(String type) throws IOException {
        return JSON.readTree(
                new ClassPathResource("golden/" + type + ".json").getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void publishesExactlyTheGoldenSamples() throws Exception {
        assertThat(published(new ChunkReady("job-1", "job-1-1-000000", RosterKind.RESIDENTS, 500)))
                .isEqualTo(golden(ChunkReady.TYPE));
        assertThat(published(new ChunkUndoRequested("job-1", "job-1-1-000000", RosterKind.RESIDENTS, "operator-1")))
                .isEqualTo(golden(ChunkUndoRequested.TYPE));
        assertThat(published(new ImportProgressed(
                        RosterKind.RESIDENTS, "APPLYING", 1_500, 100_000, 3_000, 33, "operator-1")))
                .isEqualTo(golden(ImportProgressed.TYPE));
    }

    @ParameterizedTest
    @CsvSource({"resident", "staff"})
    void digestsTheGoldenSamplesOfItsPeers(String peer) throws Exception {
        ChunkApplied applied = read(peer + ".chunk-applied.v1", ChunkApplied.class);
        assertThat(applied.chunkId()).isNotBlank();
        assertThat(applied.outcomes()).isNotNull();
        ChunkUndone undone = read(peer + ".chunk-undone.v1", ChunkUndone.class);
        assertThat(undone.kept()).isNotNull();
    }

    private static JsonNode published(Object event) {
        return JSON.readTree(EventJson.write(event));
    }

    private static <T> T read(String type, Class<T> as) throws IOException {
        return EventJson.read(golden(type).toString().getBytes(StandardCharsets.UTF_8), as);
    }
}
