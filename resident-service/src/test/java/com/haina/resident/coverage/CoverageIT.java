package com.haina.resident.coverage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.follower.FollowerChanged;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ClaimOpened;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The funnel follows what events tell, however often and in whatever order of subjects; every number is a list of people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageIT extends ServiceTest {

    private static final String APP = "wx0000000000000001";

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    SweepCoverage sweep;

    private int named;

    /** What was sent, to be sent again. */
    private record Sent(String topic, String type, String subject, long sequence, Object data) {}

    private final List<Sent> sent = new ArrayList<>();

    private String structure = "";

    private Answer community(String name) {
        Answer made = community(name, "楼栋", "门牌号");
        structure = "/api/resident/v1/communities/" + made.id() + "/structures/" + structureId(made);
        return made;
    }

    private String building(String name) {
        return post(structure + "/nodes", Map.of("name", name))
                .is(HttpStatus.CREATED)
                .id();
    }

    private String room(String building, String name) {
        return post(structure + "/rooms", Map.of("parentId", building, "name", name))
                .is(HttpStatus.CREATED)
                .id();
    }

    private String resident(String roomId, String identity) {
        Answer made = post("/api/resident/v1/residents", Map.of("name", "住户" + ++named))
                .is(HttpStatus.CREATED);
        post(
                        "/api/resident/v1/residents/" + made.id() + "/occupancies",
                        "*",
                        Map.of("roomId", roomId, "identity", identity))
                .is(HttpStatus.OK);
        return made.id();
    }

    private static String follower(String person) {
        return APP + "." + person;
    }

    private void tell(String topic, String type, String subject, long sequence, Object data) {
        Sent event = new Sent(topic, type, subject, sequence, data);
        sent.add(event);
        send(event);
    }

    private void send(Sent event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                event.topic(), event.subject(), EventJson.write(event.data()).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                message.headers(),
                Ids.next(),
                event.type(),
                "/test",
                event.subject(),
                event.sequence(),
                Instant.now(),
                tenant,
                null);
        kafka.send(message).join();
    }

    private void follows(String person, long sequence, boolean following, @Nullable Instant window, boolean templates) {
        tell(
                "wechat.events",
                FollowerChanged.TYPE,
                follower(person),
                sequence,
                new FollowerChanged(APP, following, window, templates));
    }

    private void verified(String person, String resident, String community, String room) {
        tell(
                "resident.events",
                ResidentVerified.TYPE,
                "binding-" + person + room,
                1,
                new ResidentVerified(follower(person), resident, community, room, "OWNER"));
    }

    private void covers(String communityId, long imported, long following, long verified, long reachable) {
        eventually(() -> assertThat(total(communityId))
                .containsEntry("imported", (int) imported)
                .containsEntry("following", (int) following)
                .containsEntry("verified", (int) verified)
                .containsEntry("reachable", (int) reachable));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> total(String communityId) {
        return (Map<String, Object>) get("/api/resident/v1/coverage?communityId=" + communityId)
                .is(HttpStatus.OK)
                .body()
                .get("total");
    }

    private long listed(String communityId, String... stages) {
        String query = "&coverage=" + String.join("&coverage=", stages);
        Answer list = get("/api/resident/v1/residents?total=true&limit=200&communityId=" + communityId + query)
                .is(HttpStatus.OK);
        assertThat(list.items().stream().map(item -> item.get("coverage")))
                .allMatch(stage -> List.of(stages).contains(String.valueOf(stage)));
        assertThat(((Number) list.body().get("total")).intValue())
                .isEqualTo(list.items().size());
        return list.items().size();
    }

    @Test
    void theRoomsOfAPlaceComePageByPageAlsoWhereThoseAskedForStandAtItsEnd() {
        Answer community = community("分页小区");
        String building = building("1幢");
        String first = room(building, "101");
        for (String name : List.of("102", "103", "104", "105")) {
            room(building, name);
        }
        resident(first, "OWNER");
        covers(community.id(), 1, 0, 0, 0);
        String list = "/api/resident/v1/coverage/rooms?communityId=" + community.id() + "&limit=2";

        assertThat(pages(list)).extracting(List::size).containsExactly(2, 2, 1);
        assertThat(pages(list).stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(pages(list + "&state=NONE")).extracting(List::size).containsExactly(2, 2);
        String cursor = get(list).text("nextCursor");
        get(list + "&cursor=" + cursor + "x").is(HttpStatus.BAD_REQUEST);
    }

    /** The rooms on each page, until there are no more. */
    private List<List<Object>> pages(String list) {
        List<List<Object>> pages = new ArrayList<>();
        Object cursor = null;
        do {
            Answer page =
                    get(list + (cursor == null ? "" : "&cursor=" + cursor)).is(HttpStatus.OK);
            pages.add(new ArrayList<>(page.all("roomId")));
            cursor = page.body().get("nextCursor");
        } while (cursor != null);
        return pages;
    }

    @Test
    void peopleComeThroughTheFunnelAndEachNumberLeadsToItsPeople() {
        Answer community = community("漏斗小区");
        String building = building("1幢");
        String first = room(building, "101");
        String second = room(building, "102");
        room(building, "103");
        String owner = resident(first, "OWNER");
        resident(first, "FAMILY");
        String other = resident(second, "OWNER");
        covers(community.id(), 3, 0, 0, 0);

        follows("oOwner", 1, true, null, false);
        tell("resident.events", ClaimOpened.TYPE, first, 1, new ClaimOpened(follower("oOwner"), community.id(), first));
        covers(community.id(), 3, 1, 0, 0);

        verified("oOwner", owner, community.id(), first);
        covers(community.id(), 3, 1, 1, 0);

        follows("oOwner", 2, true, Instant.now().plusSeconds(3600), false);
        follows("oOther", 1, true, null, true);
        tell(
                "resident.events",
                VerificationChanged.TYPE,
                "application-1",
                1,
                new VerificationChanged("application-1", follower("oOther"), community.id(), second, "MORE_NEEDED"));
        covers(community.id(), 3, 2, 1, 1);
        assertThat(listed(community.id(), "IMPORTED")).isEqualTo(1);
        assertThat(listed(community.id(), "FOLLOWING")).isEqualTo(1);
        assertThat(listed(community.id(), "VERIFIED")).isZero();
        assertThat(listed(community.id(), "FOLLOWING", "VERIFIED", "REACHABLE")).isEqualTo(2);

        Answer rooms = get("/api/resident/v1/coverage/rooms?communityId=" + community.id() + "&placeId=" + building)
                .is(HttpStatus.OK);
        assertThat(rooms.all("coverage")).containsExactly("REACHABLE", "FOLLOWING", null);
        assertThat(get("/api/resident/v1/coverage/rooms?communityId=" + community.id() + "&state=NONE")
                        .items())
                .hasSize(1);
        assertThat(get("/api/resident/v1/nodes/" + building + "/grid").body().toString())
                .contains("coverage=REACHABLE");
        assertThat(get("/api/resident/v1/residents/" + other).text("coverage")).isEqualTo("FOLLOWING");

        follows("oOwner", 3, false, null, false);
        covers(community.id(), 3, 1, 0, 0);
    }

    @Test
    void reachabilityEndsWithTheWindowAndVerificationWithTheBinding() {
        Answer community = community("窗口小区");
        String room = room(building("1幢"), "101");
        String owner = resident(room, "OWNER");
        follows("oWindow", 1, true, Instant.now().plusSeconds(2), false);
        verified("oWindow", owner, community.id(), room);
        covers(community.id(), 1, 1, 1, 1);
        eventually(() -> {
            sweep.lapse();
            assertThat(total(community.id())).containsEntry("verified", 1).containsEntry("reachable", 0);
        });
        tell(
                "resident.events",
                BindingEnded.TYPE,
                "binding-oWindow" + room,
                2,
                new BindingEnded(follower("oWindow"), owner, community.id(), room, "OWNER"));
        covers(community.id(), 1, 0, 0, 0);
        verified("oWindow", owner, community.id(), room);
        follows("oAfter", 1, true, null, true);
        verified("oAfter", owner, community.id(), room);
        covers(community.id(), 1, 1, 1, 1);
        follows("oAfter", 2, false, null, true);
        covers(community.id(), 1, 0, 0, 0);
    }

    @Test
    void whoScannedTheCodeOfARoomAndMovedOutOfItStandsForNobodyThere() {
        Answer community = community("迁出小区");
        String room = room(building("1幢"), "101");
        String before = resident(room, "OWNER");
        resident(room, "OWNER");
        follows("oMoved", 1, true, null, true);
        tell("resident.events", ClaimOpened.TYPE, room, 1, new ClaimOpened(follower("oMoved"), community.id(), room));
        verified("oMoved", before, community.id(), room);
        covers(community.id(), 2, 1, 1, 1);
        tell(
                "resident.events",
                BindingEnded.TYPE,
                "binding-oMoved" + room,
                2,
                new BindingEnded(follower("oMoved"), before, community.id(), room, "OWNER"));
        covers(community.id(), 2, 0, 0, 0);
    }

    @Test
    void whoScannedTheCodeOfARoomAndWasRejectedStandsForNobodyThere() {
        Answer community = community("被拒小区");
        String room = room(building("1幢"), "101");
        resident(room, "OWNER");
        follows("oRejected", 1, true, null, false);
        tell(
                "resident.events",
                ClaimOpened.TYPE,
                room,
                1,
                new ClaimOpened(follower("oRejected"), community.id(), room));
        covers(community.id(), 1, 1, 0, 0);
        tell(
                "resident.events",
                VerificationChanged.TYPE,
                "application-rejected",
                1,
                new VerificationChanged(
                        "application-rejected", follower("oRejected"), community.id(), room, "REJECTED"));
        covers(community.id(), 1, 0, 0, 0);
    }

    @Test
    void whenSomebodyMovesOutTheFollowerStandsForWhoStays() {
        Answer community = community("换人小区");
        String room = room(building("1幢"), "101");
        String owner = resident(room, "OWNER");
        String family = resident(room, "FAMILY");
        follows("oStays", 1, true, null, false);
        tell("resident.events", ClaimOpened.TYPE, room, 1, new ClaimOpened(follower("oStays"), community.id(), room));
        eventually(() -> assertThat(get("/api/resident/v1/residents/" + owner).text("coverage"))
                .isEqualTo("FOLLOWING"));
        Answer leaving = get("/api/resident/v1/residents/" + owner);
        post(
                        "/api/resident/v1/residents/" + owner + "/occupancies/"
                                + leaving.list("homes").getFirst().get("occupancyId") + "/move-out",
                        leaving.tag(),
                        Map.of("movedOutOn", "2026-01-01"))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(get("/api/resident/v1/residents/" + family).text("coverage"))
                .isEqualTo("FOLLOWING"));
        covers(community.id(), 1, 1, 0, 0);
    }

    @Test
    void droppedAndToldAgainInAnotherOrderTheNumbersAreTheSame() {
        Answer community = community("重放小区");
        String building = building("1幢");
        int from = sent.size();
        for (int number = 1; number <= 6; number++) {
            String room = room(building, "10" + number);
            String owner = resident(room, "OWNER");
            resident(room, "TENANT");
            if (number <= 5) {
                follows("oReplay" + number, 1, true, null, number <= 2);
            }
            if (number <= 4) {
                verified("oReplay" + number, owner, community.id(), room);
            } else {
                tell(
                        "resident.events",
                        ClaimOpened.TYPE,
                        room,
                        1,
                        new ClaimOpened(follower("oReplay" + number), community.id(), room));
            }
        }
        covers(community.id(), 12, 5, 4, 2);
        Map<String, Object> before = total(community.id());
        mongo.getCollection("coverage_followers").deleteMany(new Document("tenantId", tenant));
        mongo.getCollection("residents")
                .updateMany(
                        new Document("tenantId", tenant).append("places", community.id()),
                        new Document("$unset", new Document("coverage", "")));
        assertThat(mongo.getCollection("coverage_followers").countDocuments(new Document("tenantId", tenant)))
                .isZero();
        List<Sent> again = new ArrayList<>(sent.subList(from, sent.size())).reversed();
        again.forEach(this::send);
        again.forEach(this::send);
        eventually(() -> {
            assertThat(total(community.id())).isEqualTo(before);
            assertThat(mongo.getCollection("coverage_followers")
                            .countDocuments(
                                    new Document("tenantId", tenant).append("_id", new Document("$regex", "oReplay"))))
                    .isEqualTo(6);
        });
        assertThat(listed(community.id(), "VERIFIED", "REACHABLE")).isEqualTo(4);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoMovedOutIsNoPartOfTheFunnelOfAllCommunitiesTogetherEither() {
        Answer community = community("合计小区");
        String leaver = resident(room(building("1幢"), "101"), "OWNER");
        Answer leaving = get("/api/resident/v1/residents/" + leaver);
        post(
                        "/api/resident/v1/residents/" + leaver + "/occupancies/"
                                + leaving.list("homes").getFirst().get("occupancyId") + "/move-out",
                        leaving.tag(),
                        Map.of("movedOutOn", "2026-01-01"))
                .is(HttpStatus.OK);
        covers(community.id(), 0, 0, 0, 0);
        Answer all = get("/api/resident/v1/coverage").is(HttpStatus.OK);
        int living = all.list("parts").stream()
                .mapToInt(part -> ((Number) part.get("imported")).intValue())
                .sum();
        assertThat((Map<String, Object>) all.body().get("total")).containsEntry("imported", living);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        Answer community = community("别家的小区");
        assertThat(get(
                                TestTokens.operator("tenant-elsewhere"),
                                "/api/resident/v1/coverage?communityId=" + community.id())
                        .entity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(
                                TestTokens.operator(tenant, List.of("another-community")),
                                "/api/resident/v1/coverage/rooms?communityId=" + community.id())
                        .entity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }
}
