package com.haina.wechat.menu;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.contracts.account.AccountOutline;
import com.haina.contracts.account.AccountToken;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.menu.MenuEntry.Type;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
            "haina.menu.public-url=https://wuye.example.cn"
        })
@WithStoreAndBroker
@Import({TestTokens.class, MenuIT.Authority.class})
class MenuIT {

    private static final MenusAtWechat WECHAT = new MenusAtWechat();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("haina.wechat.api-url", WECHAT::address);
    }

    @LocalServerPort
    int port;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    MenuJobs jobs;

    @Autowired
    PublishMenus publishMenus;

    private String tenant = "";
    private String app = "";
    private String other = "";

    @BeforeEach
    void twoAccounts() {
        tenant = "tenant" + Ids.next();
        app = account();
        other = account();
    }

    @Test
    void aDraftIsPublishedAndReadBackAndLeadsToTheAccountsOwnPages() {
        draft(content(List.of(
                MenuPolicyTests.list("我的家", page("认证房屋", "/verify"), page("我的房屋", "/home")),
                MenuPolicyTests.click("联系物业"))));
        JsonNode result = publish(app).path("items").get(0);
        assertThat(result.path("published").asBoolean()).isTrue();
        assertThat(result.path("differences").size()).isZero();
        assertThat(WECHAT.menus
                        .get(app)
                        .get(0)
                        .path("sub_button")
                        .get(0)
                        .path("url")
                        .asString())
                .isEqualTo("https://wuye.example.cn/m/verify?app=" + app);
        assertThat(read().path("online").asInt()).isEqualTo(1);
        assertThat(read().path("differences").size()).isZero();
        assertThat(read().path("versions").get(0).path("by").asString()).isNotEmpty();
    }

    @Test
    void oneMenuGoesToManyAccountsAndSaysOfEachWhatBecameOfIt() {
        draft(content(List.of(page("认证房屋", "/verify"))));
        WECHAT.refuse(other, "menu/create", 48001);
        JsonNode items = publish(other, app, "wxnone").path("items");
        assertThat(items.get(0).path("published").asBoolean()).isFalse();
        assertThat(items.get(0).path("code").asInt()).isEqualTo(48001);
        assertThat(items.get(1).path("published").asBoolean()).isTrue();
        assertThat(items.get(2).path("published").asBoolean()).isFalse();
        assertThat(WECHAT.menus).doesNotContainKey(other);
        WECHAT.refuse(other, "menu/create", 0);
        assertThat(publish(other).path("items").get(0).path("published").asBoolean())
                .isTrue();
        assertThat(WECHAT.menus.get(other).get(0).path("url").asString()).endsWith("?app=" + other);
    }

    @Test
    void anAnswerThatWasLostIsSettledByAskingWeChat() {
        draft(content(List.of(MenuPolicyTests.click("联系物业"))));
        WECHAT.loseAnswer(app, "menu/create");
        assertThat(publish(app).path("items").get(0).path("published").asBoolean())
                .isTrue();
    }

    @Test
    void menusForTagsAreAddedSoThatTheFirstOfThemIsLookedAtFirst() {
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(
                        new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))),
                        new MenuContent.Conditional(
                                "租户", MenuContent.Platform.ANDROID, List.of(MenuPolicyTests.click("租约"))))));
        publish(app);
        publish(app); // those of before are replaced
        assertThat(WECHAT.conditional.get(app)).hasSize(2);
        JsonNode first = WECHAT.conditional.get(app).getFirst();
        assertThat(first.path("matchrule").path("tag_id").asString()).isEqualTo("100");
        assertThat(call(HttpMethod.POST, "/matches", null, Map.of("followerId", app + ".oA"))
                        .getBody()
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("我的家");
    }

    @Test
    void whatSomebodyChangedInTheMenusForSomeIsSeenDownToTagAndPhone() {
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(
                        new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))),
                        new MenuContent.Conditional(
                                "租户", MenuContent.Platform.ANDROID, List.of(MenuPolicyTests.click("租约"))))));
        assertThat(publish(app).path("items").get(0).path("differences").size()).isZero();
        assertThat(comparison().path("differences").size()).isZero();

        ObjectNode second = WECHAT.conditional.get(app).getLast();
        ((ObjectNode) second.path("matchrule")).put("client_platform_type", "1");
        assertThat(comparison().path("differences").toString()).isEqualTo("[{\"kind\":\"CHANGED\",\"path\":[\"租户\"]}]");
        ((ObjectNode) second.path("matchrule")).put("client_platform_type", "2");
        ((ObjectNode) second.path("button").get(0)).put("name", "合同");
        assertThat(comparison().path("differences").toString())
                .contains("{\"kind\":\"ADDED\",\"path\":[\"租户\",\"租约\"]}")
                .contains("{\"kind\":\"REMOVED\",\"path\":[\"租户\",\"合同\"]}");

        // Taken away and added again it is looked at before the others: another order, and another id.
        WECHAT.conditional.get(app).remove(second);
        assertThat(comparison().path("differences").toString()).isEqualTo("[{\"kind\":\"ADDED\",\"path\":[\"租户\"]}]");
        ((ObjectNode) second.path("button").get(0)).put("name", "租约");
        WECHAT.conditional.get(app).addFirst(second.deepCopy().put("menuid", 999_999));
        assertThat(comparison().path("differences").toString())
                .contains("{\"kind\":\"ADDED\",\"path\":[\"租户\"]}")
                .contains("{\"kind\":\"REMOVED\",\"path\":[\"租户\"]}");
    }

    @Test
    void aPublicationSaysHowFarItIsAlsoWhileItGoesOn() {
        draft(content(List.of(page("认证房屋", "/verify"))));
        JsonNode whole = publish(app, other);
        assertThat(whole.path("job").path("state").asString()).isEqualTo("DONE");
        assertThat(whole.path("job").path("done").asInt()).isEqualTo(2);

        JsonNode begun = call(
                        HttpMethod.POST,
                        "/publications",
                        tag(),
                        Map.of("appIds", List.of(other, app), "background", true))
                .getBody();
        assertThat(begun.path("job").path("total").asInt()).isEqualTo(2);
        String path = "/publications/" + begun.path("job").path("id").asString();
        JsonNode ended = Awaitility.await()
                .until(
                        () -> call(HttpMethod.GET, path, null, null).getBody(),
                        seen -> seen.path("job").path("state").asString().equals("DONE"));
        assertThat(ended.path("items").get(0).path("appId").asString()).isEqualTo(other);
        assertThat(ended.path("items").get(1).path("published").asBoolean()).isTrue();
        assertThat(read().path("versions").get(0).path("by").asString()).isNotEmpty();
        assertThat(call(HttpMethod.GET, "/publications/none", null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void aPublicationThatACrashCutShortGoesOnWithTheNextAccount() {
        MenuContent content = content(List.of(MenuPolicyTests.click("联系物业")));
        Instant before = Instant.now().minusSeconds(3600);
        String id = CurrentTenant.call(tenant, () -> {
            MenuJob job = new MenuJob(app, content, List.of(app, other), "王经理", before);
            job.add(new PublishMenu.Result(app, true, false, 0, null, List.of()), before);
            return jobs.save(job).id();
        });
        publishMenus.takeOver();
        MenuJob job = Awaitility.await().until(() -> CurrentTenant.call(tenant, () -> jobs.get(id)), MenuJob::done);
        assertThat(job.results()).hasSize(2).allMatch(PublishMenu.Result::published);
        assertThat(WECHAT.menus).containsKey(other).doesNotContainKey(app);
    }

    @Test
    void aPartThatWeChatTookIsToldAndAnUnknownTagTouchesNothing() {
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))))));
        WECHAT.refuse(app, "menu/addconditional", 65303);
        assertThat(publish(app).path("items").get(0).path("partly").asBoolean()).isTrue();
        assertThat(read().path("failure").asInt()).isEqualTo(65303);
        assertThat(read().has("online")).isFalse();
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("别的")),
                List.of(new MenuContent.Conditional("没有", null, List.of(MenuPolicyTests.click("我的家"))))));
        assertThat(publish(app).path("items").get(0).path("problem").asString()).isEqualTo("menu.tag-unknown");
        assertThat(WECHAT.menus.get(app).get(0).path("name").asString()).isEqualTo("联系物业");
    }

    @Test
    void whatSomebodyChangedOnWeChatsOwnPagesIsSeen() {
        draft(content(List.of(MenuPolicyTests.click("联系物业"))));
        publish(app);
        assertThat(comparison().path("differences").size()).isZero();
        WECHAT.menus.put(app, WECHAT.menus.get(app).deepCopy());
        ((ObjectNode) WECHAT.menus.get(app).get(0)).put("key", "else");
        assertThat(comparison().path("differences").get(0).path("kind").asString())
                .isEqualTo("CHANGED");
        assertThat(comparison().path("shown").get(0).asString()).isEqualTo("联系物业");
    }

    @Test
    void anEarlierVersionBecomesTheDraftAgain() {
        draft(content(List.of(MenuPolicyTests.click("一"))));
        publish(app);
        draft(content(List.of(MenuPolicyTests.click("二"))));
        publish(app);
        JsonNode back =
                call(HttpMethod.POST, "/rollbacks", tag(), Map.of("version", 1)).getBody();
        assertThat(back.path("draft").path("entries").get(0).path("name").asString())
                .isEqualTo("一");
        assertThat(back.path("differences").size()).isEqualTo(2);
        assertThat(call(HttpMethod.DELETE, "/draft", tag(), null)
                        .getBody()
                        .path("draft")
                        .path("entries")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("二");
    }

    @Test
    void faultsComeAtOnceAndASaveNeedsTheStateThatWasSeen() {
        MenuContent wrong = content(
                List.of(MenuPolicyTests.click("太长的菜单名称"), MenuPolicyTests.entry("a", Type.VIEW, null, "nowhere")));
        ResponseEntity<JsonNode> refused = call(HttpMethod.PUT, "/draft", tag(), wrong);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/entries/0/name", "/entries/1/url");
        MenuContent right = content(List.of(MenuPolicyTests.click("一")));
        assertThat(call(HttpMethod.PUT, "/draft", null, right).getStatusCode().value())
                .isEqualTo(428);
        assertThat(call(HttpMethod.PUT, "/draft", "\"7\"", right)
                        .getStatusCode()
                        .value())
                .isEqualTo(412);
    }

    @Test
    void anotherTenantsMenuIsNotThere() {
        assertThat(TestTokens.client(port, TestTokens.administrator("tenant-else"))
                        .get()
                        .uri("/api/wechat/v1/menus/" + app)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private String account() {
        String appId = "wx" + Ids.next().replace("-", "").substring(0, 16);
        Authority.TENANTS.put(appId, tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
        return appId;
    }

    private void draft(MenuContent content) {
        assertThat(call(HttpMethod.PUT, "/draft", tag(), content)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private JsonNode publish(String... appIds) {
        return call(HttpMethod.POST, "/publications", tag(), Map.of("appIds", List.of(appIds)))
                .getBody();
    }

    private JsonNode comparison() {
        return call(HttpMethod.GET, "/comparison", null, null).getBody();
    }

    private JsonNode read() {
        return call(HttpMethod.GET, "", null, null).getBody();
    }

    private String tag() {
        return call(HttpMethod.GET, "", null, null).getHeaders().getETag();
    }

    private ResponseEntity<JsonNode> call(
            HttpMethod method, String path, @Nullable String ifMatch, @Nullable Object body) {
        var request = TestTokens.client(port, TestTokens.administrator(tenant))
                .method(method)
                .uri("/api/wechat/v1/menus/" + app + path)
                .header("Idempotency-Key", Ids.next());
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.body(body);
        }
        return request.retrieve().toEntity(JsonNode.class);
    }

    private static MenuContent content(List<MenuEntry> entries) {
        return new MenuContent(entries, List.of());
    }

    private static MenuEntry page(String name, String page) {
        return new MenuEntry(name, Type.PAGE, null, null, page, null, null, null, null, List.of());
    }

    /** In place of auth-service. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Authority {

        static final Map<String, String> TENANTS = new ConcurrentHashMap<>();

        @Bean
        @Primary
        AccountApi knownAccounts() {
            return new AccountApi() {
                @Override
                public AccountToken accessToken(String appId, String stale) {
                    return new AccountToken(appId, Instant.now().plusSeconds(7000));
                }

                @Override
                public AccountOutline account(String appId) {
                    return new AccountOutline(
                            appId, "gh_1", "万家星城", TENANTS.get(appId), List.of(1, 2, 7, 11, 15), true);
                }

                @Override
                public AccountHealth health(String appId) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<AccountOutline> accounts() {
                    return List.of();
                }
            };
        }
    }
}
