package com.haina.resident.verification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Who may see and do what, and how often. */
class AccessToVerificationsIT extends Applications {

    @Test
    void nobodyReachesAnotherTenantsAnotherFollowersOrAnotherCommunitysApplications() {
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", "白雪", mobile()).is(HttpStatus.CREATED);
        Answer elsewhere = community("别处认证" + number, "门牌号");
        for (String token :
                List.of(TestTokens.operator("tenant-stranger"), TestTokens.operator(tenant, List.of(elsewhere.id())))) {
            get(token, QUEUE + "/" + waiting.id()).is(HttpStatus.NOT_FOUND, "record.not-found");
            assertThat(get(token, QUEUE).items()).isEmpty();
            exchange(token, HttpMethod.POST, QUEUE + "/" + waiting.id() + "/approval", "*", Map.of())
                    .is(HttpStatus.NOT_FOUND);
        }
        as(follower(), HttpMethod.GET, MY + "/verifications/" + waiting.id(), null)
                .is(HttpStatus.NOT_FOUND);
        get(TestTokens.follower(tenant, follower), QUEUE).is(HttpStatus.FORBIDDEN);
        get(TestTokens.follower("tenant-stranger", follower), MY + "/verifications/" + waiting.id())
                .is(HttpStatus.NOT_FOUND);
        exchange(TestTokens.viewer(tenant), HttpMethod.POST, QUEUE + "/" + waiting.id() + "/approval", "*", Map.of())
                .is(HttpStatus.FORBIDDEN);
    }

    @Test
    void triesAreLimitedWhateverComesOfThem() {
        String follower = follower();
        for (int i = 0; i < 10; i++) {
            Map<String, Object> request = application(0, "OWNER", "试试", mobile());
            request.put("smsCode", "000000");
            as(follower, HttpMethod.POST, MY + "/verifications", request).is(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Answer refused =
                apply(follower, 0, "OWNER", "试试", mobile()).is(HttpStatus.TOO_MANY_REQUESTS, "verification.too-many");
        long tomorrow = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .getEpochSecond();
        assertThat(Long.parseLong(refused.entity().getHeaders().getFirst(HttpHeaders.RETRY_AFTER)))
                .as("tries are counted by the day, which ends before 24 hours are over")
                .isCloseTo(tomorrow - Instant.now().getEpochSecond(), within(60L));
    }

    @Test
    void whatIsRevealedAndTheSecretOfAnInvitationAreKeptNowhere() {
        String mobile = mobile();
        Answer waiting = apply(follower(), 0, "OWNER", "白雪", mobile).is(HttpStatus.CREATED);
        String revealed = TestTokens.client(port(), operator())
                .post()
                .uri(QUEUE + "/" + waiting.id() + "/reveals")
                .header("Idempotency-Key", "reveal-" + waiting.id())
                .body(Map.of("field", "MOBILE", "reason", "与申请人核对"))
                .retrieve()
                .body(String.class);
        String owner = owner("沈岚", 0);
        String token = as(
                        owner,
                        HttpMethod.POST,
                        MY + "/homes/" + homes(owner).items().getFirst().get("id") + "/invitations",
                        Map.of("identity", "FAMILY"))
                .is(HttpStatus.CREATED)
                .text("token");
        List<String> kept = mongo.getCollection("idempotency_keys")
                .find(new Document("_id", new Document("$regex", "^" + tenant)))
                .map(key -> new String(key.get("body", new Binary(new byte[0])).getData(), StandardCharsets.UTF_8))
                .into(new ArrayList<>());
        assertThat(revealed).contains(mobile);
        assertThat(kept).isNotEmpty().noneMatch(body -> body.contains(mobile) || body.contains(token));
    }

    @Test
    void nobodySendsAnOwnerALinkOrANumberAsTheOwnName() {
        for (String message : List.of(
                "中奖请点 http://a.cn", "看www.evil.com", "看evil。cc/x", "加微信13800000000", "加 1 3 8 0 0 0", "me@evil.cn")) {
            assertThat(apply(follower(), 0, "FAMILY", message, mobile())
                            .is(HttpStatus.BAD_REQUEST, "request.invalid")
                            .list("errors")
                            .getFirst())
                    .as(message)
                    .containsEntry("pointer", "/name");
        }
        for (String name :
                List.of("古丽娜尔·阿不都", "买买提.吐尔逊", "Anne-Marie O'Neill", "John F. Kennedy", "王　小（明）", "𠮷野", "中铁3局")) {
            assertThat(apply(follower(), 1, "FAMILY", name, mobile()).entity().getStatusCode())
                    .as(name)
                    .isEqualTo(HttpStatus.CREATED);
        }
    }

    @Test
    void oneFollowerHasCodesSentToAFewMobilesOnly() {
        String follower = follower();
        for (int i = 0; i < 20; i++) {
            as(follower, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile()))
                    .is(HttpStatus.OK);
        }
        as(follower, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile()))
                .is(HttpStatus.TOO_MANY_REQUESTS, "verification.too-many");
        as(follower(), HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile()))
                .is(HttpStatus.OK);
    }

    @Test
    void aCodeIsForTheFollowerWhoAskedForIt() {
        String mobile = mobile();
        String one = follower();
        String other = follower();
        chunks.purposes().clear();
        as(one, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile)).is(HttpStatus.OK);
        as(other, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile)).is(HttpStatus.OK);
        apply(one, 0, "OWNER", "白雪", mobile).is(HttpStatus.CREATED);
        List<String> purposes = List.copyOf(chunks.purposes());
        assertThat(purposes).hasSize(3).allMatch(purpose -> purpose.matches("resident\\.[a-z.-]{1,40}"));
        assertThat(purposes.get(2)).isEqualTo(purposes.get(0)).isNotEqualTo(purposes.get(1));
    }

    @Test
    void aFollowerFindsTheOwnDoorByTreeOrByWhatPeopleWrite() {
        String follower = follower();
        Answer communities =
                as(follower, HttpMethod.GET, MY + "/communities", null).is(HttpStatus.OK);
        assertThat(communities.all("id")).contains(community.id());
        String places = MY + "/communities/" + community.id() + "/places";
        Answer buildings = as(follower, HttpMethod.GET, places, null).is(HttpStatus.OK);
        assertThat(buildings.items().getFirst()).containsEntry("name", "1栋").containsEntry("isRoom", false);
        Answer doors = as(
                        follower,
                        HttpMethod.GET,
                        places + "?parent=" + buildings.items().getFirst().get("id"),
                        null)
                .is(HttpStatus.OK);
        assertThat(doors.all("name")).containsExactly("101", "102", "201", "202");
        assertThat(doors.items().getFirst()).containsEntry("path", List.of("1栋", "101"));
        assertThat(as(follower, HttpMethod.GET, places + "?q=1-202", null).all("id"))
                .containsExactly(rooms.get(3));
    }
}
