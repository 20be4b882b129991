package com.haina.resident.building;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import com.haina.contracts.structure.PlaceMoved;
import com.haina.platform.outbox.EventJson;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;

class MovesIT extends ServiceTest {

    private static int number;

    @Autowired
    FollowMoves follow;

    private Answer community;
    private String at;

    /** Three buildings of two units with two floors of two rooms each. */
    @BeforeEach
    void threeBuildings() {
        community = community("搬移小区" + ++number, "楼栋", "单元", "门牌号");
        at = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        post(at + "/room-rules", Map.of("rule", "1–3栋 × 2单元 × 1–2层 × 2户")).is(HttpStatus.OK);
    }

    private List<Map<String, Object>> under(String parentId) {
        return get(at + "/places?limit=100" + (parentId.isEmpty() ? "" : "&parentId=" + parentId))
                .items();
    }

    private String id(String... path) {
        String parent = "";
        for (String name : path) {
            parent = under(parent).stream()
                    .filter(place -> place.get("name").equals(name))
                    .map(place -> String.valueOf(place.get("id")))
                    .findFirst()
                    .orElseThrow();
        }
        return parent;
    }

    private List<Object> names(String parentId) {
        return under(parentId).stream().map(place -> place.get("name")).toList();
    }

    private Answer move(String kind, String id, Map<String, ?> where) {
        return post(
                "/api/resident/v1/" + kind + "/" + id + "/moves",
                get("/api/resident/v1/" + kind + "/" + id).tag(),
                where);
    }

    private Answer resident(String name, String roomId) {
        return post(
                        "/api/resident/v1/residents",
                        Map.of("name", name, "homes", List.of(Map.of("roomId", roomId, "identity", "OWNER"))))
                .is(HttpStatus.CREATED);
    }

    private List<Object> peopleAt(String placeId) {
        return get("/api/resident/v1/residents?limit=100&placeId=" + placeId).all("name");
    }

    private String addressOf(Answer resident) {
        return String.valueOf(get("/api/resident/v1/residents/" + resident.id())
                .list("homes")
                .getFirst()
                .get("address"));
    }

    @Test
    void aUnitMovesWithItsRoomsAndItsPeople() {
        String building = id("1栋");
        String target = id("3栋");
        String unit = id("1栋", "2单元");
        Answer zhang = resident("张三", id("1栋", "2单元", "201"));
        Answer gone = resident("离开的", id("1栋", "2单元", "202"));
        delete("/api/resident/v1/residents/" + gone.id(), gone.tag()).is(HttpStatus.NO_CONTENT);
        move("nodes", unit, Map.of("parentId", target)).is(HttpStatus.CONFLICT, "place.name-taken");
        Answer renamed = put("/api/resident/v1/nodes/" + unit, "*", Map.of("name", "5单元"))
                .is(HttpStatus.OK);

        post("/api/resident/v1/nodes/" + unit + "/moves", "\"0\"", Map.of("parentId", target))
                .is(HttpStatus.PRECONDITION_FAILED, "record.stale");
        events.forget(unit);
        Answer moved = post("/api/resident/v1/nodes/" + unit + "/moves", renamed.tag(), Map.of("parentId", target))
                .is(HttpStatus.OK);
        assertThat(moved.body())
                .containsEntry("parentId", target)
                .containsEntry("rooms", 4)
                .containsEntry("residents", 1);
        assertThat(names(building)).containsExactly("1单元");
        assertThat(names(target)).containsExactly("1单元", "2单元", "5单元");
        assertThat(addressOf(zhang)).endsWith("3栋5单元201");
        assertThat(peopleAt(target)).containsExactly("张三");
        assertThat(peopleAt(building)).isEmpty();
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query("3栋5单元201"))
                        .items())
                .hasSize(1);

        PlaceMoved event = EventJson.read(events.await(unit, PlaceMoved.TYPE), PlaceMoved.class);
        assertThat(event)
                .isEqualTo(new PlaceMoved(unit, PlaceMoved.Kind.NODE, community.id(), structureId(community), target));

        Answer back = post(
                        "/api/resident/v1/residents/" + gone.id() + "/restoration",
                        get("/api/resident/v1/residents/" + gone.id()).tag(),
                        Map.of())
                .is(HttpStatus.OK);
        assertThat(back.list("homes").getFirst().get("address").toString()).endsWith("3栋5单元202");
        assertThat(peopleAt(target))
                .as("who comes back comes to where the room is now")
                .contains("离开的");
    }

    @Test
    void theMoveIsAudited() {
        String unit = id("1栋", "2单元");
        put("/api/resident/v1/nodes/" + unit, "*", Map.of("name", "5单元")).is(HttpStatus.OK);
        events.await(unit, "audit.recorded.v1");
        events.forget(unit);
        move("nodes", unit, Map.of("parentId", id("2栋"))).is(HttpStatus.OK);
        assertThat(new String(events.await(unit, "audit.recorded.v1"), StandardCharsets.UTF_8))
                .contains("building-node.move", community.text("name") + " 1栋", community.text("name") + " 2栋");
    }

    @Test
    void siblingsKeepTheOrderThatPeopleDragThemInto() {
        String third = id("3栋");
        move("nodes", third, Map.of("beforeId", id("1栋"))).is(HttpStatus.OK);
        assertThat(names("")).containsExactly("3栋", "1栋", "2栋");
        move("nodes", id("1栋"), Map.of("last", true)).is(HttpStatus.OK);
        assertThat(names("")).containsExactly("3栋", "2栋", "1栋");
        move("nodes", id("1栋"), Map.of("beforeId", id("2栋"))).is(HttpStatus.OK);
        assertThat(names("")).containsExactly("3栋", "1栋", "2栋");
        put("/api/resident/v1/nodes/" + third, "*", Map.of("name", "9栋")).is(HttpStatus.OK);
        assertThat(names("")).as("another name keeps the place").containsExactly("9栋", "1栋", "2栋");
        move("nodes", third, Map.of()).is(HttpStatus.OK);
        assertThat(names("")).as("the name decides again").containsExactly("1栋", "2栋", "9栋");

        String unit = id("1栋", "1单元");
        resident("先", id("1栋", "1单元", "101"));
        resident("后", id("1栋", "1单元", "202"));
        move("rooms", id("1栋", "1单元", "202"), Map.of("beforeId", id("1栋", "1单元", "101")))
                .is(HttpStatus.OK);
        assertThat(names(unit)).containsExactly("202", "101", "102", "201");
        assertThat(peopleAt(unit)).as("people are listed as their rooms are").containsExactly("后", "先");
    }

    @Test
    void aRoomMovesToAnotherUnitWithWhoLivesThere() {
        String room = id("1栋", "1单元", "101");
        Answer li = resident("李四", room);
        String unit = id("2栋", "2单元");
        move("rooms", room, Map.of("parentId", unit)).is(HttpStatus.CONFLICT, "place.name-taken");
        put("/api/resident/v1/rooms/" + room, "*", Map.of("name", "301")).is(HttpStatus.OK);
        move("rooms", room, Map.of("parentId", unit)).is(HttpStatus.OK);
        assertThat(addressOf(li)).endsWith("2栋2单元301");
        assertThat(peopleAt(unit)).containsExactly("李四");
        assertThat(peopleAt(id("1栋"))).isEmpty();
    }

    @Test
    void onlyTheLayerAboveOfTheSameStructureTakesAPlace() {
        String unit = id("1栋", "1单元");
        move("nodes", unit, Map.of("parentId", id("2栋", "1单元")))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.layer-mismatch");
        move("rooms", id("1栋", "1单元", "101"), Map.of("parentId", id("2栋")))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.layer-mismatch");
        move("nodes", id("1栋"), Map.of("parentId", id("2栋")))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.layer-mismatch");
        Answer other = community("别的搬移小区" + number, "楼栋", "单元", "门牌号");
        String elsewhere = "/api/resident/v1/communities/" + other.id() + "/structures/" + structureId(other);
        String node = post(elsewhere + "/nodes", Map.of("name", "1栋")).id();
        move("nodes", unit, Map.of("parentId", node)).is(HttpStatus.UNPROCESSABLE_CONTENT, "place.other-structure");
        move("nodes", unit, Map.of("beforeId", id("2栋", "1单元"))).is(HttpStatus.BAD_REQUEST, "request.invalid");
        exchange(
                        TestTokens.viewer(tenant),
                        HttpMethod.POST,
                        "/api/resident/v1/nodes/" + unit + "/moves",
                        "*",
                        Map.of("parentId", id("2栋")))
                .is(HttpStatus.FORBIDDEN);
        exchange(
                        TestTokens.operator("tenant-stranger"),
                        HttpMethod.POST,
                        "/api/resident/v1/nodes/" + unit + "/moves",
                        "*",
                        Map.of("parentId", id("2栋")))
                .is(HttpStatus.NOT_FOUND);
    }

    @Test
    void aMoveThatWasCutShortIsFinishedByTheSweep() {
        String unit = id("1栋", "2单元");
        String target = id("3栋");
        Answer zhang = resident("张三", id("1栋", "2单元", "201"));
        put("/api/resident/v1/nodes/" + unit, "*", Map.of("name", "5单元")).is(HttpStatus.OK);
        move("nodes", unit, Map.of("parentId", target)).is(HttpStatus.OK);
        // As after a crash between the move and what follows it.
        List<String> before = List.of(id("1栋"), unit);
        mongo.getCollection("rooms")
                .updateMany(new Document("parentId", unit), new Document("$set", new Document("ancestors", before)));
        mongo.getCollection("residents")
                .updateOne(
                        new Document("_id", zhang.id()),
                        new Document("$set", new Document("places", List.of(community.id(), id("1栋"), unit)))
                                .append("$inc", new Document("version", 1)));
        assertThat(addressOf(zhang)).endsWith("1栋5单元201");

        Scans.none(mongo, () -> follow.sweep(Instant.now().plusSeconds(60)));
        assertThat(addressOf(zhang)).endsWith("3栋5单元201");
        assertThat(peopleAt(target)).containsExactly("张三");
        assertThat(mongo.getCollection("building_nodes")
                        .find(new Document("_id", unit))
                        .first())
                .as("the move is done")
                .doesNotContainKey("movedAt");
    }
}
