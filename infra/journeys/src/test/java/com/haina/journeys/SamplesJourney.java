package com.haina.journeys;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The manual's two workbooks, as they are. */
class SamplesJourney {

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void bothSampleWorkbooksImportAsTheyAreAndASecondTimeChangesNothing() {
        Office office = Office.join(platform, "欢乐谷物业");
        String community = office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        office.community("星海名城", "楼栋", "单元", "门牌号");

        JsonNode checked = office.dryRun(Workbooks.sample("业主信息表格模板.xlsx"));
        assertThat(checked.required("kind").asString()).isEqualTo("RESIDENTS");
        assertThat(checked.required("counts").required("newRows").asInt()).isEqualTo(3);
        assertThat(checked.required("counts").required("warnings").asInt())
                .as("the samples' ID numbers fail their checksum")
                .isGreaterThan(0);
        JsonNode applied = office.apply(checked.required("id").asString(), "OVERWRITE");
        assertThat(applied.required("state").asString()).isEqualTo("APPLIED");
        assertThat(office.residents()).isEqualTo(3);

        JsonNode people = office.web
                .get("/api/resident/v1/residents?limit=10")
                .expect(200)
                .json();
        assertThat(people.toString()).contains("189****2121").doesNotContain("18913112121");
        JsonNode counts = office.web
                .get("/api/resident/v1/communities/" + community + "/counts")
                .expect(200)
                .json();
        assertThat(counts.required("rooms").asInt()).isEqualTo(2);

        JsonNode staff = office.dryRun(Workbooks.sample("员工信息表模板.xlsx"));
        assertThat(staff.required("kind").asString()).isEqualTo("STAFF");
        assertThat(staff.required("counts").required("newRows").asInt()).isEqualTo(3);
        office.apply(staff.required("id").asString(), "OVERWRITE");
        assertThat(office.total("/api/staff/v1/members")).isEqualTo(3);

        JsonNode again = office.dryRun(Workbooks.sample("业主信息表格模板.xlsx"));
        assertThat(again.required("sameFileAs").asString())
                .isEqualTo(checked.required("id").asString());
        assertThat(again.required("counts").required("unchanged").asInt()).isEqualTo(3);
        office.apply(again.required("id").asString(), "OVERWRITE");
        assertThat(office.residents()).isEqualTo(3);
    }

    @Test
    void anImportIsUndoneExceptWhatWasChangedByHandSince() {
        Office office = Office.join(platform, "撤销物业");
        office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        JsonNode checked = office.dryRun(Workbooks.sample("业主信息表格模板.xlsx"));
        String id = checked.required("id").asString();
        office.apply(id, "OVERWRITE");

        JsonNode zhang = office.web
                .post("/api/resident/v1/residents/searches", Map.of("q", "18913112121"))
                .expect(200)
                .json()
                .required("items")
                .get(0);
        String address = "/api/resident/v1/residents/" + zhang.required("id").asString();
        Web.Answer now = office.web.get(address).expect(200);
        office.web
                .put(address, now.etag(), Map.of("name", "张三丰", "gender", "MALE"))
                .expect(200);

        office.web.post("/api/import/v1/imports/" + id + "/undo", Map.of()).expect(202);
        JsonNode undone = office.state(id, Duration.ofMinutes(1), "UNDONE");
        assertThat(undone.required("undone").asInt()).isEqualTo(2);
        assertThat(undone.required("kept").asInt()).isEqualTo(1);
        assertThat(office.residents()).isEqualTo(1);
        JsonNode report = office.web
                .get("/api/import/v1/imports/" + id + "/report")
                .expect(200)
                .json();
        assertThat(report.required("kept").get(0).required("row").asInt()).isEqualTo(3);

        JsonNode trail = Waiting.until(
                "the audit trail",
                Duration.ofSeconds(20),
                () -> office.web
                        .get("/api/auth/v1/audit-entries?subjectType=resident")
                        .expect(200)
                        .json(),
                seen -> seen.toString().contains("resident.update"));
        assertThat(trail.toString()).doesNotContain("18913112121");
    }
}
