package com.haina.staff.member;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;

import com.haina.contracts.audit.TrailEntry;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.outbox.Ids;
import com.haina.staff.Http;
import com.haina.staff.Peers;
import com.haina.staff.StaffEvents;
import com.haina.staff.WithStaffService;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

@WithStaffService
class MembersIT {

    private static final String MEMBERS = "/api/staff/v1/members";

    /** A tenant of its own for each test. */
    private final String tenant = "t-" + Ids.next();

    private final String c1 = "c1-" + tenant;
    private final String c2 = "c2-" + tenant;

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    PurgeMembers purge;

    @Autowired
    StaffEvents events;

    private Http http;
    private String works = "";
    private String group = "";
    private String desk = "";

    @BeforeEach
    void office() {
        Peers.communities(tenant, Peers.community(c1, "滨江•万家星城", "万家星城"), Peers.community(c2, "欢乐谷"));
        http = new Http(port, TestTokens.operator(tenant));
        works = department("工程部", null);
        group = department("维修组", works);
        desk = department("客服部", null);
    }

    @Test
    void showsPersonalValuesMaskedAndStoresThemSealed() {
        String id = create("李四", "13625895631", Map.of("wechatId", "lisi", "address", "南山区星海名城二期"));
        Http.Answer read = http.get(MEMBERS + "/" + id);
        assertThat(read.body())
                .containsEntry("mobileMasked", "136****5631")
                .containsEntry("wechatIdMasked", "l***")
                .containsEntry("wechatIdDoubtful", true)
                .containsEntry("addressMasked", "南山区星*****")
                .containsEntry("department", "工程部/维修组")
                .containsEntry("state", "ACTIVE");
        assertThat(read.text("communities")).contains("滨江•万家星城");
        String stored = mongo.getCollection("members")
                .find(new Document("_id", id))
                .first()
                .toJson();
        assertThat(stored).doesNotContain("13625895631", "5631", "lisi", "星海名城");
        assertThat(read.body().toString()).doesNotContain("13625895631");
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        Http.Answer answer = http.post(
                MEMBERS, member("王五", "12345", Map.of("departmentId", "none", "communityIds", List.of(c1, "c9"))));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors")).contains("/mobile", "/departmentId", "/communityIds");
        Map<String, Object> empty = new HashMap<>(member("王五", "13625895631", Map.of()));
        empty.remove("position");
        assertThat(http.post(MEMBERS, empty).text("errors")).contains("/position");
    }

    @Test
    void readsAMobileAsPeopleWriteItAndKeepsItUnique() {
        create("李四", "+86 136-2589-5631", Map.of());
        Http.Answer second = http.post(MEMBERS, member("别人", "13625895631", Map.of()));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("member.mobile-taken");
    }

    @Test
    void findsByMobileLastFourDigitsNamePrefixDepartmentPathAndWeChatId() {
        create("李四", "13625895631", Map.of("wechatId", "lisi_2020"));
        create("李四光", "13625895632", Map.of("departmentId", desk));
        create("王五", "13700005631", Map.of("departmentId", desk));
        assertThat(search("13625895631")).containsExactly("李四");
        assertThat(search("+86 136 2589 5631")).containsExactly("李四");
        assertThat(search("5631")).containsExactlyInAnyOrder("李四", "王五");
        assertThat(search("李四")).containsExactlyInAnyOrder("李四", "李四光");
        assertThat(search("四")).isEmpty();
        assertThat(search("工程部—维修")).containsExactly("李四");
        assertThat(search("客服部")).containsExactlyInAnyOrder("李四光", "王五");
        assertThat(search("lisi_2020")).containsExactly("李四");
        assertThat(search("13625895699")).isEmpty();
    }

    @Test
    void filtersByDepartmentWithWhatIsBelowByCommunityPositionAndState() {
        create("甲", "13625890001", Map.of("departmentId", works, "position", "经理"));
        create("乙", "13625890002", Map.of("communityIds", List.of(c2)));
        create("丙", "13625890003", Map.of("departmentId", desk, "communityIds", List.of(c1, c2), "rank", "M2"));
        assertThat(list("departmentId=" + works)).containsExactly("甲", "乙");
        assertThat(list("departmentId=" + works + "&below=false")).containsExactly("甲");
        assertThat(list("communityId=" + c2)).containsExactly("乙", "丙");
        assertThat(list("position=经理")).containsExactly("甲");
        assertThat(list("rank=M2")).containsExactly("丙");
        assertThat(list("state=LEFT")).isEmpty();
        assertThat(http.get("/api/staff/v1/positions").each("name")).containsExactlyInAnyOrder("维修工", "经理");
        assertThat(http.get(MEMBERS + "?sort=salary").status()).isEqualTo(400);
    }

    @Test
    void pagesThroughEqualNamesInBothDirections() {
        for (int i = 0; i < 5; i++) {
            create(i < 3 ? "同名" : "乙" + i, "1362589000" + i, Map.of());
        }
        for (String sort : List.of("name", "-name", "createdAt", "-updatedAt")) {
            Http.Answer page = http.get(MEMBERS + "?limit=2&total=true&sort=" + sort);
            assertThat(page.text("total")).isEqualTo("5");
            List<String> seen = new ArrayList<>(page.each("id"));
            while (page.body().get("nextCursor") != null) {
                page = http.get(MEMBERS + "?limit=2&sort={sort}&cursor={cursor}", sort, page.text("nextCursor"));
                seen.addAll(page.each("id"));
            }
            assertThat(seen).as(sort).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void correctsOnlyWhatIsSaidAndOnlyTheStateThatWasSeen() {
        String id = create("李四", "13625895631", Map.of("rank", "M1"));
        Http.Answer read = http.get(MEMBERS + "/" + id);
        assertThat(http.patch(MEMBERS + "/" + id, null, Map.of("name", "李肆")).status())
                .isEqualTo(428);
        Http.Answer changed =
                http.patch(MEMBERS + "/" + id, read.tag(), Map.of("name", "李肆", "rank", "", "mobile", "13700000000"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .containsEntry("name", "李肆")
                .containsEntry("mobileMasked", "137****0000")
                .doesNotContainEntry("rank", "M1")
                .containsEntry("position", "维修工");
        assertThat(http.patch(MEMBERS + "/" + id, read.tag(), Map.of("name", "旧"))
                        .status())
                .isEqualTo(412);
        assertThat(search("13625895631")).isEmpty();
        assertThat(search("13700000000")).containsExactly("李肆");
    }

    @Test
    void keepsTransfersAndDeparturesAsHistory() {
        String id = create("李四", "13625895631", Map.of("since", "2024-03-01"));
        Http.Answer moved = http.post(
                MEMBERS + "/" + id + "/transfers",
                "*",
                Map.of("departmentId", desk, "position", "客服", "on", "2025-01-01", "note", "本人申请"));
        assertThat(moved.body()).containsEntry("department", "客服部").containsEntry("since", "2025-01-01");
        Http.Answer left =
                http.post(MEMBERS + "/" + id + "/departure", "*", Map.of("on", "2025-06-30", "reason", "合同到期"));
        assertThat(left.body()).containsEntry("state", "LEFT").containsEntry("leftOn", "2025-06-30");
        assertThat(http.post(MEMBERS + "/" + id + "/transfers", "*", Map.of("position", "x"))
                        .text("code"))
                .isEqualTo("member.left-already");
        Http.Answer back =
                http.post(MEMBERS + "/" + id + "/return", "*", Map.of("departmentId", group, "on", "2025-09-01"));
        assertThat(back.body()).containsEntry("state", "ACTIVE");
        assertThat(back.body().get("leftOn")).isNull();
        List<Map<String, Object>> history =
                http.get(MEMBERS + "/" + id + "/history").items();
        assertThat(history).extracting(past -> past.get("department")).containsExactly("工程部/维修组", "客服部");
        assertThat(history).extracting(past -> past.get("from")).containsExactly("2024-03-01", "2025-01-01");
        assertThat(history).extracting(past -> past.get("until")).containsExactly("2025-01-01", "2025-06-30");
        assertThat(history).extracting(past -> past.get("ending")).containsExactly("TRANSFER", "DEPARTURE");
    }

    @Test
    void findsByAMobileThatStandsInNoAddress() {
        create("李四", "13625895631", Map.of());
        create("王五", "13625895632", Map.of());
        assertThat(http.post(MEMBERS + "/searches?total=true", Map.of("q", "13625895631"))
                        .each("name"))
                .containsExactly("李四");
        assertThat(http.post(MEMBERS + "/searches", Map.of("sort", "mobile")).status())
                .isEqualTo(400);
    }

    @Test
    void mergesTwoRecordsOfOnePerson() {
        String stays = create("李四", "13625895631", Map.of());
        String goes = create("李四", "13625895632", Map.of("address", "南山区", "rank", "M1", "communityIds", List.of(c2)));
        http.post(MEMBERS + "/" + goes + "/transfers", "*", Map.of("position", "班长"));
        Http.Answer merged = http.post(MEMBERS + "/" + stays + "/merges", "*", Map.of("otherId", goes));
        assertThat(merged.body()).containsEntry("mobileMasked", "136****5631").containsEntry("rank", "M1");
        assertThat(merged.text("communities")).contains(c1, c2);
        assertThat(http.get(MEMBERS + "/" + stays + "/history").items()).hasSize(1);
        assertThat(list("q=李四")).containsExactly("李四");
        assertThat(http.get(MEMBERS + "/" + goes).body()).containsEntry("mergedInto", stays);
        assertThat(http.post(MEMBERS + "/" + stays + "/merges", "*", Map.of("otherId", stays))
                        .text("code"))
                .isEqualTo("member.merge-with-itself");
        // The number of the record that went is free again.
        create("新人", "13625895632", Map.of());
    }

    @Test
    void deletesSoftlyRestoresAndPurges() {
        String id = create("李四", "13625895631", Map.of());
        assertThat(http.delete(MEMBERS + "/" + id, "*").status()).isEqualTo(204);
        assertThat(list("q=李四")).isEmpty();
        assertThat(list("deleted=true")).containsExactly("李四");
        assertThat(http.delete(MEMBERS + "/" + id, "*").status()).isEqualTo(404);
        assertThat(http.post(MEMBERS + "/" + id + "/restoration", "*", null).status())
                .isEqualTo(200);
        assertThat(search("13625895631")).containsExactly("李四");
        http.delete(MEMBERS + "/" + id, "*");
        purge.purge(Instant.now().minus(Duration.ofDays(30)));
        assertThat(http.get(MEMBERS + "/" + id).status()).isEqualTo(200);
        // A record whose last event is just being published is left to the next sweep.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            purge.purge(Instant.now().plusSeconds(1));
            return http.get(MEMBERS + "/" + id).status() == 404;
        });
    }

    @Test
    void restoringFailsOnceTheMobileBelongsToSomebodyElse() {
        String id = create("李四", "13625895631", Map.of());
        http.delete(MEMBERS + "/" + id, "*");
        create("新人", "13625895631", Map.of());
        assertThat(http.post(MEMBERS + "/" + id + "/restoration", "*", null).text("code"))
                .isEqualTo("member.mobile-taken");
    }

    @Test
    void revealsAValueForAReasonAndWritesDownWhoAsked() {
        String id = create("李四", "13625895631", Map.of());
        String reveals = MEMBERS + "/" + id + "/reveals";
        assertThat(http.post(reveals, Map.of("field", "MOBILE", "reason", "")).status())
                .isEqualTo(400);
        Http viewer = new Http(port, TestTokens.viewer(tenant));
        assertThat(viewer.post(reveals, Map.of("field", "MOBILE", "reason", "联系员工"))
                        .status())
                .isEqualTo(403);
        assertThat(http.post(reveals, Map.of("field", "ADDRESS", "reason", "联系员工"))
                        .text("code"))
                .isEqualTo("member.nothing-to-reveal");
        Http.Answer revealed = http.post(reveals, Map.of("field", "MOBILE", "reason", "电梯困人联系"));
        assertThat(revealed.text("value")).isEqualTo("13625895631");
        assertThat(mongo.getCollection("audit_notes")
                        .find(new Document("tenantId", tenant))
                        .into(new ArrayList<>()))
                .hasSize(1);
    }

    @Test
    void recordsEveryChangeWithMaskedValuesInTheAuditTrail() {
        String id = create("李四", "13625895631", Map.of());
        http.patch(MEMBERS + "/" + id, "*", Map.of("mobile", "13700000000"));
        List<String> published = events.await(id, AuditRecorded.TYPE, 2);
        assertThat(published.getFirst()).contains("member.create");
        assertThat(published.getLast())
                .contains("member.update", "136****5631", "137****0000", "张管理")
                .doesNotContain("13625895631", "13700000000", "李四");
    }

    @Test
    void manyAreTransferredLeaveAndComeBackTogether() {
        String li = create("李四", "13625895631", Map.of());
        String wang = create("王五", "13625895632", Map.of());
        String gone = create("赵六", "13625895633", Map.of());
        http.post(MEMBERS + "/" + gone + "/departure", "*", Map.of());
        assertThat(http.post(MEMBERS + "/bulk-transfers", Map.of("ids", List.of(li), "departmentId", "none"))
                        .text("errors"))
                .contains("/departmentId");
        Http.Answer moved = http.post(
                MEMBERS + "/bulk-transfers",
                Map.of("ids", List.of(li, wang, gone, "nobody"), "departmentId", desk, "note", "重组"));
        assertThat(moved.body()).containsEntry("done", 2).containsEntry("ids", List.of(li, wang));
        assertThat(moved.text("failures")).contains("member.left-already", "record.not-found");
        assertThat(list("departmentId=" + desk)).containsExactly("李四", "王五");
        assertThat(http.get(MEMBERS + "/" + li + "/history").each("department")).containsExactly("工程部/维修组");

        Http.Answer left = http.post(
                MEMBERS + "/bulk-departures", Map.of("ids", List.of(li, wang), "on", "2026-03-31", "reason", "外包"));
        assertThat(left.body()).containsEntry("done", 2);
        assertThat(list("state=LEFT")).containsExactly("李四", "王五", "赵六");
        assertThat(http.post(MEMBERS + "/bulk-returns", Map.of("ids", List.of(li, wang)))
                        .body())
                .containsEntry("done", 2);
        assertThat(list("state=LEFT")).containsExactly("赵六");

        http.post(MEMBERS + "/bulk-removals", Map.of("ids", List.of(li, wang)));
        create("新人", "13625895632", Map.of());
        Http.Answer back = http.post(MEMBERS + "/bulk-restorations", Map.of("ids", List.of(li, wang)));
        assertThat(back.body()).containsEntry("ids", List.of(li));
        assertThat(back.text("failures")).contains(wang, "member.mobile-taken").doesNotContain("problem.");
        Http other = new Http(port, TestTokens.operator("t-" + Ids.next()));
        assertThat(other.post(MEMBERS + "/bulk-removals", Map.of("ids", List.of(li)))
                        .body())
                .containsEntry("done", 0);
        assertThat(new Http(port, TestTokens.viewer(tenant))
                        .post(MEMBERS + "/bulk-removals", Map.of("ids", List.of(li)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anExportHasTheTemplatesColumnsAndIsMaskedUnlessThereIsAReason() throws Exception {
        create("李四", "13625895631", Map.of("address", "南山区星海名城二期", "communityIds", List.of(c1, c2)));
        String other = create("王五", "13625895632", Map.of("departmentId", desk));
        assertThat(sheet(Map.of("filter", Map.of("departmentId", works))))
                .containsSubsequence("姓名", "性别", "手机", "住址", "所属部门", "职位", "职级", "服务小区", "微信号")
                .containsSubsequence("李四", "男", "136****5631", "工程部—维修组", "维修工", "滨江•万家星城、欢乐谷")
                .doesNotContain("13625895631", "星海名城", "王五");
        assertThat(http.post(MEMBERS + "/exports", Map.of("clear", true)).text("errors"))
                .contains("/reason");
        assertThat(sheet(Map.of("ids", List.of(other, "nobody"), "clear", true, "reason", "年度核对")))
                .contains("王五", "13625895632")
                .doesNotContain("李四");
        assertThat(mongo.getCollection("audit_notes")
                        .find(new Document("tenantId", tenant))
                        .into(new ArrayList<>()))
                .hasSize(2);
        assertThat(new Http(port, TestTokens.viewer(tenant))
                        .post(MEMBERS + "/exports", Map.of())
                        .status())
                .isEqualTo(403);
    }

    private String sheet(Map<String, Object> request) throws IOException {
        byte[] file = TestTokens.client(port, TestTokens.operator(tenant))
                .post()
                .uri(MEMBERS + "/exports")
                .contentType(MediaType.APPLICATION_JSON)
                .body(request)
                .retrieve()
                .body(byte[].class);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (!zip.getNextEntry().getName().equals("xl/worksheets/sheet1.xml")) {
                zip.closeEntry();
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theChangesSayWhoDidWhatAndTheReadersWhoSawWhat() {
        String id = create("李四", "13625895631", Map.of());
        assertThat(http.get(MEMBERS + "/" + id + "/changes").text("code")).isEqualTo("trail.unavailable");
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        Peers.trail(
                id,
                new TrailEntry("2", then, "op", "王经理", "member.reveal", Map.of(), Map.of("field", "mobile"), "电梯困人"),
                new TrailEntry("1", then, "op", "王经理", "member.update", Map.of(), Map.of("rank", "M2"), null));
        http.post(MEMBERS + "/bulk-transfers", Map.of("ids", List.of(id), "departmentId", desk));
        Http.Answer changes = http.get(MEMBERS + "/" + id + "/changes");
        assertThat(changes.each("action")).containsExactly("member.bulk-transfer", "member.update");
        assertThat(changes.items().getLast()).containsEntry("after", Map.of("rank", "M2"));
        assertThat(http.get(MEMBERS + "/" + id + "/reveals").items())
                .containsExactly(Map.of(
                        "time",
                        then.toString(),
                        "actorId",
                        "op",
                        "actorName",
                        "王经理",
                        "field",
                        "mobile",
                        "reason",
                        "电梯困人"));
        assertThat(new Http(port, TestTokens.operator("t-" + Ids.next()))
                        .get(MEMBERS + "/" + id + "/changes")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOperatorLimitedToCommunitiesSeesOnlyThoseWhoServeThem() {
        String mine = create("甲", "13625890001", Map.of("communityIds", List.of(c1, c2)));
        String others = create("乙", "13625890002", Map.of("communityIds", List.of(c2)));
        Http limited = new Http(port, TestTokens.operator(tenant, List.of(c1)));
        assertThat(limited.get(MEMBERS).each("name")).containsExactly("甲");
        assertThat(limited.get(MEMBERS + "?communityId=" + c2).items()).isEmpty();
        assertThat(limited.get(MEMBERS + "/" + mine).status()).isEqualTo(200);
        assertThat(limited.get(MEMBERS + "/" + others).status()).isEqualTo(404);
        assertThat(limited.post(MEMBERS + "/" + others + "/reveals", Map.of("field", "MOBILE", "reason", "好奇"))
                        .status())
                .isEqualTo(404);
        assertThat(limited.post(MEMBERS, member("丙", "13625890003", Map.of("communityIds", List.of(c2))))
                        .text("errors"))
                .contains("/communityIds");
    }

    @Test
    void anotherTenantFindsNothingHere() {
        String id = create("李四", "13625895631", Map.of());
        String own = create("王五", "13625895632", Map.of());
        Http other = new Http(port, TestTokens.administrator("t-" + Ids.next()));
        String path = MEMBERS + "/" + id;
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + "/history").status()).isEqualTo(404);
        assertThat(other.patch(path, "*", Map.of("name", "夺取")).status()).isEqualTo(404);
        assertThat(other.delete(path, "*").status()).isEqualTo(404);
        assertThat(other.post(path + "/transfers", "*", Map.of("position", "x")).status())
                .isEqualTo(404);
        assertThat(other.post(path + "/departure", "*", Map.of()).status()).isEqualTo(404);
        assertThat(other.post(path + "/return", "*", Map.of()).status()).isEqualTo(404);
        assertThat(other.post(path + "/restoration", "*", null).status()).isEqualTo(404);
        assertThat(other.post(path + "/merges", "*", Map.of("otherId", own)).status())
                .isEqualTo(404);
        assertThat(other.post(path + "/reveals", Map.of("field", "MOBILE", "reason", "联系员工"))
                        .status())
                .isEqualTo(404);
        assertThat(other.get(MEMBERS + "?q=13625895631").items()).isEmpty();
        assertThat(other.get(MEMBERS).items()).isEmpty();
        assertThat(http.get(path).text("name")).isEqualTo("李四");
    }

    private String department(String name, @Nullable String parentId) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        if (parentId != null) {
            body.put("parentId", parentId);
        }
        return http.post("/api/staff/v1/departments", body).text("id");
    }

    private Map<String, Object> member(String name, String mobile, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("gender", "MALE");
        body.put("mobile", mobile);
        body.put("wechatId", "wx_" + mobile.substring(mobile.length() - 4) + "_ok");
        body.put("departmentId", group);
        body.put("position", "维修工");
        body.put("communityIds", List.of(c1));
        body.putAll(more);
        return body;
    }

    private String create(String name, String mobile, Map<String, Object> more) {
        Http.Answer answer = http.post(MEMBERS, member(name, mobile, more));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.text("id");
    }

    private List<String> search(String text) {
        return http.get(MEMBERS + "?q={q}", text).each("name");
    }

    private List<String> list(String filters) {
        return http.get(MEMBERS + "?sort=createdAt&" + filters).each("name");
    }
}
