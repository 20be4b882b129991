package com.haina.wechat.callback;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;
import com.haina.weixin.CallbackXml;
import com.haina.weixin.EnvelopeCipher;

import static org.assertj.core.api.Assertions.assertThat;

@Import(CallbackIT.Listening.class)
class CallbackIT extends RunningService {

    private final Ear ear;
    private final ReceivedMessages messages;
    private String appId = "";

    CallbackIT(Ear ear, ReceivedMessages messages) {
        this.ear = ear;
        this.messages = messages;
    }

    @BeforeEach
    void anAccount() {
        ear.heard.clear();
        ear.answer.set(Optional.empty());
        ear.fail.set(0);
        ear.hold.set(null);
        ear.failReply.set(0);
        appId = authority.newAccount("tenant-callback");
    }

    @Test
    void aMessageIsActedOnOnceForItsTenantHoweverOftenItComes() throws Exception {
        String xml = text("你好", "m1");
        for (int i = 0; i < 3; i++) {
            assertThat(push(xml).body()).isEqualTo("success");
        }
        Awaitility.await().until(() -> !ear.heard.isEmpty());
        assertThat(ear.heard).hasSize(1);
        assertThat(ear.heard.peek()).isEqualTo("tenant-callback 你好");
    }

    @Test
    void twoEventsOfTheSameSecondThatDifferAreTwo() throws Exception {
        Instant now = Instant.now();
        push(Pushes.event("oAAA", "CLICK", "a", now));
        push(Pushes.event("oAAA", "CLICK", "b", now));
        push(Pushes.event("oAAA", "CLICK", "b", now));
        Awaitility.await().until(() -> ear.heard.size() == 2);
    }

    @Test
    void anAnswerInTimeIsEncryptedAndARepetitionGetsTheSame() throws Exception {
        ear.answer.set(Optional.of(new Reply.Text("收到 ]]> 谢谢")));
        String xml = text("在吗", "m2");
        String first = Pushes.opened(push(xml).body());
        assertThat(CallbackXml.read(first))
                .containsEntry("Content", "收到 ]]> 谢谢")
                .containsEntry("MsgType", "text");
        ear.answer.set(Optional.of(new Reply.Text("另一句")));
        assertThat(Pushes.opened(push(xml).body())).isEqualTo(first);
        assertThat(ear.heard).hasSize(1);
    }

    @Test
    void anAnswerThatComesTooLateGoesAnotherWayAndWeChatIsNotKeptWaiting() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        ear.hold.set(hold);
        ear.answer.set(Optional.of(new Reply.Text("晚了")));
        assertThat(push(text("在吗", "m3")).body()).isEqualTo("success");
        hold.countDown();
        Awaitility.await().until(() -> ear.late.get() != null);
        assertThat(ear.late.get()).isEqualTo(new Reply.Text("晚了"));
    }

    @Test
    void anAnswerThatFailsKeepsNobodyFromActing() throws Exception {
        ear.failReply.set(Integer.MAX_VALUE);
        assertThat(push(text("在吗", "m9")).body()).isEqualTo("success");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !ear.heard.isEmpty());
        ear.failReply.set(0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> messages.ofId(appId + ":m9").orElseThrow().done());
    }

    @Test
    void whatFailedIsTriedAgainAndActedOnOnce() throws Exception {
        ear.fail.set(1);
        push(text("试试", "m4"));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> ear.heard.size() == 1);
        Awaitility.await()
                .until(() -> messages.ofId(appId + ":m4").orElseThrow().done());
    }

    @Test
    void aMessageToAnotherAccountThanTheAddressSaysIsNotActedOn() {
        ear.answer.set(Optional.of(new Reply.Text("收到")));
        String other = Pushes.to(authority.newAccount("tenant-other"), text("你好", "m10"));
        assertThat(push(other).body()).isEqualTo("success");
        Awaitility.await()
                .until(() -> messages.ofId(appId + ":m10").orElseThrow().done());
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void aBodyThatHasNoEndIsRefusedBeforeItEnds() throws Exception {
        try (Socket caller = new Socket("127.0.0.1", PORT)) {
            caller.setSoTimeout(10_000);
            OutputStream out = caller.getOutputStream();
            out.write(("POST /callback/wechat/" + appId + "?msg_signature=x&nonce=n&timestamp=1 HTTP/1.1\r\n"
                            + "Host: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: 1000000000\r\n\r\n"
                            + "x".repeat(300 * 1024))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .contains("413");
        }
    }

    @Test
    void aWrongSignatureATimeLongAgoAForeignReceiverAndADocumentTypeAreRefused() throws Exception {
        String xml = text("你好", "m5");
        Pushes pushes = new Pushes(appId);
        Instant now = Instant.now();
        EnvelopeCipher ours =
                new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, Simulators.COMPONENT_APP_ID);
        EnvelopeCipher foreign =
                new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, "wx0000000000000000");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><MsgType>&e;</MsgType></xml>";
        assertThat(pushes.forged(xml).statusCode()).isEqualTo(403);
        assertThat(pushes.push(xml, ours, now.minusSeconds(3600)).statusCode()).isEqualTo(403);
        assertThat(pushes.push(xml, foreign, now).statusCode()).isEqualTo(403);
        assertThat(pushes.push(entity, ours, now).statusCode()).isEqualTo(403);
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void anUnknownTypeAndAnUnknownAccountAreKeptAndAnsweredWithoutAnError() throws Exception {
        assertThat(push(Pushes.event("oAAA", "something_new", "", Instant.now()))
                        .body())
                .isEqualTo("success");
        Awaitility.await().until(() -> ear.heard.size() == 1);
        appId = "wx9999999999999999";
        assertThat(push(text("你好", "m6").replace("gh_1", "gh_none")).body()).isEqualTo("success");
        Awaitility.await()
                .until(() -> messages.ofId(appId + ":m6")
                        .filter(ReceivedMessage::done)
                        .isPresent());
    }

    @Test
    void theUrlIsVerifiedForWeChatOnly() throws Exception {
        assertThat(new Pushes(appId).verify("4375120948345356249", true).body()).isEqualTo("4375120948345356249");
        assertThat(new Pushes(appId).verify("1", false).statusCode()).isEqualTo(403);
    }

    @Test
    void whatPeopleWriteStandsInTheStoreEncrypted() throws Exception {
        push(text("我的电话一三八", "m7"));
        ReceivedMessage kept = messages.ofId(appId + ":m7").orElseThrow();
        assertThat(kept.content().toString()).doesNotContain("我的电话");
    }

    @Test
    void manyRepetitionsAtOnceAreOneMessage() throws Exception {
        String xml = text("并发", "m8");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(
                    java.util.Collections.nCopies(24, () -> push(xml).statusCode()));
            for (var one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
        Awaitility.await().until(() -> !ear.heard.isEmpty());
        Awaitility.await()
                .until(() -> messages.ofId(appId + ":m8").orElseThrow().handled() == 1);
        assertThat(ear.heard).hasSize(1);
    }

    @Test
    void whatSomebodyDoesOnAPhoneArrivesOnceAndTheAnswerStandsInTheChat() {
        String phone = "/sim/api/persons/p5/accounts/" + appId;
        Simulators.call("PUT", phone + "/follow", null);
        Awaitility.await().until(() -> !ear.heard.isEmpty());
        ear.answer.set(Optional.of(new Reply.Text("收到 ]]> 谢谢")));
        Simulators.fault(Map.of("kind", "CALLBACK_DUPLICATE", "path", appId + "/text", "count", 1));
        Simulators.call("POST", phone + "/messages", Map.of("text", "停水吗"));
        Awaitility.await()
                .until(() -> Simulators.call("GET", "/sim/api/persons/p5/chats", null)
                        .toString()
                        .contains("收到 ]]> 谢谢"));
        assertThat(ear.heard.stream().filter(words -> words.endsWith("停水吗"))).hasSize(1);
    }

    private static String text(String content, String msgId) {
        return Pushes.text("oAAA", content, msgId);
    }

    private HttpResponse<String> push(String xml) {
        return new Pushes(appId).push(xml);
    }

    /** A feature of this test's that hears, answers, dawdles and fails. */
    static final class Ear implements MessageObserver, ReplySource, LateReplies {

        final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        final AtomicReference<Optional<Reply>> answer = new AtomicReference<>(Optional.empty());
        final AtomicReference<Reply> late = new AtomicReference<>();
        final AtomicReference<CountDownLatch> hold = new AtomicReference<>();
        final AtomicInteger fail = new AtomicInteger();
        final AtomicInteger failReply = new AtomicInteger();

        @Override
        public void received(FollowerMessage message) {
            if (fail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("for the test");
            }
            heard.add(CurrentTenant.id() + " " + message.text());
        }

        @Override
        public Optional<Reply> reply(FollowerMessage message) {
            if (failReply.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("for the test");
            }
            CountDownLatch waiting = hold.get();
            if (waiting != null) {
                try {
                    waiting.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
            return answer.get();
        }

        @Override
        public void send(FollowerMessage message, Reply reply) {
            late.set(reply);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        @org.springframework.core.annotation.Order(0)
        @org.springframework.context.annotation.Primary
        Ear ear() {
            return new Ear();
        }
    }
}
