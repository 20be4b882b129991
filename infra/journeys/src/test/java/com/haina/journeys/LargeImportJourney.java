package com.haina.journeys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A city's worth of people in one workbook. How long it takes is the benchmark's question; here every one of them must be there. */
class LargeImportJourney {

    private static final int ROWS = 100_000;
    private static final String COMMUNITY = "万家花园";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void aHundredThousandRowsArriveAndAreFoundAndListed() {
        Office office = Office.join(platform, "万家物业");
        String community = office.community(COMMUNITY, "楼栋", "单元", "门牌号");
        Path file = Workbooks.large(Path.of("target/files/large.xlsx"), COMMUNITY, ROWS);

        String id = office.web
                .upload("/api/import/v1/imports", file)
                .expect(202)
                .json()
                .required("id")
                .asString();
        JsonNode checked = office.state(id, LONGEST, "CHECKED", "UPLOADED", "FAILED");
        assertThat(checked.required("state").asString()).isEqualTo("CHECKED");
        assertThat(checked.required("counts").required("newRows").asInt()).isEqualTo(ROWS);
        office.renewSession();
        office.confirm(id, "OVERWRITE");
        JsonNode applied = office.state(id, LONGEST, "APPLIED", "FAILED");

        assertThat(applied.required("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.required("applied").required("created").asInt()).isEqualTo(ROWS);
        assertThat(applied.required("applied").required("failed").asInt()).isZero();
        office.renewSession();
        assertThat(office.residents()).isEqualTo(ROWS);
        JsonNode counts = office.web
                .get("/api/resident/v1/communities/" + community + "/counts")
                .expect(200)
                .json();
        assertThat(counts.required("rooms").asInt()).isEqualTo(ROWS / 2);
        assertThat(counts.required("residents").asInt()).isEqualTo(ROWS);

        JsonNode first = office.web
                .get("/api/resident/v1/residents?limit=50")
                .expect(200)
                .json();
        JsonNode second = office.web
                .get("/api/resident/v1/residents?limit=50&cursor="
                        + first.required("nextCursor").asString())
                .expect(200)
                .json();
        assertThat(first.required("items").size()).isEqualTo(50);
        assertThat(second.required("items").size()).isEqualTo(50);
        assertThat(second.required("items").get(0).required("id"))
                .isNotEqualTo(first.required("items").get(0).required("id"));

        int last = ROWS - 1;
        JsonNode found = office.web
                .post("/api/resident/v1/residents/searches", Map.of("q", Long.toString(13_000_000_000L + last)))
                .expect(200)
                .json();
        assertThat(found.required("items").size()).isEqualTo(1);
        assertThat(found.toString()).contains("130****9999").doesNotContain("13000099999");
    }
}
