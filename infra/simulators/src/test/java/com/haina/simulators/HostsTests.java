package com.haina.simulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** One port stands for every host. */
@SimulatorTest
class HostsTests {

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Test
    void theHostIsToldByTheFirstPathSegment() {
        assertThat(control.get("/api.weixin.qq.com/cgi-bin/user/get")
                        .path("errcode")
                        .asInt())
                .isEqualTo(41001);
        assertThat(control.get("/qyapi.weixin.qq.com/cgi-bin/user/get")
                        .path("errmsg")
                        .asString())
                .contains("hint: [", "more info at https://open.work.weixin.qq.com/devtool/query?e=40066");
    }

    @Test
    void theHostIsToldByTheHostHeader() throws IOException {
        assertThat(raw("GET /cgi-bin/user/get HTTP/1.1\r\nHost: qyapi.weixin.qq.com\r\nConnection: close\r\n\r\n"))
                .contains("hint: [");
        assertThat(raw("GET /cgi-bin/user/get HTTP/1.1\r\nHost: api.weixin.qq.com\r\nConnection: close\r\n\r\n"))
                .contains("rid: ");
    }

    @Test
    void aDocumentedPathAloneIsEnough() {
        assertThat(control.get("/cgi-bin/user/get").path("errcode").asInt()).isEqualTo(41001);
        assertThat(control.get("/sns/userinfo").path("errcode").asInt()).isEqualTo(41001);
        assertThat(control.get("/cgi-bin/service/get_pre_auth_code")
                        .path("errcode")
                        .asInt())
                .isEqualTo(40082);
        assertThat(control.page("/connect/qrconnect?appid=x").body()).contains("没有这个应用");
        assertThat(control.page("/cgi-bin/componentloginpage?component_appid=x").body())
                .contains("没有这个应用");
    }

    @Test
    void whatBelongsToNobodyIsNotFound() {
        assertThat(control.page("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(control.page("/open.work.weixin.qq.com/3rdapp/install").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBodyThatIsNoJsonIsTold() {
        HttpRequest.Builder request = control.request("/api.weixin.qq.com/cgi-bin/component/api_component_token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("nonsense"));

        assertThat(control.send(request).body()).contains("\"errcode\":47001");
    }

    @Test
    void jsonIsTakenUnderAnyContentType() {
        for (String type : new String[] {"application/x-www-form-urlencoded", "text/plain", "application/json"}) {
            HttpRequest.Builder request = control.request(
                            "/api.weixin.qq.com/cgi-bin/component/api_create_preauthcode?component_access_token=x")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"component_appid\":\"wx5e1f00000000c0de\"}"));

            assertThat(control.send(request).body()).as(type).contains("\"errcode\":40001");
        }
        HttpRequest.Builder token = control.request("/cgi-bin/component/api_component_token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{\"component_appid\":\"wx5e1f00000000c0de\"}"));
        assertThat(control.send(token).body()).contains("\"errcode\":41004");
    }

    @Test
    void theSuiteGetsItsTicketAndToken() {
        control.post("/sim/api/suite-tickets", Map.of());
        String message = platform.await("/wecom", "suite_ticket").message();
        assertThat(message).contains("<SuiteId><![CDATA[ww5e1f00000000beef]]></SuiteId>");
        String ticket = message.replaceAll(".*<SuiteTicket><!\\[CDATA\\[(.*)]]></SuiteTicket>.*", "$1");

        var answer = control.send(control.request("/qyapi.weixin.qq.com/cgi-bin/service/get_suite_token")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"suite_id\":\"ww5e1f00000000beef\",\"suite_secret\":\"simulated-suite-secret\",\"suite_ticket\":\""
                                + ticket + "\"}")));
        assertThat(answer.body()).contains("\"errcode\":0", "suite_access_token", "\"expires_in\":7");
        String token = answer.body().replaceAll(".*\"suite_access_token\":\"([^\"]+)\".*", "$1");
        assertThat(control.get("/qyapi.weixin.qq.com/cgi-bin/service/get_pre_auth_code?suite_access_token=" + token)
                        .path("expires_in")
                        .asInt())
                .isEqualTo(1200);
    }

    @Test
    void isReadyForWhoeverAsks() {
        assertThat(control.get("/actuator/health/readiness").path("status").asString())
                .isEqualTo("UP");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
