package com.haina.auth.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/** Operators, their rights, the office's settings, and the trail that all of it leaves. */
class OperatorsIT extends RunningService {

    private static final String OPERATORS = "/api/auth/v1/operators";

    @Test
    void anInvitedViewerComesInAndMayOnlyLook() {
        var office = join("邀请");
        var mobile = newMobile();
        var viewer = colleague(office, mobile, "VIEWER", List.of("c1"));
        var me = viewer.get("/api/auth/v1/me");
        assertThat(me.body().path("roles").get(0).asString()).isEqualTo("VIEWER");
        assertThat(me.body().path("communities").get(0).asString()).isEqualTo("c1");
        assertThat(viewer.get("/api/auth/v1/tenant").status()).isEqualTo(200);
        assertThat(viewer.put(
                                "/api/auth/v1/tenant",
                                Map.of("name", "改名", "phone", "0755-12345678"),
                                Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.get(OPERATORS).status()).isEqualTo(403);
        assertThat(viewer.get("/api/auth/v1/audit-entries").status()).isEqualTo(403);
        assertThat(signIn(mobile).get("/api/auth/v1/me").text("id")).isEqualTo(me.text("id"));
    }

    @Test
    void anInvitationThatTheMessageServiceRefusesStillLeavesItsLink() {
        var office = join("短信不通");
        Simulators.fault(Map.of(
                "kind", "NUMBER_REFUSED", "code", "FailedOperation.InsufficientBalanceInSmsPackage", "count", 1));
        var invited = office.browser()
                .post(OPERATORS, Map.of("name", "王五", "mobile", newMobile(), "roles", List.of("OPERATOR")));
        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.body().path("messageSent").asBoolean()).isFalse();
        assertThat(invited.text("link")).contains("/m/invitations/");
    }

    @Test
    void anInvitationIsForItsMobileOnceAndUntilItIsReplaced() {
        var office = join("邀请链接");
        var mobile = newMobile();
        var invited =
                office.browser().post(OPERATORS, Map.of("name", "王五", "mobile", mobile, "roles", List.of("OPERATOR")));
        var id = invited.body().path("operator").path("id").asString();
        var first = invited.text("link").replaceAll(".*/", "");
        assertThat(invited.body().path("messageSent").asBoolean()).isTrue();
        assertThat(Simulators.lastMessageTo(mobile))
                .contains("/m/invitations/" + first)
                .contains("邀请链接");
        // Not yet somebody who can sign in.
        assertThat(new Browser()
                        .post("/api/auth/v1/sms-codes", Map.of("mobile", mobile))
                        .status())
                .isEqualTo(202);
        assertThat(Simulators.messagesTo(mobile))
                .as("the invitation, and no code")
                .isEqualTo(1);

        var second = office.browser()
                .post(OPERATORS + "/" + id + "/invitations", null)
                .text("link")
                .replaceAll(".*/", "");
        var browser = new Browser();
        assertThat(browser.get("/api/auth/v1/invitations/" + first).code()).isEqualTo("invitation.invalid");
        var shown = browser.get("/api/auth/v1/invitations/" + second);
        assertThat(shown.text("tenantName")).isEqualTo("邀请链接");
        assertThat(shown.body().toString()).doesNotContain(mobile);
        browser.post("/api/auth/v1/invitations/" + second + "/sms-codes", null);
        var code = Simulators.codeSentTo(mobile, 2);
        var acceptance = "/api/auth/v1/invitations/" + second + "/acceptance";
        assertThat(browser.post(acceptance, Map.of("code", code)).status()).isEqualTo(200);
        assertThat(browser.post(acceptance, Map.of("code", code)).code()).isEqualTo("invitation.invalid");
        assertThat(office.browser()
                        .post(OPERATORS, Map.of("name", "又一个", "mobile", mobile, "roles", List.of("VIEWER")))
                        .code())
                .isEqualTo("operator.mobile-taken");
    }

    @Test
    void aChangeNamesTheStateItMeansAndWorksAtTheNextRefresh() {
        var office = join("改角色");
        var colleague = colleague(office, newMobile(), "VIEWER", null);
        var id = colleague.get("/api/auth/v1/me").text("id");
        var body = Map.of("name", "李升职", "roles", List.of("OPERATOR"));
        assertThat(office.browser().put(OPERATORS + "/" + id, body, Map.of()).status())
                .isEqualTo(428);
        assertThat(office.browser()
                        .put(OPERATORS + "/" + id, body, Map.of("If-Match", "\"99\""))
                        .status())
                .isEqualTo(412);
        var tag = office.browser().get(OPERATORS + "/" + id).header("etag");
        var changed = office.browser().put(OPERATORS + "/" + id, body, Map.of("If-Match", tag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("etag")).isNotEqualTo(tag);
        colleague.signedIn(colleague.withToken(null).post("/api/auth/v1/session-refreshes", null));
        assertThat(colleague.get("/api/auth/v1/me").text("name")).isEqualTo("李升职");
    }

    @Test
    void aSuspendedOperatorIsOutUntilRestored() {
        var office = join("停用");
        var mobile = newMobile();
        var colleague = colleague(office, mobile, "OPERATOR", null);
        var id = colleague.get("/api/auth/v1/me").text("id");
        assertThat(office.browser()
                        .put(OPERATORS + "/" + id + "/suspension", null, Map.of("If-Match", "*"))
                        .text("state"))
                .isEqualTo("SUSPENDED");
        assertThat(colleague
                        .withToken(null)
                        .post("/api/auth/v1/session-refreshes", null)
                        .status())
                .isEqualTo(401);
        var before = Simulators.messagesTo(mobile);
        new Browser().post("/api/auth/v1/sms-codes", Map.of("mobile", mobile));
        assertThat(Simulators.messagesTo(mobile)).isEqualTo(before);
        office.browser().delete(OPERATORS + "/" + id + "/suspension", Map.of("If-Match", "*"));
        assertThat(signIn(mobile).get("/api/auth/v1/me").text("id")).isEqualTo(id);
    }

    @Test
    void theLastAdministratorStays() {
        var office = join("最后一个");
        var own = OPERATORS + "/" + office.operatorId();
        assertThat(office.browser()
                        .put(own + "/suspension", null, Map.of("If-Match", "*"))
                        .code())
                .isEqualTo("operator.last-administrator");
        assertThat(office.browser()
                        .put(own, Map.of("name", "我", "roles", List.of("VIEWER")), Map.of("If-Match", "*"))
                        .code())
                .isEqualTo("operator.last-administrator");
        colleague(office, newMobile(), "ADMINISTRATOR", null);
        assertThat(office.browser()
                        .put(own, Map.of("name", "我", "roles", List.of("VIEWER")), Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorOfSomeCommunitiesGivesNoMoreThanThese() {
        var office = join("分区管理");
        var limited = colleague(office, newMobile(), "ADMINISTRATOR", List.of("c1", "c2"));
        assertThat(limited.post(OPERATORS, Map.of("name", "全", "mobile", newMobile(), "roles", List.of("VIEWER")))
                        .code())
                .isEqualTo("operator.beyond-own-scope");
        assertThat(limited.post(
                                OPERATORS,
                                Map.of(
                                        "name",
                                        "三",
                                        "mobile",
                                        newMobile(),
                                        "roles",
                                        List.of("VIEWER"),
                                        "communities",
                                        List.of("c3")))
                        .status())
                .isEqualTo(403);
        assertThat(limited.post(
                                OPERATORS,
                                Map.of(
                                        "name",
                                        "一",
                                        "mobile",
                                        newMobile(),
                                        "roles",
                                        List.of("VIEWER"),
                                        "communities",
                                        List.of("c1")))
                        .status())
                .isEqualTo(201);
        assertThat(limited.put(OPERATORS + "/" + office.operatorId() + "/suspension", null, Map.of("If-Match", "*"))
                        .code())
                .isEqualTo("operator.beyond-own-scope");
    }

    @Test
    void anotherOfficeFindsNothing() {
        var a = join("甲物业");
        var b = join("乙物业").browser();
        var session = a.browser()
                .get("/api/auth/v1/sessions")
                .body()
                .get(0)
                .path("id")
                .asString();
        var any = Map.of("If-Match", "*");
        assertThat(b.get(OPERATORS + "/" + a.operatorId()).status()).isEqualTo(404);
        assertThat(b.put(OPERATORS + "/" + a.operatorId(), Map.of("name", "x", "roles", List.of("VIEWER")), any)
                        .status())
                .isEqualTo(404);
        assertThat(b.put(OPERATORS + "/" + a.operatorId() + "/suspension", null, any)
                        .status())
                .isEqualTo(404);
        assertThat(b.post(OPERATORS + "/" + a.operatorId() + "/mobile-reveals", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(b.post(OPERATORS + "/" + a.operatorId() + "/invitations", null)
                        .status())
                .isEqualTo(404);
        assertThat(b.delete("/api/auth/v1/sessions/" + session, Map.of()).status())
                .isEqualTo(404);
        assertThat(b.get("/api/auth/v1/accounts/" + a.appId()).status()).isEqualTo(404);
        assertThat(b.put("/api/auth/v1/accounts/" + a.appId(), Map.of("wechatId", "stolen-id"), any)
                        .status())
                .isEqualTo(404);
        assertThat(b.post("/api/auth/v1/accounts/" + a.appId() + "/profile-refreshes", null)
                        .status())
                .isEqualTo(404);
        b.delete(OPERATORS + "/" + a.operatorId() + "/sessions", Map.of());
        assertThat(a.browser()
                        .withToken(null)
                        .post("/api/auth/v1/session-refreshes", null)
                        .status())
                .isEqualTo(200);
        assertThat(b.get(OPERATORS)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString()))
                .doesNotContain(a.operatorId());
    }

    @Test
    void settingsAndMobileCanBeChangedLater() {
        var office = join("旧名");
        var browser = office.browser();
        var tag = browser.get("/api/auth/v1/tenant").header("etag");
        assertThat(browser.put(
                                "/api/auth/v1/tenant",
                                Map.of("name", "新名", "phone", "0571-88880571"),
                                Map.of("If-Match", tag))
                        .text("name"))
                .isEqualTo("新名");
        assertThat(browser.put(
                                "/api/auth/v1/accounts/" + office.appId(),
                                Map.of("wechatId", "xin-ming-fw"),
                                Map.of("If-Match", "*"))
                        .text("wechatId"))
                .isEqualTo("xin-ming-fw");
        var mobile = newMobile();
        browser.post("/api/auth/v1/me/sms-codes", Map.of("mobile", mobile));
        var code = Simulators.codeSentTo(mobile, 0);
        assertThat(browser.put("/api/auth/v1/me/mobile", Map.of("mobile", mobile, "code", code), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(signIn(mobile).get("/api/auth/v1/me").text("id")).isEqualTo(office.operatorId());
    }

    @Test
    void everyChangeAndRevealIsInTheTrail() {
        var office = join("审计");
        var browser = office.browser();
        browser.put("/api/auth/v1/tenant", Map.of("name", "审计之后", "phone", "0755-12345678"), Map.of("If-Match", "*"));
        assertThat(browser.post(OPERATORS + "/" + office.operatorId() + "/mobile-reveals", Map.of("reason", " "))
                        .status())
                .isEqualTo(400);
        var revealed =
                browser.post(OPERATORS + "/" + office.operatorId() + "/mobile-reveals", Map.of("reason", "核对联系方式"));
        assertThat(revealed.text("mobile")).isEqualTo(office.mobile());

        var trail = Awaitility.await("the trail")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> browser.get("/api/auth/v1/audit-entries?total=true"),
                        answer -> answer.body().path("total").asInt() == 2);
        assertThat(trail.body()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .containsExactly("operator.reveal", "tenant.update");
        var reveal = trail.body().path("items").get(0);
        assertThat(reveal.path("reason").asString()).isEqualTo("核对联系方式");
        assertThat(reveal.path("actorId").asString()).isEqualTo(office.operatorId());
        var update = trail.body().path("items").get(1);
        assertThat(update.path("before").path("name").asString()).isEqualTo("审计");
        assertThat(update.path("after").path("name").asString()).isEqualTo("审计之后");
        assertThat(trail.body().toString()).doesNotContain(office.mobile());

        assertThat(count(browser, "action=tenant.update")).isEqualTo(1);
        assertThat(count(browser, "actorId=" + office.operatorId())).isEqualTo(2);
        assertThat(count(browser, "actorId=somebody-else")).isZero();
        assertThat(count(browser, "subjectType=operator&subjectId=" + office.operatorId()))
                .isEqualTo(1);
        assertThat(count(browser, "from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z"))
                .isZero();
        assertThat(count(join("别家审计").browser(), "")).isZero();

        var page = browser.get("/api/auth/v1/audit-entries?limit=1");
        var next = browser.get("/api/auth/v1/audit-entries?limit=1&cursor=" + page.text("nextCursor"));
        assertThat(next.body().path("items").get(0).path("action").asString()).isEqualTo("tenant.update");
        assertThat(next.body().path("nextCursor").asString("")).isEmpty();
    }

    private static int count(Browser browser, String filter) {
        return browser.get("/api/auth/v1/audit-entries?total=true&" + filter)
                .body()
                .path("total")
                .asInt();
    }
}
