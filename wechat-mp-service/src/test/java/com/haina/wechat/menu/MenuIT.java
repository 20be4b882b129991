package com.haina.wechat.menu;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.menu.MenuEntry.Type;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "haina.menu.public-url=https://wuye.example.cn")
class MenuIT extends RunningService {

    @Autowired
    AccountDirectory accounts;

    @Autowired
    MenuJobs jobs;

    @Autowired
    PublishMenus publishMenus;

    @Autowired
    Menus menus;

    @Autowired
    MongoOperations mongo;

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
        assertThat(buttons(app).get(0).path("sub_button").get(0).path("url").asString())
                .isEqualTo("https://wuye.example.cn/m/verify?app=" + app);
        assertThat(read().path("online").asInt()).isEqualTo(1);
        assertThat(read().path("differences").size()).isZero();
        assertThat(read().path("versions").get(0).path("by").asString()).isNotEmpty();
    }

    @Test
    void oneMenuGoesToManyAccountsAndSaysOfEachWhatBecameOfIt() {
        draft(content(List.of(page("认证房屋", "/verify"))));
        refuse("menu/create", 48001, 1); // the first of the accounts
        JsonNode items = publish(other, app, "wxnone").path("items");
        assertThat(items.get(0).path("published").asBoolean()).isFalse();
        assertThat(items.get(0).path("code").asInt()).isEqualTo(48001);
        assertThat(items.get(1).path("published").asBoolean()).isTrue();
        assertThat(items.get(2).path("published").asBoolean()).isFalse();
        assertThat(buttons(other).isMissingNode()).isTrue();
        assertThat(publish(other).path("items").get(0).path("published").asBoolean())
                .isTrue();
        assertThat(buttons(other).get(0).path("url").asString()).endsWith("?app=" + other);
    }

    @Test
    void anAnswerThatWasLostIsSettledByAskingWeChat() {
        draft(content(List.of(MenuPolicyTests.click("联系物业"))));
        loseAnswer("menu/create");
        assertThat(publish(app).path("items").get(0).path("published").asBoolean())
                .isTrue();
    }

    @Test
    void menusForTagsAreAddedSoThatTheFirstOfThemIsLookedAtFirst() {
        int owners = tag("业主");
        tag("租户");
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + app + "/follow", null);
        String follower = Simulators.call("GET", "/sim/api/persons/p5/openids/" + app, null)
                .path("openId")
                .asString();
        atWechat(app, "tags/members/batchtagging", Map.of("openid_list", List.of(follower), "tagid", owners));
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(
                        new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))),
                        new MenuContent.Conditional(
                                "租户", MenuContent.Platform.ANDROID, List.of(MenuPolicyTests.click("租约"))))));
        publish(app);
        publish(app); // those of before are replaced
        assertThat(conditional()).hasSize(2);
        JsonNode first = conditional().getFirst();
        assertThat(first.path("matchrule").path("tag_id").asString()).isEqualTo(String.valueOf(owners));
        assertThat(call(HttpMethod.POST, "/matches", null, Map.of("followerId", app + "." + follower))
                        .getBody()
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("我的家");
    }

    @Test
    void whatSomebodyChangedInTheMenusForSomeIsSeenDownToTagAndPhone() {
        tag("业主");
        tag("租户");
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(
                        new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))),
                        new MenuContent.Conditional(
                                "租户", MenuContent.Platform.ANDROID, List.of(MenuPolicyTests.click("租约"))))));
        assertThat(publish(app).path("items").get(0).path("differences").size()).isZero();
        assertThat(comparison().path("differences").size()).isZero();

        ObjectNode tenants = (ObjectNode) conditional().getLast();
        atWechat(app, "menu/delconditional", Map.of("menuid", tenants.path("menuid")));
        assertThat(comparison().path("differences").toString()).isEqualTo("[{\"kind\":\"ADDED\",\"path\":[\"租户\"]}]");
        // Added again it is looked at before the others: another order, and another id.
        addConditional(tenants);
        assertThat(comparison().path("differences").toString())
                .contains("{\"kind\":\"ADDED\",\"path\":[\"租户\"]}")
                .contains("{\"kind\":\"REMOVED\",\"path\":[\"租户\"]}");
        atWechat(
                app,
                "menu/delconditional",
                Map.of("menuid", conditional().getFirst().path("menuid")));
        ((ObjectNode) tenants.path("matchrule")).remove("tag_id");
        ((ObjectNode) tenants.path("button").get(0)).put("name", "合同");
        addConditional(tenants);
        assertThat(comparison().path("differences").toString())
                .contains("{\"kind\":\"ADDED\",\"path\":[\"租户\"]}")
                .contains("{\"kind\":\"REMOVED\",\"path\":[\"合同\"]}");
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
        assertThat(buttons(other).get(0).path("name").asString()).isEqualTo("联系物业");
        assertThat(buttons(app).isMissingNode()).isTrue();
    }

    @Test
    void anAccountWhoseOwnMenuCannotBeReadFailsOnceAndTheNextGetsIts() {
        MenuContent content = content(List.of(MenuPolicyTests.click("联系物业")));
        Instant before = Instant.now().minusSeconds(3600);
        String id = CurrentTenant.call(tenant, () -> {
            Menu broken = new Menu(other);
            broken.write(content, before, "王经理");
            menus.save(broken);
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(other)),
                    new Update().set("draft.entries.0.type", "NO_SUCH_TYPE"),
                    "menus");
            return jobs.save(new MenuJob(app, content, List.of(other, app), "王经理", before))
                    .id();
        });
        publishMenus.takeOver();
        MenuJob job = Awaitility.await().until(() -> CurrentTenant.call(tenant, () -> jobs.get(id)), MenuJob::done);
        PublishMenu.Result failed = job.results().getFirst();
        assertThat(failed.published()).isFalse();
        assertThat(failed.problem()).isEqualTo("menu.not-published");
        assertThat(job.results().getLast().published()).isTrue();
        assertThat(buttons(other).isMissingNode()).isTrue();
        assertThat(buttons(app).get(0).path("name").asString()).isEqualTo("联系物业");
    }

    @Test
    void aPartThatWeChatTookIsToldAndAnUnknownTagTouchesNothing() {
        tag("业主");
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("联系物业")),
                List.of(new MenuContent.Conditional("业主", null, List.of(MenuPolicyTests.click("我的家"))))));
        refuse("menu/addconditional", 65303, 1);
        assertThat(publish(app).path("items").get(0).path("partly").asBoolean()).isTrue();
        assertThat(read().path("failure").asInt()).isEqualTo(65303);
        assertThat(read().has("online")).isFalse();
        draft(new MenuContent(
                List.of(MenuPolicyTests.click("别的")),
                List.of(new MenuContent.Conditional("没有", null, List.of(MenuPolicyTests.click("我的家"))))));
        assertThat(publish(app).path("items").get(0).path("problem").asString()).isEqualTo("menu.tag-unknown");
        assertThat(buttons(app).get(0).path("name").asString()).isEqualTo("联系物业");
    }

    @Test
    void whatIsWrittenWhileAMenuIsOnItsWayStaysTheDraft() {
        draft(content(List.of(MenuPolicyTests.click("一"))));
        Simulators.fault(Map.of("kind", "DELAY", "path", "/cgi-bin/menu/create", "delayMs", 2000, "count", 1));
        String job = call(HttpMethod.POST, "/publications", tag(), Map.of("appIds", List.of(app), "background", true))
                .getBody()
                .path("job")
                .path("id")
                .asString();
        draft(content(List.of(MenuPolicyTests.click("二"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> call(HttpMethod.GET, "/publications/" + job, null, null)
                        .getBody()
                        .path("job")
                        .path("state")
                        .asString()
                        .equals("DONE"));
        assertThat(buttons(app).get(0).path("name").asString()).isEqualTo("一");
        assertThat(read().path("draft").path("entries").get(0).path("name").asString())
                .isEqualTo("二");
        assertThat(read().path("versions")
                        .get(0)
                        .path("content")
                        .path("entries")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("一");
    }

    @Test
    void whatSomebodyChangedOnWeChatsOwnPagesIsSeen() {
        draft(content(List.of(MenuPolicyTests.click("联系物业"))));
        publish(app);
        assertThat(comparison().path("differences").size()).isZero();
        Simulators.call(
                "PUT",
                "/sim/api/accounts/" + app + "/menu",
                Map.of("buttons", List.of(Map.of("type", "click", "name", "联系物业", "key", "else"))));
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
        assertThat(TestTokens.client(PORT, TestTokens.administrator("tenant-else"))
                        .get()
                        .uri("/api/wechat/v1/menus/" + app)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private String account() {
        String appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
        return appId;
    }

    /** A new tag of the account at WeChat; its number there. */
    private int tag(String name) {
        return atWechat(app, "tags/create", Map.of("tag", Map.of("name", name)))
                .path("tag")
                .path("id")
                .asInt();
    }

    /** The buttons of the menu for everybody, as WeChat has them; missing without a menu. */
    private JsonNode buttons(String appId) {
        return atWechat(appId, "menu/get", null).path("menu").path("button");
    }

    /** The menus for some, as WeChat has them: the newest first. */
    private List<JsonNode> conditional() {
        return atWechat(app, "menu/get", null)
                .path("conditionalmenu")
                .valueStream()
                .toList();
    }

    /** Somebody adds a menu for some that WeChat had once. */
    private void addConditional(ObjectNode menu) {
        ((ObjectNode) menu.path("matchrule")).remove("group_id");
        JsonNode added = atWechat(
                app, "menu/addconditional", Map.of("button", menu.path("button"), "matchrule", menu.path("matchrule")));
        assertThat(added.path("menuid").asString("")).as("%s", added).isNotEmpty();
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
        var request = TestTokens.client(PORT, TestTokens.administrator(tenant))
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
}
