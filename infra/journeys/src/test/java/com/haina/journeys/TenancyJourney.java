package com.haina.journeys;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Several offices on one platform. */
class TenancyJourney {

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void oneOfficeCanNeitherSeeNorTouchAnythingOfAnother() {
        Office a = Office.join(platform, "甲物业");
        Office b = Office.join(platform, "乙物业");
        String community = a.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        JsonNode checked = a.dryRun(Workbooks.sample("业主信息表格模板.xlsx"));
        String job = checked.required("id").asString();
        a.apply(job, "OVERWRITE");
        String resident = a.web.get("/api/resident/v1/residents")
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();

        for (String address : List.of(
                "/api/resident/v1/communities/" + community,
                "/api/resident/v1/residents/" + resident,
                "/api/import/v1/imports/" + job,
                "/api/import/v1/imports/" + job + "/report",
                "/api/import/v1/imports/" + job + "/files/annotated",
                "/api/import/v1/imports/" + job + "/progress")) {
            a.web.head(address).expect(200);
            b.web.head(address).expect(404);
        }
        b.web.put("/api/resident/v1/residents/" + resident, "*", Map.of("name", "改名"))
                .expect(404);
        b.web.delete("/api/resident/v1/residents/" + resident, "*").expect(404);
        b.web.post("/api/import/v1/imports/" + job + "/undo", Map.of()).expect(404);
        assertThat(b.residents()).isZero();
        assertThat(b.web.get("/api/import/v1/imports").expect(200).json().required("items"))
                .isEmpty();
        assertThat(a.residents()).isEqualTo(3);
    }

    @Test
    void twoImportsAtOnceKeepApart() {
        Office a = Office.join(platform, "丙物业");
        Office b = Office.join(platform, "丁物业");
        a.community("大小区", "楼栋", "单元", "门牌号");
        b.community("大小区", "楼栋", "单元", "门牌号");
        Path one = Workbooks.large(Path.of("target/files/one.xlsx"), "大小区", 2_000);
        Path two = Workbooks.large(Path.of("target/files/two.xlsx"), "大小区", 3_000);
        CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(
                () -> a.apply(a.dryRun(one).required("id").asString(), "OVERWRITE"));
        CompletableFuture<JsonNode> second = CompletableFuture.supplyAsync(
                () -> b.apply(b.dryRun(two).required("id").asString(), "OVERWRITE"));
        assertThat(first.join().required("state").asString()).isEqualTo("APPLIED");
        assertThat(second.join().required("state").asString()).isEqualTo("APPLIED");
        assertThat(a.residents()).isEqualTo(2_000);
        assertThat(b.residents()).isEqualTo(3_000);
    }
}
