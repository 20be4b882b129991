package com.haina.simulators;

import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.callbacks.MessageCrypto;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The test of 全网发布 tells a platform that passes from one that does not. */
@SimulatorTest
class PublishTestTests {

    private static final String ACCOUNT = "wx570bc396a51b8ff8";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Test
    void aPlatformThatDoesAsItShouldPasses() {
        platform.answerWith(answers(this::sendFromApi));

        JsonNode report = run();
        assertThat(report.path("appId").asString()).isEqualTo(ACCOUNT);
        assertThat(report.path("passed").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("steps").valueStream().map(s -> s.path("name").asString()))
                .containsExactly("TICKET", "TEXT", "QUERY_AUTH_CODE");
        assertThat(control.get("/sim/api/accounts/" + ACCOUNT)
                        .path("authorized")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aPlatformThatSaysNothingFailsWhereItIsSilent() {
        JsonNode steps = run().path("steps");

        assertThat(steps.path(0).path("passed").asBoolean()).isTrue();
        assertThat(steps.path(1).path("problem").asString()).isEqualTo("NO_REPLY");
        assertThat(steps.path(2).path("problem").asString()).isEqualTo("NO_MESSAGE");
    }

    private JsonNode run() {
        return control.post("/sim/api/publish-tests", Map.of("appId", ACCOUNT));
    }

    private Function<Platform.Push, String> answers(Function<Platform.Push, String> onCode) {
        return push -> {
            String message = push.message();
            if (message.contains("TESTCOMPONENT_MSG_TYPE_TEXT")) {
                return passive(push, "TESTCOMPONENT_MSG_TYPE_TEXT_callback");
            }
            return message.contains("QUERY_AUTH_CODE:") ? onCode.apply(push) : "success";
        };
    }

    /** What the platform does after its empty answer; here before it, which is no difference to the test. */
    private String sendFromApi(Platform.Push push) {
        String code = push.message().replaceAll("(?s).*QUERY_AUTH_CODE:([^]]+)]].*", "$1");
        String token = control.post("/sim/api/accounts/" + ACCOUNT + "/grants", Map.of())
                .path("accessToken")
                .asString();
        control.post(
                "/api.weixin.qq.com/cgi-bin/message/custom/send?access_token=" + token,
                Map.of(
                        "touser",
                        push.query().get("openid"),
                        "msgtype",
                        "text",
                        "text",
                        Map.of("content", code + "_from_api")));
        return "";
    }

    private static String passive(Platform.Push push, String text) {
        String userName = push.message().replaceAll("(?s).*<ToUserName><!\\[CDATA\\[(.*?)]].*", "$1");
        MessageCrypto crypto = new MessageCrypto(
                "simulated-component-token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx5e1f00000000c0de");
        String encrypted = crypto.encrypt("<xml><ToUserName>" + push.query().get("openid")
                + "</ToUserName><FromUserName>" + userName + "</FromUserName><CreateTime>1</CreateTime>"
                + "<MsgType>text</MsgType><Content>" + text + "</Content></xml>");
        return "<xml><Encrypt>" + encrypted + "</Encrypt><MsgSignature>" + crypto.sign("1", "n", encrypted)
                + "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>";
    }
}
