package com.haina.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the platform holds from before a restart is still good after it. */
class RestartTests {

    @TempDir
    Path folder;

    @Test
    void authorizationAndTokensSurvive() {
        JsonNode info;
        String componentToken;
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            control.post("/sim/api/persons", Map.of("name", "苏晓禾", "mobile", "13911112222"));
            componentToken = componentToken(control);
            String code = control.post(component("api_create_preauthcode", componentToken), Map.of())
                    .path("pre_auth_code")
                    .asString();
            String page = "http://mp.weixin.qq.com/cgi-bin/componentloginpage?component_appid=wx5e1f00000000c0de"
                    + "&pre_auth_code=" + code + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F";
            String qr = control.post("/sim/api/persons/p1/scans", Map.of("link", page))
                    .path("qr")
                    .asString();
            String redirect = control.post(
                            "/sim/api/qrcodes/" + qr + "/authorization",
                            Map.of("person", "p1", "appId", "wxa1b2c3d4e5f60001"))
                    .path("redirect")
                    .asString();
            String authCode =
                    redirect.replaceAll(".*auth_code=([^&]+)&.*", "$1").replace("%40", "@");
            info = control.post(component("api_query_auth", componentToken), Map.of("authorization_code", authCode))
                    .path("authorization_info");
        }
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            JsonNode refreshed = control.post(
                    component("api_authorizer_token", componentToken),
                    Map.of(
                            "authorizer_appid",
                            "wxa1b2c3d4e5f60001",
                            "authorizer_refresh_token",
                            info.path("authorizer_refresh_token").asString()));
            assertThat(refreshed.path("authorizer_access_token").asString()).isNotEmpty();
            assertThat(control.get("/api.weixin.qq.com/cgi-bin/user/get?access_token="
                                    + info.path("authorizer_access_token").asString())
                            .path("total")
                            .isInt())
                    .as("the token is still good")
                    .isTrue();
            assertThat(control.page("/sim/api/persons").body()).contains("苏晓禾", "13911112222");
        }
    }

    @Test
    void chatsOfTheFirstVersionAreReadAndWhoFollowsWhatSurvives() throws IOException {
        Files.writeString(folder.resolve("chats.json"), """
                {"messages": [{"personId": "p1", "from": "公众平台安全助手", "text": "已授权", "at": "2026-11-01T00:00:00Z"}]}""");
        String account = "/sim/api/persons/p1/accounts/wxa1b2c3d4e5f60001";
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            JsonNode old = control.get("/sim/api/persons/p1/chats").path(0);
            assertThat(old.path("chat").asString()).isEqualTo("公众平台安全助手");
            assertThat(old.path("kind").asString()).isEqualTo("TEXT");
            control.put(account + "/follow", Map.of());
            control.post(account + "/messages", Map.of("text", "认证"));
        }
        try (ConfigurableApplicationContext simulator = start()) {
            JsonNode world = control(simulator).get("/sim/api/world");
            assertThat(world.path("follows").path(0).path("personId").asString())
                    .isEqualTo("p1");
            assertThat(world.path("messages")
                            .valueStream()
                            .map(m -> m.path("number").asLong()))
                    .as("counted in order")
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void materialSurvivesWithItsFile() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 1, 2, 3};
        String token;
        String mediaId;
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            token = control.post("/sim/api/accounts/wxa1b2c3d4e5f60001/grants", Map.of())
                    .path("accessToken")
                    .asString();
            mediaId = control.upload(
                            "/api.weixin.qq.com/cgi-bin/material/add_material?type=image&access_token=" + token, png)
                    .path("media_id")
                    .asString();
        }
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            JsonNode item = control.post(
                            "/api.weixin.qq.com/cgi-bin/material/batchget_material?access_token=" + token,
                            Map.of("type", "image", "offset", 0, "count", 20))
                    .path("item")
                    .path(0);
            assertThat(item.path("media_id").asString()).isEqualTo(mediaId);
            String url = item.path("url").asString();
            assertThat(control.page(url.substring(url.indexOf("/mmbiz"))).body())
                    .contains("PNG");
        }
    }

    @Test
    void theIndustryAndTheIdsOfSentTemplateMessagesSurvive() {
        String account = "wxa1b2c3d4e5f60001";
        String api = "/api.weixin.qq.com/cgi-bin/";
        Map<String, Object> message;
        String token;
        long sent;
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            token = control.post("/sim/api/accounts/" + account + "/grants", Map.of())
                    .path("accessToken")
                    .asString();
            control.post(
                    api + "template/api_set_industry?access_token=" + token,
                    Map.of("industry_id1", "28", "industry_id2", "7"));
            control.put("/sim/api/persons/p4/accounts/" + account + "/follow", Map.of());
            String template = control.post(
                            api + "template/api_add_template?access_token=" + token,
                            Map.of("template_id_short", "43219", "keyword_name_list", List.of("标题")))
                    .path("template_id")
                    .asString();
            message = Map.of(
                    "touser",
                    control.get("/sim/api/persons/p4/openids/" + account)
                            .path("openId")
                            .asString(),
                    "template_id",
                    template,
                    "client_msg_id",
                    "notice-1",
                    "data",
                    Map.of("thing1", Map.of("value", "停水")));
            sent = control.post(api + "message/template/send?access_token=" + token, message)
                    .path("msgid")
                    .asLong();
            assertThat(sent).isPositive();
        }
        try (ConfigurableApplicationContext simulator = start()) {
            Control control = control(simulator);
            assertThat(control.get(api + "template/get_industry?access_token=" + token)
                            .path("secondary_industry")
                            .path("second_class")
                            .asString())
                    .isEqualTo("7");
            assertThat(control.post(api + "message/template/send?access_token=" + token, message)
                            .path("msgid")
                            .asLong())
                    .isEqualTo(sent);
        }
    }

    private String componentToken(Control control) {
        // Nobody listens for the ticket here, so it is read from the file, as the state's format allows.
        String ticket = JsonMapper.shared()
                .readTree(folder.resolve("tickets.json").toFile())
                .path("issued")
                .path(0)
                .path("value")
                .asString();
        return control.post(
                        "/api.weixin.qq.com/cgi-bin/component/api_component_token",
                        Map.of(
                                "component_appid", "wx5e1f00000000c0de",
                                "component_appsecret", "simulated-component-secret",
                                "component_verify_ticket", ticket))
                .path("component_access_token")
                .asString();
    }

    private static String component(String call, String token) {
        return "/api.weixin.qq.com/cgi-bin/component/" + call + "?component_access_token=" + token;
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SimulatorsApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--haina.simulators.data-dir=" + folder,
                        "--haina.simulators.component.callback-url=http://127.0.0.1:1/wechat",
                        "--haina.simulators.wecom.callback-url=http://127.0.0.1:1/wecom");
        control(context).get("/sim/api/component");
        return context;
    }

    private static Control control(ConfigurableApplicationContext context) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return new Control("http://127.0.0.1:" + port);
    }
}
