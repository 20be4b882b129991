package com.haina.auth.component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

import com.haina.auth.running.Browser;
import com.haina.auth.running.Published;
import com.haina.auth.running.RunningService;
import com.haina.contracts.account.TicketLate;
import com.haina.testing.simulators.Simulators;
import com.haina.weixin.EnvelopeCipher;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import static org.assertj.core.api.Assertions.assertThat;

/** What WeChat, or somebody who pretends to be it, sends to the 授权事件 URL. */
class ComponentCallbackIT extends RunningService {

    private static final EnvelopeCipher WECHAT =
            new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, Simulators.COMPONENT_APP_ID);

    private static final Pattern MADE_UP = Pattern.compile("ticket@@@[a-z-]{1,20}");

    @Autowired
    ComponentSecrets secrets;

    @Autowired
    ReceivedPushes pushes;

    @Autowired
    ReceivePush receivePush;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Environment environment;

    /** A real ticket for those who come after, whichever they are: WeChat knows none that was made up here. */
    @AfterEach
    void aTicketOfWeChatsIsBack() {
        Awaitility.await("a ticket of WeChat's").atMost(Duration.ofSeconds(30)).until(() -> {
            if (MADE_UP.matcher(secrets.ticket().orElse("ticket@@@none")).matches()) {
                Simulators.call("POST", "/sim/api/tickets", null);
                return false;
            }
            return true;
        });
    }

    @Test
    void theSimulatedTicketArrivesAndHealthSaysHowOldItIs() {
        Awaitility.await("a ticket").atMost(Duration.ofSeconds(20)).until(() -> secrets.ticketUsable());
        assertThat(secrets.ticket().orElseThrow()).startsWith("ticket@@@");
        assertThat(new ComponentHealth(secrets).health().getDetails()).containsKey("ticketAgeSeconds");
    }

    @Test
    void aTicketIsKeptEncryptedAndALaterOneIsNotReplacedByAnEarlier() {
        var later = Instant.now().plusSeconds(2);
        assertThat(push(ticket("ticket@@@later", later)).text("text")).isEqualTo("success");
        assertThat(secrets.ticket()).hasValue("ticket@@@later");
        push(ticket("ticket@@@earlier", later.minusSeconds(1)));
        assertThat(secrets.ticket()).hasValue("ticket@@@later");
        push(ticket("ticket@@@latest", later.plusSeconds(1)));
        assertThat(secrets.ticket()).hasValue("ticket@@@latest");
    }

    @Test
    void aWrongSignatureATimeLongAgoAndAForeignReceiverAreRefused() {
        var now = Instant.now().getEpochSecond();
        var sealed = WECHAT.seal(ticket("ticket@@@forged", Instant.now().plusSeconds(600)));
        assertThat(send(sealed, String.valueOf(now), "0".repeat(40)).status()).isEqualTo(403);
        var old = String.valueOf(now - 3600);
        assertThat(send(sealed, old, WECHAT.signature(old, "nonce", sealed)).status())
                .isEqualTo(403);
        assertThat(send(sealed, "then", WECHAT.signature("then", "nonce", sealed))
                        .status())
                .isEqualTo(403);
        var foreign = new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, "wx0000000000000000")
                .seal(ticket("ticket@@@forged", Instant.now().plusSeconds(600)));
        var time = String.valueOf(now);
        assertThat(send(foreign, time, WECHAT.signature(time, "nonce", foreign)).status())
                .isEqualTo(403);
        assertThat(secrets.ticket().orElse("")).isNotEqualTo("ticket@@@forged");
    }

    @Test
    void ticketsThatNoLongerComeAreToldOnceAndSoIsTheNextOne() throws IOException {
        Awaitility.await("a ticket").atMost(Duration.ofSeconds(20)).until(() -> secrets.ticketUsable());
        var last = Instant.parse("2026-01-02T08:00:00Z"); // as the samples have it
        mongo.getCollection("components")
                .updateOne(
                        Filters.eq("_id", Simulators.COMPONENT_APP_ID),
                        Updates.combine(Updates.set("ticketReceivedAt", Date.from(last)), Updates.inc("version", 1L)));
        secrets.missTicket();
        secrets.missTicket();
        push(ticket("ticket@@@back", Instant.now().plusSeconds(5)));
        secrets.missTicket();
        var told = Published.events(
                environment, 2, Set.of(Simulators.COMPONENT_APP_ID), TicketLate.TYPE, TicketLate.BACK_TYPE);
        assertThat(told.stream().map(Published::type)).containsExactly(TicketLate.TYPE, TicketLate.BACK_TYPE);
        for (var event : told) {
            assertThat(Published.content(event)).isEqualToIgnoringWhitespace(Published.golden(Published.type(event)));
        }
    }

    @Test
    void aReplayedPushIsAnsweredButHandledOnce() {
        var time = String.valueOf(Instant.now().getEpochSecond());
        var later = Instant.now().plusSeconds(2);
        var first = WECHAT.seal(ticket("ticket@@@replayed", later));
        var signature = WECHAT.signature(time, "nonce", first);
        assertThat(send(first, time, signature).text("text")).isEqualTo("success");
        push(ticket("ticket@@@after-it", later));
        assertThat(send(first, time, signature).text("text")).isEqualTo("success");
        assertThat(secrets.ticket()).hasValue("ticket@@@after-it");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        var bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>";
        var answer = new Browser()
                .send(
                        "POST",
                        "/callback/wechat/component?msg_signature=x&nonce=n&timestamp="
                                + Instant.now().getEpochSecond(),
                        null,
                        Map.of());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(raw(bomb).status()).isEqualTo(403);
        assertThat(raw("not xml at all").status()).isEqualTo(403);
        assertThat(raw("<xml>" + "x".repeat(70_000) + "</xml>").status()).isEqualTo(413);
    }

    @Test
    void theUrlVerificationIsEchoedOnlyForWeChat() {
        var browser = new Browser();
        var signature = WECHAT.signature("1714036504", "1514711492");
        var path =
                "/callback/wechat/component?timestamp=1714036504&nonce=1514711492&echostr=4375120948345356249&signature=";
        assertThat(browser.get(path + signature).text("text")).isEqualTo("4375120948345356249");
        assertThat(browser.get(path + "0".repeat(40)).status()).isEqualTo(403);
    }

    @Test
    void anUnknownEventIsAnsweredAndForgotten() {
        assertThat(
                        push("<xml><AppId>x</AppId><CreateTime>1</CreateTime><InfoType>notify_third_fasteregister</InfoType></xml>")
                                .text("text"))
                .isEqualTo("success");
    }

    @Test
    void anAccountThatTakesItsAuthorizationBackIsShownSoAndMayAuthorizeAgain() {
        var office = join("取消授权");
        Simulators.call("DELETE", "/sim/api/accounts/" + office.appId() + "/authorization", null);
        awaitAuthorized(office, false);

        var browser = new Browser();
        var begun = beginJoining(browser);
        browser.follow(Simulators.authorize(begun.text("authorizationUrl"), "p1", office.appId()));
        awaitState(browser, begun.text("id"), "ALREADY_JOINED");
        awaitAuthorized(office, true);
    }

    @Test
    void whatACrashLeftBetweenKeepingAndHandlingIsHandledLater() {
        var office = join("崩溃之后");
        var left = new ReceivedPush(
                "left-by-a-crash-" + office.appId(),
                receivePush.seal(
                        "<xml><CreateTime>" + Instant.now().plusSeconds(5).getEpochSecond()
                                + "</CreateTime><InfoType>unauthorized</InfoType><AuthorizerAppid>" + office.appId()
                                + "</AuthorizerAppid></xml>"),
                Instant.now().minusSeconds(60));
        assertThat(pushes.add(left)).isTrue();
        awaitAuthorized(office, false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> pushes.ofId(left.id()).orElseThrow().done());
    }

    private static void awaitAuthorized(Office office, boolean authorized) {
        Awaitility.await("authorized: " + authorized)
                .atMost(Duration.ofSeconds(30))
                .until(() -> office.browser()
                                .get("/api/auth/v1/accounts/" + office.appId())
                                .body()
                                .path("authorized")
                                .asBoolean()
                        == authorized);
    }

    private static String ticket(String ticket, Instant at) {
        return "<xml><AppId>%s</AppId><CreateTime>%d</CreateTime><InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket><![CDATA[%s]]></ComponentVerifyTicket></xml>"
                .formatted(Simulators.COMPONENT_APP_ID, at.getEpochSecond(), ticket);
    }

    private static Browser.Answer push(String message) {
        var time = String.valueOf(Instant.now().getEpochSecond());
        var sealed = WECHAT.seal(message);
        return send(sealed, time, WECHAT.signature(time, "nonce", sealed));
    }

    private static Browser.Answer send(String sealed, String timestamp, String signature) {
        return post(
                "<xml><AppId><![CDATA[x]]></AppId><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>",
                "/callback/wechat/component?nonce=nonce&timestamp=" + timestamp + "&msg_signature=" + signature);
    }

    private static Browser.Answer raw(String body) {
        return post(
                body,
                "/callback/wechat/component?msg_signature=x&nonce=n&timestamp="
                        + Instant.now().getEpochSecond());
    }

    private static Browser.Answer post(String xml, String path) {
        return new Browser().sendText("POST", path, xml, "text/xml");
    }
}
