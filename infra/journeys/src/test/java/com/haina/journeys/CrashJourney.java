package com.haina.journeys;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whoever dies in the middle of an import: it goes on, nothing is lost, nothing is done twice. */
class CrashJourney {

    private static final int ROWS = 6_000;

    private final RunningPlatform platform = RunningPlatform.get();

    @ParameterizedTest
    @ValueSource(strings = {"import-service", "resident-service", "broker", "store"})
    void anImportSurvivesTheDeathOf(String service) {
        assumeTrue(platform.owns(service), () -> service + " is not this platform's own");
        Office office = Office.join(platform, "断电物业" + service.substring(0, 3));
        office.community("大小区", "楼栋", "单元", "门牌号");
        Path file = Workbooks.large(Path.of("target/files/crash.xlsx"), "大小区", ROWS);
        String id = office.dryRun(file).required("id").asString();
        office.confirm(id, "OVERWRITE");
        Waiting.until(
                "the first applied rows",
                Duration.ofSeconds(60),
                () -> office.web.get("/api/import/v1/imports/" + id).expect(200).json(),
                seen -> seen.required("done").asInt() > 0);
        platform.kill(service);
        platform.up();
        JsonNode applied = office.state(id, Duration.ofMinutes(4), "APPLIED", "FAILED");
        assertThat(applied.required("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.required("applied").required("created").asInt()).isEqualTo(ROWS);
        office.renewSession();
        assertThat(office.residents()).isEqualTo(ROWS);
    }
}
