package com.haina.wechat.callback;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.RunningService;
import com.haina.weixin.CallbackXml;
import com.haina.weixin.EnvelopeCipher;

import static org.assertj.core.api.Assertions.assertThat;

@Import(CallbackIT.Listening.class)
class CallbackIT extends RunningService {

    private static final EnvelopeCipher CIPHER =
            new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, Simulators.COMPONENT_APP_ID);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    Ear ear;

    @Autowired
    ReceivedMessages messages;

    @Autowired
    ReceiveMessage receive;

    private String appId = "";

    @BeforeEach
    void anAccount() {
        ear.heard.clear();
        ear.answer.set(Optional.empty());
        ear.fail.set(0);
        ear.hold.set(null);
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
        long second = Instant.now().getEpochSecond();
        push(event("CLICK", "<EventKey><![CDATA[a]]></EventKey>", second));
        push(event("CLICK", "<EventKey><![CDATA[b]]></EventKey>", second));
        push(event("CLICK", "<EventKey><![CDATA[b]]></EventKey>", second));
        Awaitility.await().until(() -> ear.heard.size() == 2);
    }

    @Test
    void anAnswerInTimeIsEncryptedAndARepetitionGetsTheSame() throws Exception {
        ear.answer.set(Optional.of(new Reply.Text("收到 ]]> 谢谢")));
        String xml = text("在吗", "m2");
        String first = opened(push(xml).body());
        assertThat(CallbackXml.read(first))
                .containsEntry("Content", "收到 ]]> 谢谢")
                .containsEntry("MsgType", "text");
        ear.answer.set(Optional.of(new Reply.Text("另一句")));
        assertThat(opened(push(xml).body())).isEqualTo(first);
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
    void whatFailedIsTriedAgainAndActedOnOnce() throws Exception {
        ear.fail.set(1);
        push(text("试试", "m4"));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> ear.heard.size() == 1);
        Awaitility.await()
                .until(() -> messages.leftBefore(Instant.now().plusSeconds(60)).isEmpty());
    }

    @Test
    void aWrongSignatureATimeLongAgoAForeignReceiverAndADocumentTypeAreRefused() throws Exception {
        String xml = text("你好", "m5");
        String body = "<xml><Encrypt><![CDATA[" + CIPHER.seal(xml) + "]]></Encrypt></xml>";
        String now = Long.toString(Instant.now().getEpochSecond());
        assertThat(post(body, "0".repeat(40), now).statusCode()).isEqualTo(403);
        assertThat(sealed(
                                xml,
                                CIPHER,
                                Long.toString(Instant.now().minusSeconds(3600).getEpochSecond()))
                        .statusCode())
                .isEqualTo(403);
        EnvelopeCipher foreign =
                new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, "wx0000000000000000");
        assertThat(sealed(xml, foreign, now).statusCode()).isEqualTo(403);
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><MsgType>&e;</MsgType></xml>";
        assertThat(sealed(entity, CIPHER, now).statusCode()).isEqualTo(403);
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void anUnknownTypeAndAnUnknownAccountAreKeptAndAnsweredWithoutAnError() throws Exception {
        assertThat(push(event("something_new", "", Instant.now().getEpochSecond()))
                        .body())
                .isEqualTo("success");
        Awaitility.await().until(() -> ear.heard.size() == 1);
        appId = "wx9999999999999999";
        assertThat(push(text("你好", "m6")).body()).isEqualTo("success");
        Awaitility.await()
                .until(() -> messages.ofId(appId + ":m6")
                        .filter(ReceivedMessage::done)
                        .isPresent());
    }

    @Test
    void theUrlIsVerifiedForWeChatOnly() throws Exception {
        String now = Long.toString(Instant.now().getEpochSecond());
        String query = "?timestamp=" + now + "&nonce=n&echostr=4375120948345356249&signature=";
        assertThat(get(query + CIPHER.signature(now, "n")).body()).isEqualTo("4375120948345356249");
        assertThat(get(query + "0".repeat(40)).statusCode()).isEqualTo(403);
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
        assertThat(ear.heard).hasSize(1);
    }

    private String text(String content, String msgId) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oAAA]]></FromUserName><CreateTime>"
                + Instant.now().getEpochSecond() + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                + content + "]]></Content><MsgId>" + msgId + "</MsgId></xml>";
    }

    private String event(String event, String more, long second) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oAAA]]></FromUserName><CreateTime>"
                + second + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[" + event + "]]></Event>"
                + more
                + "</xml>";
    }

    private HttpResponse<String> push(String xml) throws Exception {
        return sealed(xml, CIPHER, Long.toString(Instant.now().getEpochSecond()));
    }

    private HttpResponse<String> sealed(String xml, EnvelopeCipher cipher, String timestamp) throws Exception {
        String ciphertext = cipher.seal(xml);
        return post(
                "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + ciphertext + "]]></Encrypt></xml>",
                cipher.signature(timestamp, "n", ciphertext),
                timestamp);
    }

    private HttpResponse<String> post(String body, String signature, String timestamp) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/callback/wechat/" + appId
                                + "?encrypt_type=aes&nonce=n&timestamp=" + timestamp + "&msg_signature="
                                + URLEncoder.encode(signature, StandardCharsets.UTF_8) + "&r="
                                + NUMBERS.incrementAndGet()))
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String query) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/callback/wechat/" + appId + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String opened(String answer) {
        var envelope = CallbackXml.read(answer);
        return CIPHER.open(
                envelope.get("MsgSignature"),
                envelope.get("TimeStamp"),
                envelope.get("Nonce"),
                envelope.get("Encrypt"));
    }

    /** A feature of this test's that hears, answers, dawdles and fails. */
    static final class Ear implements MessageObserver, ReplySource, LateReplies {

        final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        final AtomicReference<Optional<Reply>> answer = new AtomicReference<>(Optional.empty());
        final AtomicReference<Reply> late = new AtomicReference<>();
        final AtomicReference<CountDownLatch> hold = new AtomicReference<>();
        final AtomicInteger fail = new AtomicInteger();

        @Override
        public void received(FollowerMessage message) {
            if (fail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("for the test");
            }
            heard.add(CurrentTenant.id() + " " + message.text());
        }

        @Override
        public Optional<Reply> reply(FollowerMessage message) {
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
