package com.haina.resident.building;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

class BuildingsIT extends ServiceTest {

    private String at(Answer community) {
        return "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
    }

    @Test
    void oneRuleMakesTheRoomsOfATowerAndMakesNothingTwice() {
        Answer community = community("规则小区", "楼栋", "单元", "门牌号");
        Map<String, String> rule = Map.of("rule", "1–12栋 × 2单元 × 1–3层 × 4户");
        Answer preview = post(at(community) + "/room-rule-previews", rule).is(HttpStatus.OK);
        assertThat(preview.body())
                .containsEntry("rooms", 288)
                .containsEntry("newRooms", 288)
                .containsEntry("newNodes", 36);
        assertThat(get("/api/resident/v1/communities/" + community.id() + "/counts")
                        .body())
                .as("a preview changes nothing")
                .containsEntry("rooms", 0);

        assertThat(post(at(community) + "/room-rules", rule).is(HttpStatus.OK).body())
                .containsEntry("newRooms", 288)
                .containsEntry("newNodes", 36);
        assertThat(post(at(community) + "/room-rules", rule).body())
                .containsEntry("newRooms", 0)
                .containsEntry("existingRooms", 288)
                .containsEntry("newNodes", 0);
        assertThat(get("/api/resident/v1/communities/" + community.id() + "/counts")
                        .body())
                .containsEntry("nodes", 36)
                .containsEntry("rooms", 288)
                .containsEntry("residents", 0);
    }

    @Test
    void theTreeOpensLayerByLayerInTheOrderInWhichPeopleCount() {
        Answer community = community("树小区", "楼栋", "单元", "门牌号");
        post(at(community) + "/room-rules", Map.of("rule", "1–12栋 × 2单元 × 1–2层 × 2户"))
                .is(HttpStatus.OK);
        Answer buildings = get(at(community) + "/places?limit=50&total=true").is(HttpStatus.OK);
        assertThat(buildings.all("name"))
                .containsExactly("1栋", "2栋", "3栋", "4栋", "5栋", "6栋", "7栋", "8栋", "9栋", "10栋", "11栋", "12栋");
        assertThat(buildings.items().getFirst())
                .containsEntry("layer", "楼栋")
                .containsEntry("kind", "NODE")
                .containsEntry("rooms", 8)
                .containsEntry("residents", 0);
        assertThat(buildings.body()).containsEntry("total", 12);

        String first = String.valueOf(buildings.items().getFirst().get("id"));
        Answer units = get(at(community) + "/places?parentId=" + first);
        assertThat(units.all("name")).containsExactly("1单元", "2单元");
        assertThat(units.items().getFirst()).containsEntry("rooms", 4);

        String unit = String.valueOf(units.items().getFirst().get("id"));
        Answer page = get(at(community) + "/places?limit=3&parentId=" + unit);
        assertThat(page.all("name")).containsExactly("101", "102", "201");
        assertThat(get(at(community) + "/places?limit=3&parentId=" + unit + "&cursor=" + page.text("nextCursor"))
                        .all("name"))
                .containsExactly("202");
    }

    @Test
    void twoSpellingsOfOnePlaceCannotBecomeTwoPlaces() {
        Answer community = community("别名小区", "楼栋", "门牌号");
        Answer node = post(at(community) + "/nodes", Map.of("name", "1栋", "aliases", List.of("桂花楼")))
                .is(HttpStatus.CREATED);
        post(at(community) + "/nodes", Map.of("name", "01幢")).is(HttpStatus.CONFLICT, "place.name-taken");
        post(at(community) + "/nodes", Map.of("name", "桂花楼")).is(HttpStatus.CONFLICT, "place.name-taken");
        post(at(community) + "/nodes", Map.of("name", "2栋")).is(HttpStatus.CREATED);
        put("/api/resident/v1/nodes/" + node.id(), node.tag(), Map.of("name", "二号楼"))
                .is(HttpStatus.CONFLICT, "place.name-taken");
    }

    @Test
    void renamingAndRenumberingKeepIdsAndNeedTheStateThatWasRead() {
        Answer community = community("改名小区", "楼栋", "门牌号");
        post(at(community) + "/room-rules", Map.of("rule", "2栋 × 1-2层 × 1户")).is(HttpStatus.OK);
        Answer node = get("/api/resident/v1/nodes/"
                + get(at(community) + "/places").items().get(1).get("id"));
        put("/api/resident/v1/nodes/" + node.id(), null, Map.of("name", "B座"))
                .is(HttpStatus.PRECONDITION_REQUIRED, "record.if-match-missing");
        Answer renamed = put(
                        "/api/resident/v1/nodes/" + node.id(),
                        node.tag(),
                        Map.of("name", "B座", "aliases", List.of("2栋"), "rank", 1))
                .is(HttpStatus.OK);
        assertThat(renamed.id()).isEqualTo(node.id());
        put("/api/resident/v1/nodes/" + node.id(), node.tag(), Map.of("name", "C座"))
                .is(HttpStatus.PRECONDITION_FAILED, "record.stale");
        assertThat(get(at(community) + "/places").all("name"))
                .as("numbered places come first")
                .containsExactly("B座", "1栋");
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query("B座101"))
                        .all("address"))
                .containsExactly("改名小区 B座101");
    }

    @Test
    void placesAreFoundByWhatPeopleCallThem() {
        Answer community = community("滨江•万家星城", "楼栋", "单元", "门牌号");
        post(at(community) + "/room-rules", Map.of("rule", "1-6幢 × 2单元 × 1-18层 × 2户"))
                .is(HttpStatus.OK);
        for (String q : List.of("6幢1单元1802", "6-1-1802", "6栋 1 1802", "滨江•万家星城6幢1单元1802", "滨江·万家星城 六幢一单元1802")) {
            assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query(q))
                            .all("address"))
                    .as(q)
                    .containsExactly("滨江•万家星城 6幢1单元1802");
        }
        for (String q : List.of(
                "6幢1单元18层1802",
                "6幢1单元18楼1802室",
                "6号楼1门1802",
                "6#1单元1802",
                "6#楼1单元1802",
                "６＃１－１８０２",
                "6号1单元1802",
                "六号楼一单元十八楼一八〇二")) {
            assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query(q))
                            .all("address"))
                    .as(q)
                    .containsExactly("滨江•万家星城 6幢1单元1802");
        }
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query("6幢1802"))
                        .all("address"))
                .as("a layer may be skipped")
                .containsExactlyInAnyOrder("滨江•万家星城 6幢1单元1802", "滨江•万家星城 6幢2单元1802");
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=1802")
                        .items())
                .hasSize(12);
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query("6幢"))
                        .all("kind"))
                .containsExactly("NODE");
    }

    @Test
    void nothingIsRemovedThatSomethingStandsOn() {
        Answer community = community("删除小区", "楼栋", "门牌号");
        post(at(community) + "/room-rules", Map.of("rule", "1栋 × 1层 × 1户")).is(HttpStatus.OK);
        Answer node = get("/api/resident/v1/nodes/"
                + get(at(community) + "/places").items().getFirst().get("id"));
        delete("/api/resident/v1/nodes/" + node.id(), node.tag())
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.has-children");
        Answer current = get("/api/resident/v1/communities/" + community.id());
        delete("/api/resident/v1/communities/" + community.id(), current.tag())
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "structure.in-use");
        put(at(community), current.tag(), Map.of("name", "高层", "layers", List.of("楼栋", "单元", "门牌号")))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "structure.in-use");
        Answer renamed = put(at(community), current.tag(), Map.of("name", "高层", "layers", List.of("幢", "房号")))
                .is(HttpStatus.OK);
        assertThat(renamed.list("structures").getFirst().get("layers")).isEqualTo(List.of("幢", "房号"));

        Answer room = get("/api/resident/v1/rooms/"
                + get(at(community) + "/places?parentId=" + node.id())
                        .items()
                        .getFirst()
                        .get("id"));
        delete("/api/resident/v1/rooms/" + room.id(), room.tag()).is(HttpStatus.NO_CONTENT);
        delete("/api/resident/v1/nodes/" + node.id(), node.tag()).is(HttpStatus.NO_CONTENT);
        delete("/api/resident/v1/communities/" + community.id(), renamed.tag()).is(HttpStatus.NO_CONTENT);
        get("/api/resident/v1/communities/" + community.id()).is(HttpStatus.NOT_FOUND, "record.not-found");
        community("删除小区", "门牌号");
    }

    @Test
    void aNodeGoesWithExactlyTheRoomsThatWereCountedAndNeverWithPeople() {
        Answer community = community("整栋小区", "楼栋", "单元", "门牌号");
        post(at(community) + "/room-rules", Map.of("rule", "1–2栋 × 2单元 × 1–2层 × 2户"))
                .is(HttpStatus.OK);
        List<Map<String, Object>> buildings = get(at(community) + "/places").items();
        String first = "/api/resident/v1/nodes/" + buildings.getFirst().get("id");
        String tag = get(first).tag();
        delete(first + "?rooms=7", tag).is(HttpStatus.CONFLICT, "place.rooms-changed");
        delete(first + "?rooms=8", tag).is(HttpStatus.NO_CONTENT);
        get(first).is(HttpStatus.NOT_FOUND);
        assertThat(get("/api/resident/v1/communities/" + community.id() + "/counts")
                        .body())
                .containsEntry("nodes", 3)
                .containsEntry("rooms", 8);

        String second = String.valueOf(buildings.getLast().get("id"));
        String unit = String.valueOf(get(at(community) + "/places?parentId=" + second)
                .items()
                .getFirst()
                .get("id"));
        String room = String.valueOf(get(at(community) + "/places?parentId=" + unit)
                .items()
                .getFirst()
                .get("id"));
        post(
                        "/api/resident/v1/residents",
                        Map.of("name", "沈先生", "homes", List.of(Map.of("roomId", room, "identity", "OWNER"))))
                .is(HttpStatus.CREATED);
        Answer inhabited = get("/api/resident/v1/nodes/" + second);
        delete("/api/resident/v1/nodes/" + second + "?rooms=8", inhabited.tag())
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "place.inhabited-under");
        assertThat(get("/api/resident/v1/communities/" + community.id() + "/counts")
                        .body())
                .as("nothing at all went")
                .containsEntry("rooms", 8);
    }

    @Test
    void badRequestsNameTheFieldAndSayWhatToDo() {
        Answer community = community("校验小区", "楼栋", "门牌号");
        post("/api/resident/v1/communities", Map.of("name", " 校验小区")).is(HttpStatus.CONFLICT, "community.name-taken");
        Answer invalid = post(
                        "/api/resident/v1/communities",
                        Map.of("name", "", "structures", List.of(Map.of("name", "x", "layers", List.of("a", "a")))))
                .is(HttpStatus.BAD_REQUEST, "request.invalid");
        assertThat(invalid.list("errors").toString()).contains("/name").contains("各层的名称不能相同");
        Answer rule =
                post(at(community) + "/room-rules", Map.of("rule", "1栋 × 多户")).is(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(rule.text("detail")).contains("看不懂");
        Answer pattern = post(at(community) + "/room-rules", Map.of("rule", "1栋 × 2层 × 2户", "pattern", "{floor}"))
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "room-rule.pattern");
        assertThat(pattern.text("detail")).contains("{floor}", "{door:02}");
    }

    @Test
    void anotherTenantFindsNothingAndALimitedOperatorOnlyTheOwnCommunities() {
        Answer mine = community("甲小区", "楼栋", "门牌号");
        Answer other = community("乙小区", "楼栋", "门牌号");
        post(at(mine) + "/room-rules", Map.of("rule", "1栋 × 1层 × 1户")).is(HttpStatus.OK);
        String node =
                String.valueOf(get(at(mine) + "/places").items().getFirst().get("id"));
        String stranger = TestTokens.administrator("tenant-stranger");
        for (String path : List.of(
                "/api/resident/v1/communities/" + mine.id(),
                "/api/resident/v1/communities/" + mine.id() + "/counts",
                at(mine) + "/places",
                "/api/resident/v1/nodes/" + node)) {
            get(stranger, path).is(HttpStatus.NOT_FOUND, "record.not-found");
        }
        exchange(stranger, HttpMethod.PUT, "/api/resident/v1/nodes/" + node, "*", Map.of("name", "x"))
                .is(HttpStatus.NOT_FOUND);
        exchange(stranger, HttpMethod.DELETE, "/api/resident/v1/nodes/" + node, "*", null)
                .is(HttpStatus.NOT_FOUND);
        assertThat(get(stranger, "/api/resident/v1/places?q=1").items()).isEmpty();

        String limited = TestTokens.operator(tenant, List.of(other.id()));
        assertThat(get(limited, "/api/resident/v1/communities").all("name")).containsExactly("乙小区");
        get(limited, "/api/resident/v1/nodes/" + node).is(HttpStatus.NOT_FOUND);
        assertThat(get(limited, "/api/resident/v1/places?q=1").items()).isEmpty();
        exchange(limited, HttpMethod.POST, "/api/resident/v1/communities", null, Map.of("name", "丙小区"))
                .is(HttpStatus.FORBIDDEN);
        exchange(
                        TestTokens.viewer(tenant),
                        HttpMethod.POST,
                        "/api/resident/v1/communities",
                        null,
                        Map.of("name", "丙小区"))
                .is(HttpStatus.FORBIDDEN);
    }
}
