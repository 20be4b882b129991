package com.haina.wechat.follower;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.follower.FollowerHomes;
import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@Import(FollowerIT.Homes.class)
class FollowerIT extends RunningService {

    @Autowired
    Followers followers;

    @Autowired
    ChangeFollower change;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    private String tenant = "";
    private String appId = "";
    private Pushes pushes = new Pushes("");

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
        pushes = new Pushes(appId);
    }

    @Test
    void whoFollowsIsInTheListWithTheWayHeCameAndHasNotOpenedTheWindow() {
        Instant at = Instant.now();
        pushes.push(Pushes.event("oNew111111", "subscribe", "qrscene_gate-3", at));
        JsonNode one = only("");
        assertThat(one.path("following").asBoolean()).isTrue();
        assertThat(one.path("scene").asString()).isEqualTo("ADD_SCENE_QR_CODE");
        assertThat(one.path("sceneKey").asString()).isEqualTo("gate-3");
        assertThat(one.path("openIdTail").asString()).isEqualTo("111111");
        assertThat(one.has("lastInteractionAt")).isTrue();
        assertThat(one.has("windowUntil")).isFalse();
        assertThat(list("?reachable=true").path("items").size()).isZero();
    }

    @Test
    void whoWritesRightAfterFollowingMayBeAnsweredFor48Hours() {
        Instant at = Instant.now().minusSeconds(30);
        pushes.push(Pushes.event("oWrites", "subscribe", "", at));
        pushes.push(Pushes.text("oWrites", "报修", "w48" + appId));
        Awaitility.await().until(() -> list("?reachable=true").path("items").size() == 1);
        assertThat(Instant.parse(only("").path("windowUntil").asString()))
                .isBetween(at.plus(Duration.ofHours(48)), Instant.now().plus(Duration.ofHours(48)));
    }

    @Test
    void whoLeftIsKeptAsLeftWithoutWhatWasKnown() {
        Instant at = Instant.now().minusSeconds(100);
        pushes.push(Pushes.event("oGone", "subscribe", "qrscene_gate-3", at));
        pushes.push(Pushes.event("oGone", "unsubscribe", "", at.plusSeconds(50)));
        JsonNode one = Awaitility.await()
                .until(() -> list("?state=LEFT"), page -> page.path("items").size() == 1)
                .path("items")
                .get(0);
        assertThat(one.has("scene")).isFalse();
        assertThat(one.has("windowUntil")).isFalse();
    }

    @Test
    void thoseOfWhomWechatDoesNotSayHowTheyCameAreFoundAsUnknown() {
        Instant at = Instant.now();
        pushes.push(Pushes.event("oScanned", "subscribe", "qrscene_gate-3", at));
        pushes.push(Pushes.event("oSilent", "subscribe", "", at));
        Awaitility.await().until(() -> list("").path("items").size() == 2);
        assertThat(list("?scene=UNKNOWN").path("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(appId + ".oSilent"));
        assertThat(list("?scene=ADD_SCENE_QR_CODE").path("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(appId + ".oScanned"));
    }

    @Test
    void eventsInTheWrongOrderEndWhereTheNewestSays() {
        Instant at = Instant.now().minusSeconds(100);
        pushes.push(Pushes.event("oSwap", "unsubscribe", "", at.plusSeconds(50)));
        pushes.push(Pushes.event("oSwap", "subscribe", "", at));
        Awaitility.await().until(() -> list("?state=LEFT").path("items").size() == 1);
        pushes.push(Pushes.event("oSwap", "subscribe", "", at.plusSeconds(60)));
        Awaitility.await().until(() -> list("?state=FOLLOWING").path("items").size() == 1);
    }

    @Test
    void ofAFollowAndAnUnfollowWithinASecondWechatItselfIsAskedWhichCameLast() {
        String person = Simulators.call("POST", "/sim/api/persons", Map.of("name", "关注又取消"))
                .path("id")
                .asString();
        Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + appId + "/follow", Map.of());
        String openId = Simulators.call("GET", "/sim/api/persons/" + person + "/openids/" + appId, null)
                .path("openId")
                .asString();
        Awaitility.await().until(() -> list("?state=FOLLOWING").path("items").size() == 1);
        Instant at = Instant.now().plusSeconds(1);
        LongSupplier asked = counting("user/info/batchget");
        pushes.push(Pushes.event(openId, "subscribe", "", at));
        pushes.push(Pushes.event(openId, "unsubscribe", "", at));
        Awaitility.await().until(() -> asked.getAsLong() == 1);
        Awaitility.await().until(() -> list("?state=FOLLOWING").path("items").size() == 1);
    }

    @Test
    void whoWritesAfterLeavingHasReturnedThoughWechatDidNotSayIt() {
        pushes.push(Pushes.event("oBack", "unsubscribe", "", Instant.now().minusSeconds(100)));
        Awaitility.await().until(() -> list("?state=LEFT").path("items").size() == 1);
        pushes.push(Pushes.text("oBack", "报修", "b1" + appId));
        Awaitility.await().until(() -> list("?state=FOLLOWING").path("items").size() == 1);
    }

    @Test
    void aMessageOpensTheWindowAgain() {
        CurrentTenant.run(
                tenant,
                () -> change.change(
                        appId,
                        "oOld",
                        Instant.now().minusSeconds(1_000_000),
                        follower -> follower.follow(
                                Instant.now().minusSeconds(1_000_000), null, null, new Reach(true, true))));
        assertThat(list("?reachable=true").path("items").size()).isZero();
        pushes.push(Pushes.text("oOld", "报修", "w1" + appId));
        Awaitility.await().until(() -> list("?reachable=true").path("items").size() == 1);
    }

    @Test
    void anotherTenantSeesNobodyAndCannotReachAnId() {
        pushes.push(Pushes.event("oMine", "subscribe", "", Instant.now()));
        String id = only("").path("id").asString();
        var stranger = TestTokens.client(PORT, TestTokens.operator("tenant-else"));
        assertThat(stranger.get()
                        .uri("/api/wechat/v1/followers/" + id)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(stranger.get()
                        .uri("/api/wechat/v1/accounts/" + appId + "/follower-sync")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        JsonNode list =
                stranger.get().uri("/api/wechat/v1/followers").retrieve().body(JsonNode.class);
        assertThat(list.path("items").size()).isZero();
    }

    @Test
    void aBoundFollowerIsShownAndFoundByTheResidentsName() {
        pushes.push(Pushes.event("oBound", "subscribe", "", Instant.now()));
        only("");
        Homes.BOUND.put(appId + ".oBound", new FollowerHomes(true, "张三", "3幢2单元1502", "万家星城"));
        CurrentTenant.run(
                tenant,
                () -> change.change(
                        appId,
                        "oBound",
                        Instant.now(),
                        follower -> follower.bind(
                                new Follower.Binding("b1", "r1", "c1", "room1", "OWNER"),
                                Instant.now(),
                                new Reach(true, true))));
        JsonNode found = list("?q=张").path("items");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).path("name").asString()).isEqualTo("张三");
        assertThat(found.get(0).path("room").asString()).isEqualTo("3幢2单元1502");
        assertThat(list("?bound=true&total=true").path("total").asInt()).isEqualTo(1);
        assertThat(list("?bound=false").path("items").size()).isZero();
    }

    @Test
    void whoIsLimitedToOtherCommunitiesReadsNoNamesAndFindsNobodyByThem() {
        pushes.push(Pushes.event("oElsewhere", "subscribe", "", Instant.now()));
        only("");
        Homes.BOUND.put(appId + ".oElsewhere", new FollowerHomes(true, "欧阳修", "3幢2单元1502", "万家星城"));
        CurrentTenant.run(
                tenant,
                () -> change.change(
                        appId,
                        "oElsewhere",
                        Instant.now(),
                        follower -> follower.bind(
                                new Follower.Binding("b9", "r9", "c9", "room9", "OWNER"),
                                Instant.now(),
                                new Reach(true, true))));
        String elsewhere = TestTokens.operator(tenant, List.of("c1"));
        JsonNode shown = list(elsewhere, "").path("items").get(0);
        assertThat(shown.path("bound").asBoolean()).isTrue();
        assertThat(shown.toString()).doesNotContain("欧阳修", "3幢2单元1502", "r9");
        assertThat(list(elsewhere, "?q=欧阳").path("items").size()).isZero();
        String there = TestTokens.operator(tenant, List.of("c9"));
        assertThat(list(there, "?q=欧阳").path("items").get(0).toString()).contains("欧阳修", "3幢2单元1502", "r9");
    }

    @Test
    void aFirstReadingBringsEverybodyAndIsFollowedByItsProgress() {
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 250));
        assertThat(beginReading().path("state").asString()).isEqualTo("READING");
        assertThat(readingDone().path("done").asInt()).isEqualTo(250);
        assertThat(list("?total=true").path("total").asInt()).isEqualTo(250);
    }

    @Test
    void anAccountThatAuthorizesAnewIsReadAnew() {
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 3));
        Instant first = Instant.now();
        authorized(first);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> list("?total=true").path("total").asInt() == 3);
        readingDone();
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 5));
        authorized(first); // told again
        authorized(Instant.now());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> list("?total=true").path("total").asInt() == 5);
    }

    private void authorized(Instant at) {
        var record = new ProducerRecord<String, byte[]>(
                "auth.events",
                appId,
                EventJson.write(new AccountAuthorized(appId, List.of(1, 2))).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(record.headers(), Ids.next(), AccountAuthorized.TYPE, "/auth", appId, 1, at, tenant, null);
        kafka.send(record).join();
    }

    @Test
    void aReadingGoesOnWhenWeChatWasBusyAndFindsWhoLeftUnheard() {
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 120));
        pushes.push(Pushes.event("oUnheard", "subscribe", "", Instant.now().minusSeconds(60)));
        only("");
        Simulators.fault(Map.of(
                "kind", "ERROR", "path", "/cgi-bin/user/info", "code", "-1", "message", "system error", "count", 2));
        beginReading();
        readingDone();
        assertThat(list("?state=LEFT").path("items").get(0).path("openIdTail").asString())
                .isEqualTo("nheard");
        assertThat(list("?state=FOLLOWING&total=true").path("total").asInt()).isEqualTo(120);
    }

    @Test
    void aTagAndARemarkReachWeChatAndTheList() {
        everybodyRead(3);
        var operator = TestTokens.client(PORT, TestTokens.operator(tenant));
        String id = list("").path("items").get(0).path("id").asString();
        int tag = operator.post()
                .uri("/api/wechat/v1/accounts/" + appId + "/tags")
                .body(Map.of("name", "志愿者"))
                .retrieve()
                .body(JsonNode.class)
                .path("id")
                .asInt();
        operator.post()
                .uri("/api/wechat/v1/followers/bulk-tags")
                .body(Map.of("appId", appId, "tag", tag, "followerIds", List.of(id)))
                .retrieve()
                .toBodilessEntity();
        assertThat(list("?appId=" + appId + "&tag=" + tag).path("items").size()).isEqualTo(1);
        JsonNode tags = operator.get()
                .uri("/api/wechat/v1/accounts/" + appId + "/tags")
                .retrieve()
                .body(JsonNode.class);
        assertThat(tags.path("items").toString()).contains("\"name\":\"志愿者\"").contains("\"count\":1");
        var read =
                operator.get().uri("/api/wechat/v1/followers/" + id).retrieve().toEntity(JsonNode.class);
        operator.put()
                .uri("/api/wechat/v1/followers/" + id + "/remark")
                .header("If-Match", read.getHeaders().getETag())
                .body(Map.of("remark", "三号楼王阿姨"))
                .retrieve()
                .toBodilessEntity();
        assertThat(list("?q=三号楼").path("items").size()).isEqualTo(1);
    }

    @Test
    void whoeverNamesATagTooLongIsToldHowLongItMayBe() {
        for (var wish : Map.of("zh-CN", "30 字节", "en", "30 bytes").entrySet()) {
            ResponseEntity<JsonNode> refused = TestTokens.client(PORT, TestTokens.operator(tenant))
                    .post()
                    .uri("/api/wechat/v1/accounts/" + appId + "/tags")
                    .header("Accept-Language", wish.getKey())
                    .body(Map.of("name", "十一个字的标签名字太长"))
                    .retrieve()
                    .toEntity(JsonNode.class);
            assertThat(refused.getStatusCode().value()).isEqualTo(422);
            assertThat(refused.getBody().path("code").asString()).isEqualTo("wechat.faulty-request");
            assertThat(refused.getBody().path("detail").asString())
                    .contains(wish.getValue())
                    .contains("45158");
        }
    }

    @Test
    void whoCannotHaveAnotherTagKeepsNobodyElseFromIt() {
        everybodyRead(3);
        var operator = TestTokens.client(PORT, TestTokens.operator(tenant));
        List<String> ids = list("").path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
        String full = ids.get(1).substring(appId.length() + 1);
        for (int i = 0; i < 20; i++) {
            int tag = newTag("标签" + i);
            atWechat(appId, "tags/members/batchtagging", Map.of("openid_list", List.of(full), "tagid", tag));
        }
        int tag = newTag("志愿者");
        Map<String, Object> marking = Map.of("appId", appId, "tag", tag, "followerIds", ids);
        JsonNode marked = operator.post()
                .uri("/api/wechat/v1/followers/bulk-tags")
                .body(marking)
                .retrieve()
                .body(JsonNode.class);
        assertThat(marked.path("followers").asInt()).isEqualTo(2);
        assertThat(marked.path("passedOver").valueStream().map(JsonNode::asString))
                .as("who has it not is told by name")
                .containsExactly(ids.get(1));
        assertThat(list("?appId=" + appId + "&tag=" + tag).path("items").size()).isEqualTo(2);
        assertThat(operator.post()
                        .uri("/api/wechat/v1/followers/bulk-tags")
                        .body(Map.of("appId", appId, "tag", tag, "followerIds", List.of(ids.get(1))))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .as("who asks for one alone is told why")
                .isEqualTo(422);
        refuse("tags/members/batchuntagging", 45159, 1); // as when one follower is tagged twice at once
        operator.post()
                .uri("/api/wechat/v1/followers/bulk-tags")
                .body(Map.of("appId", appId, "tag", tag, "followerIds", List.of(ids.getFirst()), "on", false))
                .retrieve()
                .toBodilessEntity();
        assertThat(list("?appId=" + appId + "&tag=" + tag).path("items").size()).isEqualTo(1);
    }

    @Test
    void whoWasTaggedBeforeWechatRefusedIsToldApartFromWhoWasNotReached() {
        everybodyRead(52);
        var operator = TestTokens.client(PORT, TestTokens.operator(tenant));
        List<String> ids = list("?limit=100")
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
        int tag = newTag("志愿者");
        String gone = ids.getFirst().substring(0, appId.length() + 1) + "oNobody";
        List<String> asked = Stream.concat(ids.stream(), Stream.of(gone)).toList();
        Simulators.fault(Map.of("kind", "RATE_LIMIT", "path", "/cgi-bin/tags/members/batchtagging", "perMinute", 1));
        JsonNode marked = operator.post()
                .uri("/api/wechat/v1/followers/bulk-tags")
                .body(Map.of("appId", appId, "tag", tag, "followerIds", asked))
                .retrieve()
                .body(JsonNode.class);
        assertThat(marked.path("followers").asInt()).isEqualTo(50);
        assertThat(marked.path("passedOver").size()).isEqualTo(3);
        assertThat(list("?limit=100&appId=" + appId + "&tag=" + tag)
                        .path("items")
                        .size())
                .isEqualTo(50);
    }

    private int newTag(String name) {
        return atWechat(appId, "tags/create", Map.of("tag", Map.of("name", name)))
                .path("tag")
                .path("id")
                .asInt();
    }

    /** So many follow at WeChat, and the list has them. */
    private void everybodyRead(int crowd) {
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", crowd));
        beginReading();
        readingDone();
    }

    private JsonNode beginReading() {
        return TestTokens.client(PORT, TestTokens.operator(tenant))
                .post()
                .uri("/api/wechat/v1/accounts/" + appId + "/follower-syncs")
                .retrieve()
                .body(JsonNode.class);
    }

    private JsonNode readingDone() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(this::reading, sync -> sync.path("state").asString().equals("DONE"));
    }

    private JsonNode reading() {
        return TestTokens.client(PORT, TestTokens.operator(tenant))
                .get()
                .uri("/api/wechat/v1/accounts/" + appId + "/follower-sync")
                .retrieve()
                .body(JsonNode.class);
    }

    private JsonNode only(String query) {
        return Awaitility.await()
                .until(() -> list(query), page -> page.path("items").size() == 1)
                .path("items")
                .get(0);
    }

    private JsonNode list(String query) {
        return list(TestTokens.operator(tenant), query);
    }

    private static JsonNode list(String token, String query) {
        return TestTokens.client(PORT, token)
                .get()
                .uri("/api/wechat/v1/followers" + query)
                .retrieve()
                .body(JsonNode.class);
    }

    /** In place of resident-service, which is another module. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Homes {

        static final Map<String, FollowerHomes> BOUND = new ConcurrentHashMap<>();

        @Bean
        @Primary
        FollowerHomesApi residentService() {
            return new FollowerHomesApi() {
                @Override
                public FollowerHomes homes(String followerId) {
                    return BOUND.getOrDefault(followerId, new FollowerHomes(false, null, null, null));
                }

                @Override
                public Map<String, FollowerHomes> homes(List<String> followerIds) {
                    return followerIds.stream().collect(java.util.stream.Collectors.toMap(id -> id, this::homes));
                }

                @Override
                public List<String> search(String q) {
                    return BOUND.entrySet().stream()
                            .filter(one -> String.valueOf(one.getValue().name()).startsWith(q))
                            .map(Map.Entry::getKey)
                            .toList();
                }
            };
        }
    }
}
