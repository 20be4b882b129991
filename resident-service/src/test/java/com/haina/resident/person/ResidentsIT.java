package com.haina.resident.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ResidentsIT extends ServiceTest {

    private static final String PEOPLE = "/api/resident/v1/residents";
    private static int number;

    @Autowired
    SweepResidents sweep;

    @Autowired
    Residents residents;

    private Answer community;
    private List<Object> rooms;

    /** A community of its own for each test: one building of two floors with two rooms each. */
    @BeforeEach
    void aBuilding() {
        community = community("小区" + ++number, "楼栋", "门牌号");
        String structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        post(structure + "/room-rules", Map.of("rule", "1栋 × 1-2层 × 2户")).is(HttpStatus.OK);
        String building =
                String.valueOf(get(structure + "/places").items().getFirst().get("id"));
        rooms = get(structure + "/places?parentId=" + building).all("id");
    }

    private static String mobile() {
        return "139%08d".formatted(++number);
    }

    private Answer register(String name, String mobile, int room, Identity identity) {
        return post(
                        PEOPLE,
                        Map.of(
                                "name",
                                name,
                                "mobile",
                                mobile,
                                "homes",
                                List.of(Map.of("roomId", rooms.get(room), "identity", identity))))
                .is(HttpStatus.CREATED);
    }

    private Answer people(String filter) {
        return get(PEOPLE + "?communityId=" + community.id() + "&" + filter).is(HttpStatus.OK);
    }

    @Test
    void mobileAndIdNumberAreMaskedInAnswersAndUnreadableInTheStore() {
        String mobile = mobile();
        Answer created = post(
                        PEOPLE,
                        Map.of(
                                "name",
                                "林秀兰",
                                "gender",
                                "FEMALE",
                                "mobile",
                                "+86 " + mobile,
                                "idNumber",
                                "440304198511080000"))
                .is(HttpStatus.CREATED);
        assertThat(created.body())
                .containsEntry("mobileMasked", mobile.substring(0, 3) + "****" + mobile.substring(7))
                .containsEntry("idNumberMasked", "440304********0000")
                .containsEntry("idNumberDoubts", List.of("CHECKSUM"));
        Document stored = mongo.getCollection("residents")
                .find(new Document("_id", created.id()))
                .first();
        assertThat(stored.toJson()).doesNotContain(mobile).doesNotContain("440304198511080000");
        assertThat(created.entity().toString()).doesNotContain(mobile);
    }

    @Test
    void aClearValueIsAnsweredForAReasonOnlyAndRecorded() {
        String mobile = mobile();
        Answer resident = register("冯立新", mobile, 0, Identity.OWNER);
        String reveals = PEOPLE + "/" + resident.id() + "/reveals";
        post(reveals, Map.of("field", "MOBILE", "reason", " ")).is(HttpStatus.BAD_REQUEST, "request.invalid");
        exchange(TestTokens.viewer(tenant), HttpMethod.POST, reveals, null, Map.of("field", "MOBILE", "reason", "核对"))
                .is(HttpStatus.FORBIDDEN);
        post(reveals, Map.of("field", "ID_NUMBER", "reason", "核对"))
                .is(HttpStatus.NOT_FOUND, "resident.nothing-to-reveal");
        Answer revealed = post(reveals, Map.of("field", "MOBILE", "reason", "水管漏水，需要电话联系"))
                .is(HttpStatus.OK);
        assertThat(revealed.body()).containsEntry("value", mobile);
        assertThat(revealed.entity().getHeaders().getCacheControl()).contains("no-store");
        assertThat(mongo.getCollection("audit_notes").countDocuments()).isPositive();
    }

    @Test
    void oneMobileIsOnePerson() {
        String mobile = mobile();
        register("董志强", mobile, 0, Identity.OWNER);
        post(PEOPLE, Map.of("name", "马小燕", "mobile", mobile)).is(HttpStatus.CONFLICT, "resident.mobile-taken");
        post(PEOPLE, Map.of("name", "马小燕", "mobile", "123")).is(HttpStatus.BAD_REQUEST, "request.invalid");
        String other = "tenant-other-of-mobiles";
        exchange(TestTokens.operator(other), HttpMethod.POST, PEOPLE, null, Map.of("name", "董志强", "mobile", mobile))
                .is(HttpStatus.CREATED);
    }

    @Test
    void aRoomHasSeveralPeopleAndAPersonSeveralRoomsWithOneDefault() {
        Answer owner = register("林建国", mobile(), 0, Identity.OWNER);
        register("林秀兰", mobile(), 0, Identity.OWNER);
        Answer both = post(
                        PEOPLE + "/" + owner.id() + "/occupancies",
                        owner.tag(),
                        Map.of("roomId", rooms.get(3), "identity", "OWNER", "movedInOn", "2025-08-19"))
                .is(HttpStatus.OK);
        assertThat(both.list("homes"))
                .extracting(home -> home.get("address"), home -> home.get("isDefault"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(community.text("name") + " 1栋101", true),
                        org.assertj.core.groups.Tuple.tuple(community.text("name") + " 1栋202", false));
        post(
                        PEOPLE + "/" + owner.id() + "/occupancies",
                        both.tag(),
                        Map.of("roomId", rooms.get(3), "identity", "TENANT"))
                .is(HttpStatus.CONFLICT, "resident.lives-there");
        Object second = both.list("homes").get(1).get("occupancyId");
        Answer preferred = put(PEOPLE + "/" + owner.id() + "/default-home", both.tag(), Map.of("occupancyId", second))
                .is(HttpStatus.OK);
        assertThat(preferred.list("homes").getFirst().get("occupancyId")).isEqualTo(second);
        assertThat(get(PEOPLE + "?placeId=" + rooms.get(0)).all("name")).containsExactlyInAnyOrder("林建国", "林秀兰");
        assertThat(people("total=true").body())
                .as("each person is counted once")
                .containsEntry("total", 2);
    }

    @Test
    void movingOutKeepsHistoryAndTheRoomCannotGoBefore() {
        Answer resident = register("何俊", mobile(), 1, Identity.TENANT);
        Answer room = get("/api/resident/v1/rooms/" + rooms.get(1));
        delete("/api/resident/v1/rooms/" + room.id(), room.tag())
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.inhabited");
        String life = PEOPLE + "/" + resident.id() + "/occupancies/"
                + resident.list("homes").getFirst().get("occupancyId");
        Answer later = put(
                        life,
                        resident.tag(),
                        Map.of("identity", "TENANT", "movedInOn", "2025-03-31", "movedOutOn", "2099-03-31"))
                .is(HttpStatus.OK);
        assertThat(later.list("homes")).as("the day lies ahead").hasSize(1);
        post(life + "/move-out", later.tag(), Map.of("movedOutOn", "2020-01-01"))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "resident.dates-reversed");
        Answer out = post(life + "/move-out", later.tag(), Map.of("movedOutOn", "2026-01-01"))
                .is(HttpStatus.OK);
        assertThat(out.list("homes")).isEmpty();
        delete("/api/resident/v1/rooms/" + room.id(), room.tag()).is(HttpStatus.NO_CONTENT);
        assertThat(get(PEOPLE + "/" + resident.id()).list("past").getFirst())
                .containsEntry("address", community.text("name") + " 1栋102")
                .containsEntry("movedOutOn", "2026-01-01")
                .containsEntry("identity", "TENANT");
    }

    @Test
    void whoseLastDayHasComeMovesOutByItself() {
        Answer resident = register("钱慧", mobile(), 2, Identity.TENANT);
        // As if the day had been set long ago and had lain ahead then.
        mongo.getCollection("residents")
                .updateOne(
                        new Document("_id", resident.id()),
                        new Document(
                                "$set",
                                new Document("leavesOn", "2026-01-01")
                                        .append("occupancies.0.movedOutOn", "2026-01-01")));
        assertThat(get(PEOPLE + "?placeId=" + rooms.get(2)).all("name")).containsExactly("钱慧");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            sweep.sweep();
            assertThat(get(PEOPLE + "?placeId=" + rooms.get(2)).items()).isEmpty();
        });
        assertThat(get(PEOPLE + "/" + resident.id()).list("past")).hasSize(1);
    }

    @Test
    void peopleAreFoundByEverythingAnOperatorKnows() {
        String mobile = mobile();
        Answer resident = post(
                        PEOPLE,
                        Map.of(
                                "name",
                                "古丽娜尔·阿不都",
                                "mobile",
                                mobile,
                                "idNumber",
                                "11010519491231002x",
                                "homes",
                                List.of(Map.of("roomId", rooms.get(3), "identity", "TENANT"))))
                .is(HttpStatus.CREATED);
        register("古天乐", mobile(), 0, Identity.OWNER);
        String ours = "古丽娜尔·阿不都";
        assertThat(people("q=" + mobile).all("name")).containsExactly(ours);
        assertThat(people("q=" + mobile.substring(7)).all("name")).contains(ours);
        assertThat(people("q=11010519491231002X").all("name")).containsExactly(ours);
        assertThat(people("q=" + query("古丽")).all("name")).containsExactly(ours);
        assertThat(people("q=" + query("古")).all("name")).containsExactlyInAnyOrder(ours, "古天乐");
        assertThat(people("q=" + query("1栋202")).all("name")).containsExactly(ours);
        assertThat(people("q=202").all("name")).containsExactly(ours);
        assertThat(people("identity=TENANT").all("name")).containsExactly(ours);
        assertThat(people("q=" + query("张")).items()).isEmpty();
        assertThat(post(PEOPLE + "/searches", Map.of("mobile", mobile)).all("id"))
                .containsExactly(resident.id());
        assertThat(post(
                                PEOPLE + "/searches",
                                Map.of("idNumber", "11010519491231002X", "mobileTail", mobile.substring(7)))
                        .all("id"))
                .containsExactly(resident.id());
        assertThat(post(PEOPLE + "/searches", Map.of("mobile", "13800000000")).items())
                .isEmpty();
        get(PEOPLE + "?sort=age").is(HttpStatus.BAD_REQUEST, "request.invalid");
    }

    @Test
    void listsAreOrderedByRoomOrNameAndPagedByCursor() {
        register("乙", mobile(), 3, Identity.OWNER);
        register("甲", mobile(), 0, Identity.OWNER);
        register("丙", mobile(), 2, Identity.OWNER);
        assertThat(people("sort=room").all("name")).containsExactly("甲", "丙", "乙");
        assertThat(people("sort=-room").all("name")).containsExactly("乙", "丙", "甲");
        assertThat(people("sort=name").all("name")).containsExactly("丙", "乙", "甲");
        Answer first = people("limit=2");
        register("丁", mobile(), 0, Identity.FAMILY);
        assertThat(people("limit=2&cursor=" + first.text("nextCursor")).all("name"))
                .as("an insert before the cursor moves nothing")
                .containsExactly("乙");
        get(PEOPLE + "?communityId=" + community.id() + "&sort=name&cursor=" + first.text("nextCursor"))
                .is(HttpStatus.BAD_REQUEST, "request.cursor-invalid");
    }

    @Test
    void renamingABuildingReordersItsPeople() {
        String structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        post(structure + "/room-rules", Map.of("rule", "2-2栋 × 1层 × 1户")).is(HttpStatus.OK);
        register("甲", mobile(), 0, Identity.OWNER);
        List<Map<String, Object>> buildings = get(structure + "/places").items();
        Object other = get(structure + "/places?parentId=" + buildings.get(1).get("id"))
                .items()
                .getFirst()
                .get("id");
        post(
                        PEOPLE,
                        Map.of(
                                "name",
                                "乙",
                                "mobile",
                                mobile(),
                                "homes",
                                List.of(Map.of("roomId", other, "identity", "OWNER"))))
                .is(HttpStatus.CREATED);
        assertThat(people("sort=room").all("name")).containsExactly("甲", "乙");
        Answer first = get("/api/resident/v1/nodes/" + buildings.getFirst().get("id"));
        put("/api/resident/v1/nodes/" + first.id(), first.tag(), Map.of("name", "9栋"))
                .is(HttpStatus.OK);
        assertThat(people("sort=room").all("name")).containsExactly("乙", "甲");
        assertThat(people("sort=room").items().get(1).get("homes").toString()).contains("9栋101");
    }

    @Test
    void twoRecordsOfOnePersonBecomeOne() {
        String mobile = mobile();
        Answer keeping = post(
                        PEOPLE,
                        Map.of("name", "徐丽君", "homes", List.of(Map.of("roomId", rooms.get(0), "identity", "OWNER"))))
                .is(HttpStatus.CREATED);
        Answer other = register("徐丽君", mobile, 0, Identity.FAMILY);
        other = post(
                        PEOPLE + "/" + other.id() + "/occupancies",
                        other.tag(),
                        Map.of("roomId", rooms.get(1), "identity", "OWNER"))
                .is(HttpStatus.OK);
        assertThat(get(PEOPLE + "/" + keeping.id() + "/duplicates").all("id")).containsExactly(other.id());
        post(PEOPLE + "/" + keeping.id() + "/merges", keeping.tag(), Map.of("residentId", keeping.id()))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "resident.not-mergeable");
        Answer merged = post(PEOPLE + "/" + keeping.id() + "/merges", keeping.tag(), Map.of("residentId", other.id()))
                .is(HttpStatus.OK);
        assertThat(merged.text("mobileMasked")).endsWith(mobile.substring(7));
        assertThat(merged.list("homes"))
                .extracting(home -> home.get("roomId"))
                .containsExactly(rooms.get(0), rooms.get(1));
        assertThat(get(PEOPLE + "/" + other.id()).body())
                .containsEntry("deleted", true)
                .containsEntry("mergedInto", keeping.id());
        assertThat(people("q=" + mobile).all("id")).containsExactly(keeping.id());
    }

    @Test
    void aMergeCutShortIsFinishedByTheSweep() {
        Answer keeping = register("沈佳怡", mobile(), 0, Identity.OWNER);
        Answer other = register("沈佳怡", mobile(), 1, Identity.OWNER);
        // The relay takes published events out of the document at its own time: a save in between is tried again.
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(OptimisticLockingFailureException.class)
                .until(() -> CurrentTenant.call(tenant, () -> {
                    Resident gone = residents.get(other.id());
                    gone.mergeInto(keeping.id(), Instant.now().plusSeconds(3_600), LocalDate.now());
                    residents.save(gone);
                    return true;
                }));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            sweep.sweep();
            assertThat(get(PEOPLE + "/" + keeping.id()).list("homes")).hasSize(2);
        });
        sweep.sweep();
        assertThat(get(PEOPLE + "/" + keeping.id()).list("homes")).hasSize(2);
    }

    @Test
    void aDeletedPersonIsOutOfSightCanComeBackAndIsPurgedInTheEnd() {
        String mobile = mobile();
        Answer resident = register("蒋文博", mobile, 0, Identity.OWNER);
        delete(PEOPLE + "/" + resident.id(), resident.tag()).is(HttpStatus.NO_CONTENT);
        assertThat(people("q=" + mobile).items()).isEmpty();
        assertThat(get(PEOPLE + "?deleted=true").all("id")).contains(resident.id());
        Answer deleted = get(PEOPLE + "/" + resident.id());
        Answer back = post(PEOPLE + "/" + resident.id() + "/restoration", deleted.tag(), Map.of())
                .is(HttpStatus.OK);
        assertThat(people("q=" + mobile).all("id")).containsExactly(resident.id());
        assertThat(back.list("homes")).hasSize(1);

        delete(PEOPLE + "/" + resident.id(), back.tag()).is(HttpStatus.NO_CONTENT);
        Answer successor = register("新人", mobile, 1, Identity.OWNER);
        post(
                        PEOPLE + "/" + resident.id() + "/restoration",
                        get(PEOPLE + "/" + resident.id()).tag(),
                        Map.of())
                .is(HttpStatus.CONFLICT, "resident.mobile-taken");
        mongo.getCollection("residents")
                .updateOne(
                        new Document("_id", resident.id()),
                        new Document(
                                "$set",
                                new Document(
                                        "purgeAt",
                                        java.util.Date.from(Instant.now().minusSeconds(1)))));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            sweep.sweep();
            get(PEOPLE + "/" + resident.id()).is(HttpStatus.NOT_FOUND);
        });
        get(PEOPLE + "/" + successor.id()).is(HttpStatus.OK);
    }

    @Test
    void whatSomebodyAppliedWithIsPurgedWithTheRecord() {
        String mobile = mobile();
        Answer resident = register("蒋文静", mobile, 0, Identity.OWNER);
        String follower = "wx0123456789abcdef.oPurged" + number;
        TestTokens.client(port(), TestTokens.follower(tenant, follower))
                .post()
                .uri("/api/resident/v1/my/verifications")
                .header("Idempotency-Key", follower)
                .body(Map.of(
                        "roomId",
                        rooms.get(0),
                        "identity",
                        "OWNER",
                        "name",
                        "蒋文静",
                        "mobile",
                        mobile,
                        "smsCode",
                        SMS_CODE))
                .retrieve()
                .toBodilessEntity();
        Document theirs = new Document("followerId", follower);
        assertThat(mongo.getCollection("bindings").countDocuments(theirs)).isEqualTo(1);
        delete(PEOPLE + "/" + resident.id(), "*").is(HttpStatus.NO_CONTENT);
        eventually(() -> assertThat(mongo.getCollection("bindings")
                        .countDocuments(new Document(theirs).append("activeKey", new Document("$exists", true))))
                .isZero());
        mongo.getCollection("residents")
                .updateOne(
                        new Document("_id", resident.id()),
                        new Document(
                                "$set",
                                new Document(
                                        "purgeAt",
                                        java.util.Date.from(Instant.now().minusSeconds(1)))));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            sweep.sweep();
            get(PEOPLE + "/" + resident.id()).is(HttpStatus.NOT_FOUND);
        });
        assertThat(mongo.getCollection("bindings").countDocuments(theirs)).isZero();
        assertThat(mongo.getCollection("verifications").countDocuments(theirs)).isZero();
    }

    @Test
    void anotherTenantAndALimitedOperatorSeeNobodyElses() {
        String mobile = mobile();
        Answer resident = register("吴国华", mobile, 0, Identity.OWNER);
        Answer elsewhere = community("别处" + number, "门牌号");
        String stranger = TestTokens.administrator("tenant-stranger");
        String limited = TestTokens.operator(tenant, List.of(elsewhere.id()));
        for (String token : List.of(stranger, limited)) {
            get(token, PEOPLE + "/" + resident.id()).is(HttpStatus.NOT_FOUND, "record.not-found");
            get(token, PEOPLE + "/" + resident.id() + "/duplicates").is(HttpStatus.NOT_FOUND);
            assertThat(get(token, PEOPLE + "?q=" + mobile).items()).isEmpty();
            assertThat(get(token, PEOPLE).items()).isEmpty();
            get(token, PEOPLE + "?placeId=" + rooms.get(0)).is(HttpStatus.NOT_FOUND);
            exchange(
                            token,
                            HttpMethod.POST,
                            PEOPLE + "/" + resident.id() + "/reveals",
                            null,
                            Map.of("field", "MOBILE", "reason", "不该看到"))
                    .is(HttpStatus.NOT_FOUND);
            exchange(token, HttpMethod.DELETE, PEOPLE + "/" + resident.id(), "*", null)
                    .is(HttpStatus.NOT_FOUND);
            exchange(
                            token,
                            HttpMethod.POST,
                            PEOPLE + "/" + resident.id() + "/occupancies",
                            "*",
                            Map.of("roomId", rooms.get(1), "identity", "OWNER"))
                    .is(HttpStatus.NOT_FOUND);
        }
        String allowed = TestTokens.operator(tenant, List.of(community.id()));
        assertThat(get(allowed, PEOPLE).all("name")).contains("吴国华");
    }
}
