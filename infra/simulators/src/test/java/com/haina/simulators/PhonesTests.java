package com.haina.simulators;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What persons do with their phones, through the control API. */
@SimulatorTest
class PhonesTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60001";

    @Autowired
    private Control control;

    @Test
    void scanningAnAccountsOwnCodeShowsTheAccountAndFollowingItOpensAChat() {
        String person = person("陈桂芳");
        String link = control.get("/sim/api/accounts/" + ACCOUNT).path("link").asString();
        JsonNode scanned = control.post("/sim/api/persons/" + person + "/scans", Map.of("link", link));
        assertThat(scanned.path("appId").asString()).isEqualTo(ACCOUNT);

        String account = "/sim/api/persons/" + person + "/accounts/" + ACCOUNT;
        assertThat(status(account + "/messages", Map.of("text", "认证")))
                .as("not yet a follower")
                .isEqualTo(409);
        control.put(account + "/follow", Map.of());
        JsonNode sent = control.post(account + "/messages", Map.of("text", " 认证 "));
        assertThat(sent.path("mine").asBoolean()).isTrue();
        assertThat(sent.path("text").asString()).isEqualTo("认证");
        assertThat(sent.path("from").asString()).isEqualTo("滨江•万家星城");

        control.delete(account + "/follow");
        assertThat(status("/sim/api/persons/" + person + "/messages", Map.of("chat", ACCOUNT, "kind", "TEXT")))
                .as("an account cannot write to who has left it")
                .isEqualTo(409);
    }

    @Test
    void aMenuIsPressedAsLongAsItHasThatEntry() {
        String person = person("吴小满");
        String account = "/sim/api/persons/" + person + "/accounts/" + ACCOUNT;
        control.put(account + "/follow", Map.of());
        control.put(
                "/sim/api/accounts/" + ACCOUNT + "/menu",
                Map.of(
                        "buttons",
                        List.of(
                                Map.of(
                                        "name",
                                        "我的家",
                                        "buttons",
                                        List.of(Map.of(
                                                "name", "业主认证", "type", "view", "url", "http://127.0.0.1:1/m/"))),
                                Map.of("name", "物业电话", "type", "click", "key", "PHONE"))));

        assertThat(control.post(account + "/menu-presses", Map.of("entry", 0, "sub", 0))
                        .path("url")
                        .asString())
                .isEqualTo("http://127.0.0.1:1/m/");
        assertThat(control.post(account + "/menu-presses", Map.of("entry", 1))
                        .path("key")
                        .asString())
                .isEqualTo("PHONE");
        JsonNode chat = control.get("/sim/api/persons/" + person + "/chats");
        assertThat(chat.size()).isEqualTo(1);
        assertThat(chat.path(0).path("kind").asString()).isEqualTo("NOTE");
        assertThat(status(account + "/menu-presses", Map.of("entry", 0, "sub", 4)))
                .isEqualTo(404);

        control.delete("/sim/api/accounts/" + ACCOUNT + "/menu");
        assertThat(status(account + "/menu-presses", Map.of("entry", 0))).isEqualTo(404);
    }

    @Test
    void aButtonOfACardIsPressedOnce() {
        String person = person("周海涛");
        JsonNode card = control.post(
                "/sim/api/persons/" + person + "/messages",
                Map.of(
                        "chat", "物业助手",
                        "app", "WECOM",
                        "kind", "BUTTONS",
                        "title", "3栋紧急停水：上门告知老人户",
                        "facts", List.of(Map.of("name", "截止", "value", "今天 21:00")),
                        "choices", List.of(Map.of("id", "known", "text", "我已知晓"))));
        String presses = "/sim/api/persons/" + person + "/messages/"
                + card.path("number").asLong() + "/presses";

        assertThat(control.post(presses, Map.of("choice", "known"))
                        .path("pressed")
                        .asString())
                .isEqualTo("known");
        assertThat(status(presses, Map.of("choice", "known"))).isEqualTo(409);
    }

    @Test
    void anEntryOfAMenuMessageIsSentBackAsWords() {
        String person = person("苏晓禾");
        JsonNode menu = control.post(
                "/sim/api/persons/" + person + "/messages",
                Map.of(
                        "chat",
                        "物业客服",
                        "kind",
                        "MENU",
                        "text",
                        "这次服务您满意吗",
                        "choices",
                        List.of(Map.of("id", "1", "text", "满意"))));

        JsonNode sent = control.post(
                "/sim/api/persons/" + person + "/messages/"
                        + menu.path("number").asLong() + "/presses",
                Map.of("choice", "1"));
        assertThat(sent.path("mine").asBoolean()).isTrue();
        assertThat(sent.path("text").asString()).isEqualTo("满意");
    }

    @Test
    void addressesThatAreNotOfTheWebAreRefused() {
        assertThat(status(
                        "/sim/api/persons/p1/messages",
                        Map.of("chat", "x", "kind", "NEWS", "url", "javascript:alert(1)")))
                .isEqualTo(400);
        assertThat(control.send(
                                control.request("/sim/api/accounts/" + ACCOUNT + "/menu")
                                        .header("Content-Type", "application/json")
                                        .PUT(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"buttons\":[{\"name\":\"x\",\"type\":\"view\",\"url\":\"data:text/html,x\"}]}")))
                        .statusCode())
                .isEqualTo(400);
    }

    private String person(String name) {
        return control.post("/sim/api/persons", Map.of("name", name, "staff", true))
                .path("id")
                .asString();
    }

    private int status(String path, Map<String, ?> body) {
        return control.send(control.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JsonMapper.shared().writeValueAsString(body))))
                .statusCode();
    }
}
