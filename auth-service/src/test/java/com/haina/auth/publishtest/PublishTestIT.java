package com.haina.auth.publishtest;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/** What the automatic test before 全网发布 needs of the component. */
class PublishTestIT extends RunningService {

    private static final String TESTS = "/internal/v1/publish-tests";
    private static final String TEST_ACCOUNT = "wx9252c5e0bb1836fc";

    private Browser service = new Browser();

    @BeforeEach
    void aTicketAndAService() {
        beginJoining(new Browser());
        service = new Browser().withToken(serviceToken());
    }

    @Test
    void theCodeOfATestAccountIsExchangedForATokenThatWeChatTakesAndNoAccountIsMade() {
        Simulators.call("POST", "/sim/api/publish-tests", Map.of("appId", TEST_ACCOUNT));
        var answer = service.post(TESTS, Map.of("code", codeOf(TEST_ACCOUNT)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        var tags = Simulators.call(
                "GET", "/api.weixin.qq.com/cgi-bin/tags/get?access_token=" + answer.text("accessToken"), null);
        assertThat(tags.path("errcode").asInt(0)).isZero();
        assertThat(service.get("/internal/v1/accounts/" + TEST_ACCOUNT).status())
                .as("not even by the push that WeChat sent during the test")
                .isEqualTo(404);
    }

    @Test
    void aCodeThatIsNoneOrOfAnotherAccountIsRefused() {
        var unknown = service.post(TESTS, Map.of("code", "queryauthcode@@@none"));
        assertThat(unknown.status()).isEqualTo(502);
        var other = service.post(TESTS, Map.of("code", codeOf(Simulators.newAccount("别的物业", "", "p1"))));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("publish-test.other-account");
    }

    @Test
    void onlyServicesMayAsk() {
        assertThat(new Browser().post(TESTS, Map.of("code", "x")).status()).isEqualTo(401);
    }

    private static String codeOf(String appId) {
        return Simulators.call("POST", "/sim/api/accounts/" + appId + "/grants", Map.of())
                .path("authorizationCode")
                .asString();
    }

    private static String serviceToken() {
        return new Browser()
                .sendText(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&scope=internal&client_id=resident-service&client_secret=resident-secret",
                        "application/x-www-form-urlencoded")
                .text("access_token");
    }
}
