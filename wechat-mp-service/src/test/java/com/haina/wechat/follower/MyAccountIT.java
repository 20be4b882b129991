package com.haina.wechat.follower;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.platform.outbox.Ids;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who came to a phone page by a printed code need not follow the account, and is led to it. */
class MyAccountIT extends RunningService {

    private String tenant = "";
    private String appId = "";
    private String person = "";

    @BeforeEach
    void somebodyWhoDoesNotFollow() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
        person = Simulators.call("POST", "/sim/api/persons", Map.of("name", "过路人"))
                .path("id")
                .asString();
    }

    @Test
    void aStrangerIsLedToTheAccountByACodeAndIsAFollowerAfterwards() {
        JsonNode stranger = account(openId());
        assertThat(stranger.path("name").asString()).isEqualTo("万家星城");
        assertThat(stranger.path("following").asBoolean(true)).isFalse();
        String link = stranger.path("followLink").asString();
        assertThat(account(openId()).path("followLink").asString())
                .as("one permanent code")
                .isEqualTo(link);
        JsonNode scanned = Simulators.call("POST", "/sim/api/persons/" + person + "/scans", Map.of("link", link));
        assertThat(scanned.toString()).as("the code is the account's").contains(appId);
        follow();
        JsonNode follower = Awaitility.await()
                .until(() -> account(openId()), seen -> seen.path("following").asBoolean());
        assertThat(follower.has("followLink")).isFalse();
    }

    @Test
    void whoFollowsButWasMissedIsNotAskedToFollow() {
        Simulators.fault(Map.of("kind", "CALLBACK_DROP", "path", appId, "count", 5));
        follow();
        assertThat(account(openId()).path("following").asBoolean()).isTrue();
    }

    @Test
    void withoutACodeOfWechatsTheAccountIsNamedAllTheSame() {
        refuse("qrcode/create", 48001, 5);
        JsonNode stranger = account(openId());
        assertThat(stranger.path("following").asBoolean(true)).isFalse();
        assertThat(stranger.has("followLink")).isFalse();
        assertThat(stranger.path("name").asString()).isEqualTo("万家星城");
    }

    @Test
    void whileWechatDoesNotSayWhoFollowsNobodyIsAskedTo() {
        refuse("user/info/batchget", -1, 5);
        assertThat(account(openId()).has("following")).isFalse();
    }

    private void follow() {
        Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + appId + "/follow", Map.of());
    }

    private String openId() {
        return Simulators.call("GET", "/sim/api/persons/" + person + "/openids/" + appId, null)
                .path("openId")
                .asString();
    }

    private JsonNode account(String openId) {
        return TestTokens.client(PORT, TestTokens.follower(tenant, appId + "." + openId))
                .get()
                .uri("/api/wechat/v1/my/account")
                .retrieve()
                .body(JsonNode.class);
    }
}
