package com.haina.resident.person;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import com.haina.contracts.audit.TrailEntry;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

class ManyResidentsIT extends ServiceTest {

    private static final String PEOPLE = "/api/resident/v1/residents";
    private static int number;

    private Answer community;
    private List<Object> rooms;
    private String building;

    @BeforeEach
    void aBuilding() {
        community = community("批量小区" + ++number, "楼栋", "单元", "门牌号");
        String structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        post(structure + "/room-rules", Map.of("rule", "1栋 × 2单元 × 1-2层 × 2户")).is(HttpStatus.OK);
        building = String.valueOf(get(structure + "/places").items().getFirst().get("id"));
        Object unit = get(structure + "/places?parentId=" + building)
                .items()
                .getFirst()
                .get("id");
        rooms = get(structure + "/places?parentId=" + unit).all("id");
    }

    private static String mobile() {
        return "137%08d".formatted(++number);
    }

    private Answer resident(String name, Map<String, Object> more) {
        Map<String, Object> request = new java.util.HashMap<>(more);
        request.put("name", name);
        request.put("homes", List.of(Map.of("roomId", rooms.getFirst(), "identity", "OWNER")));
        return post(PEOPLE, request).is(HttpStatus.CREATED);
    }

    private List<String> residents(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(resident("批量" + i, Map.of("mobile", mobile())).id());
        }
        return ids;
    }

    private List<Object> names(String filter) {
        return get(PEOPLE + "?limit=100&communityId=" + community.id() + "&" + filter)
                .is(HttpStatus.OK)
                .all("name");
    }

    @Test
    void whatWasConfirmedIsWhatHappensAndTheSameIdsTakeItBack() {
        List<String> ids = residents(3);
        Map<String, Object> filter = Map.of("communityId", community.id());
        assertThat(post(PEOPLE + "/bulk-removals", Map.of("filter", filter, "expected", 2))
                        .is(HttpStatus.CONFLICT, "resident.bulk-count-changed")
                        .text("detail"))
                .contains("2", "3");
        assertThat(names("")).hasSize(3);

        Answer removed = post(PEOPLE + "/bulk-removals", Map.of("filter", filter, "expected", 3))
                .is(HttpStatus.OK);
        assertThat(removed.body()).containsEntry("done", 3);
        assertThat(removed.list("failures")).isEmpty();
        assertThat(Instant.parse(removed.text("restorableUntil")))
                .isAfter(Instant.now().plusSeconds(29 * 24 * 3600));
        assertThat(names("")).isEmpty();

        Answer back = post(
                        PEOPLE + "/bulk-restorations",
                        Map.of("ids", removed.body().get("ids"), "expected", 3))
                .is(HttpStatus.OK);
        assertThat(back.body()).containsEntry("done", 3);
        assertThat(names("")).hasSize(3);
        assertThat(get(PEOPLE + "?mobileTail="
                                + get(PEOPLE + "/" + ids.getFirst())
                                        .text("mobileMasked")
                                        .substring(7))
                        .all("id"))
                .as("found by the mobile again")
                .contains(ids.getFirst());
    }

    @Test
    void whoCannotBeDoneIsNamedWithTheReasonAndTheOthersAreDone() {
        String shared = mobile();
        String gone = resident("先登记的", Map.of("mobile", shared)).id();
        String fine = resident("没问题的", Map.of("mobile", mobile())).id();
        post(PEOPLE + "/bulk-removals", Map.of("ids", List.of(gone, fine), "expected", 2))
                .is(HttpStatus.OK);
        resident("后登记的", Map.of("mobile", shared));
        Answer back = post(PEOPLE + "/bulk-restorations", Map.of("ids", List.of(gone, fine, "nobody"), "expected", 3))
                .is(HttpStatus.OK);
        assertThat(back.body()).containsEntry("done", 1).containsEntry("ids", List.of(fine));
        assertThat(back.list("failures"))
                .extracting(failure -> failure.get("id") + " " + failure.get("code"))
                .containsExactlyInAnyOrder("nobody record.not-found", gone + " resident.mobile-taken");
        assertThat(back.list("failures").toString()).doesNotContain("problem.");
        assertThat(names("")).containsExactlyInAnyOrder("没问题的", "后登记的");
    }

    @Test
    void manyAtOnceAreOneEntryOfTheTrail() {
        List<String> ids = residents(2);
        post(PEOPLE + "/bulk-tags", Map.of("people", Map.of("ids", ids, "expected", 2), "add", List.of("独居老人")))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(events.all("audit.recorded.v1"))
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .anyMatch(entry -> entry.contains("resident.bulk-tag")
                        && entry.contains("\"count\":\"2\"")
                        && entry.contains("独居老人")));
    }

    @Test
    void onlyWhoMayWriteAndOnlyWhoMaySee() {
        List<String> ids = residents(1);
        Map<String, Object> request = Map.of("ids", ids, "expected", 1);
        exchange(TestTokens.viewer(tenant), HttpMethod.POST, PEOPLE + "/bulk-removals", null, request)
                .is(HttpStatus.FORBIDDEN);
        Answer stranger = exchange(
                TestTokens.operator("tenant-bulk-stranger"), HttpMethod.POST, PEOPLE + "/bulk-removals", null, request);
        assertThat(stranger.body()).containsEntry("done", 0);
        Answer elsewhere = exchange(
                TestTokens.operator(tenant, List.of("another-community")),
                HttpMethod.POST,
                PEOPLE + "/bulk-removals",
                null,
                request);
        assertThat(elsewhere.body()).containsEntry("done", 0);
        assertThat(names("")).hasSize(1);
        post(PEOPLE + "/bulk-removals", Map.of("expected", 1)).is(HttpStatus.BAD_REQUEST, "request.invalid");
        List<String> tooMany = java.util.stream.IntStream.rangeClosed(0, ChangeManyResidents.MOST)
                .mapToObj(Integer::toString)
                .toList();
        post(PEOPLE + "/bulk-removals", Map.of("ids", tooMany, "expected", tooMany.size()))
                .is(HttpStatus.BAD_REQUEST, "request.invalid");
    }

    @Test
    void theHistorySaysWhoDidWhatAndTheReadersWhoSawWhat() {
        String id = resident("有来历的", Map.of("mobile", mobile())).id();
        get(PEOPLE + "/" + id + "/history").is(HttpStatus.SERVICE_UNAVAILABLE, "trail.unavailable");
        chunks.remember(
                id,
                new TrailEntry(
                        "2",
                        Instant.parse("2026-01-02T00:00:00Z"),
                        "op",
                        "王经理",
                        "resident.reveal",
                        Map.of(),
                        Map.of("field", "MOBILE"),
                        "水管漏水"),
                new TrailEntry(
                        "1",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "op",
                        "王经理",
                        "resident.update",
                        Map.of("gender", "", "homes", "a"),
                        Map.of("gender", "FEMALE", "homes", "b"),
                        null));
        post(PEOPLE + "/bulk-tags", Map.of("people", Map.of("ids", List.of(id), "expected", 1), "add", List.of("x")))
                .is(HttpStatus.OK);
        Answer history = get(PEOPLE + "/" + id + "/history").is(HttpStatus.OK);
        assertThat(history.all("action")).containsExactly("resident.bulk-tag", "resident.update");
        assertThat(history.items().getLast())
                .containsEntry("actorName", "王经理")
                .containsEntry("after", Map.of("gender", "FEMALE", "homes", "b"));
        assertThat(get(TestTokens.operator(tenant, List.of(community.id())), PEOPLE + "/" + id + "/history")
                        .items()
                        .getLast())
                .as("rooms may be in communities that a limited operator does not see")
                .containsEntry("after", Map.of("gender", "FEMALE"));
        assertThat(get(PEOPLE + "/" + id + "/reveals").is(HttpStatus.OK).items())
                .containsExactly(Map.of(
                        "time",
                        "2026-01-02T00:00:00Z",
                        "actorId",
                        "op",
                        "actorName",
                        "王经理",
                        "field",
                        "MOBILE",
                        "reason",
                        "水管漏水"));
        get(TestTokens.operator("tenant-bulk-stranger"), PEOPLE + "/" + id + "/history")
                .is(HttpStatus.NOT_FOUND);
    }

    @Test
    void tagsAreKeptFoundGivenAndTakenTogether() {
        Answer tagged = resident("有标签", Map.of("tags", List.of("党员", " 志愿者 ")));
        assertThat(tagged.body()).containsEntry("tags", List.of("党员", "志愿者"));
        String other = resident("没标签", Map.of()).id();
        assertThat(names("tag=" + query("志愿者"))).containsExactly("有标签");
        assertThat(names("tag=" + query("志愿者") + "&tag=" + query("租客"))).isEmpty();

        Map<String, Object> both = Map.of("ids", List.of(tagged.id(), other), "expected", 2);
        post(PEOPLE + "/bulk-tags", Map.of("people", both, "add", List.of("租客"), "remove", List.of("党员")))
                .is(HttpStatus.OK);
        assertThat(names("tag=" + query("租客"))).containsExactlyInAnyOrder("有标签", "没标签");
        assertThat(names("tag=" + query("党员"))).isEmpty();

        List<String> nine = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        Answer full =
                post(PEOPLE + "/bulk-tags", Map.of("people", both, "add", nine)).is(HttpStatus.OK);
        assertThat(full.list("failures"))
                .extracting(failure -> failure.get("code"))
                .containsExactly("resident.too-many-tags");
        Answer current = get(PEOPLE + "/" + other);
        Answer kept = put(PEOPLE + "/" + other, current.tag(), Map.of("name", "没标签"));
        assertThat(kept.body())
                .as("absent leaves them")
                .containsEntry("tags", current.body().get("tags"));
        put(PEOPLE + "/" + other, kept.tag(), Map.of("name", "没标签", "tags", List.of("x".repeat(21))))
                .is(HttpStatus.BAD_REQUEST, "request.invalid");
    }

    @Test
    void filtersNarrowTogetherAndCount() {
        Instant before = Instant.now();
        resident("阿有手机", Map.of("mobile", mobile()));
        resident("阿无手机", Map.of("idNumber", "440304198511080000"));
        assertThat(names("hasMobile=true")).containsExactly("阿有手机");
        assertThat(names("hasMobile=false&doubtful=true")).containsExactly("阿无手机");
        assertThat(names("doubtful=false")).containsExactly("阿有手机");
        String here = "&communityId=" + community.id();
        assertThat(get(PEOPLE + "?total=true&hasMobile=false" + here).body()).containsEntry("total", 1);
        assertThat(get(PEOPLE + "?total=true&doubtful=true" + here).body()).containsEntry("total", 1);
        assertThat(get(PEOPLE + "?total=true&hasMobile=true" + here).body()).containsEntry("total", 1);
        assertThat(names("changedSince=" + before)).hasSize(2);
        assertThat(names("changedSince=" + Instant.now().plusSeconds(60))).isEmpty();
        assertThat(names("sort=name")).containsExactly("阿无手机", "阿有手机");
        assertThat(names("sort=-changed")).containsExactly("阿无手机", "阿有手机");
        Answer counted = get(PEOPLE + "?total=true&limit=1&hasMobile=true&identity=OWNER&q=" + query("阿")
                + "&communityId=" + community.id());
        assertThat(counted.body()).containsEntry("total", 1);
        assertThat(get(PEOPLE + "?total=true&limit=1&communityId=" + community.id())
                        .body())
                .containsEntry("total", 2);
    }

    @Test
    void aLongNameWithMiddleDotsIsFoundByItsWholeAndByItsBeginning() {
        String name = "古丽米热·阿卜杜热西提·买买提依明·吐尔逊江之代管联系人";
        resident(name, Map.of());
        assertThat(names("q=" + query(name))).containsExactly(name);
        assertThat(names("q=" + query("古丽米热·阿卜"))).containsExactly(name);
        assertThat(names("q=" + query("古丽米热阿卜"))).containsExactly(name);
    }

    @Test
    void aPersonWhoGetsAMobileIsNotAmongThoseWithout() {
        String id = resident("阿补手机", Map.of("idNumber", "440304198511080000")).id();
        String without = PEOPLE + "?hasMobile=false&total=true&communityId=" + community.id();
        assertThat(get(without).all("id")).containsExactly(id);
        Answer read = get(PEOPLE + "/" + id);
        put(PEOPLE + "/" + id, read.tag(), Map.of("name", "阿补手机", "mobile", mobile()))
                .is(HttpStatus.OK);
        assertThat(get(without).body()).containsEntry("total", 0);
        assertThat(get(PEOPLE + "?hasMobile=true&total=true&communityId=" + community.id())
                        .body())
                .containsEntry("total", 1);
        delete(PEOPLE + "/" + id, get(PEOPLE + "/" + id).tag()).is(HttpStatus.NO_CONTENT);
        assertThat(get(PEOPLE + "?hasMobile=true&total=true&communityId=" + community.id())
                        .body())
                .containsEntry("total", 0);
    }

    @Test
    void anExportHasTheTemplatesColumnsAndIsMaskedUnlessThereIsAReason() throws Exception {
        String mobile = mobile();
        resident("=1+1<陈>", Map.of("mobile", mobile, "gender", "FEMALE", "idNumber", "440304198511080000"));
        Map<String, Object> filter = Map.of("communityId", community.id());
        String masked = sheet(operator(), Map.of("filter", filter));
        assertThat(masked)
                .containsSubsequence("姓名", "性别", "身份", "手机", "证件号", "小区", "楼栋", "单元", "门牌号")
                .containsSubsequence("=1+1&lt;陈&gt;", "女", "业主", "137****", community.text("name"), "1栋", "1单元", "101")
                .doesNotContain(mobile, "440304198511080000");
        post(PEOPLE + "/exports", Map.of("filter", filter, "clear", true))
                .is(HttpStatus.BAD_REQUEST, "request.invalid");
        events.forgetAll();
        assertThat(sheet(operator(), Map.of("filter", filter, "clear", true, "reason", "年度核对")))
                .contains(mobile, "440304198511080000");
        eventually(() -> assertThat(events.all("audit.recorded.v1"))
                .map(event -> new String(event, StandardCharsets.UTF_8))
                .anyMatch(entry -> entry.contains("resident.export")
                        && entry.contains("\"count\":\"1\"")
                        && entry.contains("年度核对")));
        assertThat(sheet(TestTokens.operator("tenant-bulk-stranger"), Map.of())).doesNotContain("陈");
        exchange(TestTokens.viewer(tenant), HttpMethod.POST, PEOPLE + "/exports", null, Map.of())
                .is(HttpStatus.FORBIDDEN);
    }

    private String sheet(String token, Map<String, Object> request) throws Exception {
        byte[] file = TestTokens.client(port(), token)
                .post()
                .uri(PEOPLE + "/exports")
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
    void aBuildingIsOnePictureWithThePeopleOfEachRoom() {
        resident("甲", Map.of("mobile", mobile()));
        resident("乙", Map.of());
        Answer grid = get("/api/resident/v1/nodes/" + building + "/grid").is(HttpStatus.OK);
        assertThat(grid.list("columns"))
                .extracting(column -> column.get("names"))
                .containsExactly(List.of("1单元"), List.of("2单元"));
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> cells =
                (List<Map<String, Object>>) grid.list("columns").getFirst().get("rooms");
        assertThat(cells)
                .extracting(cell -> cell.get("name") + " " + cell.get("floor") + " " + cell.get("residents") + " "
                        + cell.get("withMobile"))
                .containsExactly("101 1 2 1", "102 1 0 0", "201 2 0 0", "202 2 0 0");
        assertThat(get("/api/resident/v1/nodes/" + building).body())
                .containsEntry("children", 2)
                .containsEntry("rooms", 8)
                .containsEntry("residents", 2);
        exchange(
                        TestTokens.operator("tenant-bulk-stranger"),
                        HttpMethod.GET,
                        "/api/resident/v1/nodes/" + building + "/grid",
                        null,
                        null)
                .is(HttpStatus.NOT_FOUND);
    }
}
