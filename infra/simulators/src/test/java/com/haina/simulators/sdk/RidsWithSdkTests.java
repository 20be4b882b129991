package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the rid of an error is good for. The SDK has no method for it and sends what it is given. */
@SimulatorTest
class RidsWithSdkTests {

    private static final String GET = "https://api.weixin.qq.com/cgi-bin/openapi/rid/get";
    private static final Pattern RID = Pattern.compile("rid: ([0-9a-f-]+)");

    @Autowired
    private Control control;

    @Autowired
    private MovableClock clock;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void anErrorIsLookedUpByItsRid() throws Exception {
        JsonNode call = ask(failedCall());

        assertThat(call.path("request_body").asString()).contains("\"openid_list\":[]");
        assertThat(call.path("response_body").asString()).contains("\"errcode\":40032");
        assertThat(call.path("request_url").asString())
                .contains("access_token=")
                .doesNotContain(account.mp.getAccessToken());
        assertThat(call.path("invoke_time").asLong())
                .isBetween(
                        clock.instant().getEpochSecond() - 60, clock.instant().getEpochSecond());
        assertThat(call.path("cost_in_ms").asLong()).isNotNegative();
        assertThat(call.path("client_ip").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void aFaultHasARidToo() throws Exception {
        control.post(
                "/sim/api/faults", Map.of("kind", "ERROR", "path", "/cgi-bin/user/get", "code", "45011", "count", 1));
        WxErrorException busy = catchThrowableOfType(
                WxErrorException.class,
                () -> account.mp.get("https://api.weixin.qq.com/cgi-bin/user/get", "next_openid="));

        assertThat(ask(rid(busy)).path("response_body").asString()).contains("minute-quota");
    }

    @Test
    void onlyTheOneWhoCalledIsTold() {
        String rid = failedCall();

        assertThat(refusal(new AccountUnderTest(control), rid)).isEqualTo(76003);
        assertThat(refusal(account, "5fbe643d-52bc4e0e-3b03c920")).isEqualTo(76001);
        assertThat(refusal(account, "what")).isEqualTo(76002);
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        account.grant(Map.of());
        assertThat(refusal(account, rid)).isEqualTo(76004);
    }

    private String failedCall() {
        return rid(catchThrowableOfType(
                WxErrorException.class,
                () -> account.mp.post(
                        "https://api.weixin.qq.com/cgi-bin/tags/members/batchblacklist", "{\"openid_list\":[]}")));
    }

    private static String rid(WxErrorException failure) {
        Matcher rid = RID.matcher(failure.getError().getJson());
        assertThat(rid.find()).as("a rid in %s", failure.getError().getJson()).isTrue();
        return rid.group(1);
    }

    private JsonNode ask(String rid) throws WxErrorException {
        return JsonMapper.shared()
                .readTree(account.mp.post(GET, "{\"rid\":\"" + rid + "\"}"))
                .path("request");
    }

    private static int refusal(AccountUnderTest asker, String rid) {
        return error(() -> asker.mp.post(GET, "{\"rid\":\"" + rid + "\"}"));
    }
}
