package com.haina.wechat.notice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;

import com.haina.contracts.follower.FollowerNoticeApi;
import com.haina.contracts.follower.FollowerNoticeDelivered.Channel;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@Import(NoticeIT.Texts.class)
class NoticeIT extends RunningService {

    private final KafkaTemplate<String, byte[]> kafka;
    private final NoticeDeliveries deliveries;
    private final NoticeTemplates templates;
    private String tenant = "";
    private String appId = "";

    @SuppressWarnings("NullAway.Init")
    private NoticeTemplateDesk desk;

    NoticeIT(KafkaTemplate<String, byte[]> kafka, NoticeDeliveries deliveries, NoticeTemplates templates) {
        this.kafka = kafka;
        this.deliveries = deliveries;
        this.templates = templates;
    }

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
        desk = new NoticeTemplateDesk(administrator(), appId);
    }

    @Test
    void whoHasJustFollowedHearsItInTheChatOnceHoweverOftenItIsAsked() {
        Simulators.call("PUT", "/sim/api/persons/p4/accounts/" + appId + "/follow", null);
        String openId = Simulators.call("GET", "/sim/api/persons/p4/openids/" + appId, null)
                .path("openId")
                .asString();
        String notice = Ids.next();
        Texts.KEPT.put(notice, new FollowerNoticeText(appId + "." + openId, "认证通过", "欢迎回家", "/m/home?app=" + appId));
        request(notice, appId + "." + openId);
        request(notice, appId + "." + openId);
        NoticeDelivery delivery = delivered(notice);
        assertThat(delivery.accepted()).isTrue();
        assertThat(delivery.channel()).isEqualTo(Channel.CUSTOMER_SERVICE);
        String chats = Simulators.call("GET", "/sim/api/persons/p4/chats", null).toString();
        assertThat(chats).containsOnlyOnce("欢迎回家");
    }

    @Test
    void whoCannotBeReachedIsToldOfAsNotReachedWithWeChatsReason() {
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + appId + "/follow", null);
        String openId = Simulators.call("GET", "/sim/api/persons/p5/openids/" + appId, null)
                .path("openId")
                .asString();
        Simulators.fault(Map.of(
                "kind", "ERROR", "path", "/cgi-bin/message/custom/send", "code", "45015", "message", "out of time"));
        String notice = Ids.next();
        Texts.KEPT.put(notice, new FollowerNoticeText(appId + "." + openId, "未通过", "请改房号", null));
        request(notice, appId + "." + openId);
        NoticeDelivery delivery = delivered(notice);
        assertThat(delivery.accepted()).isFalse();
        assertThat(delivery.channel()).isEqualTo(Channel.NONE);
        assertThat(delivery.code()).isEqualTo(45015);
    }

    @Test
    void whoseWindowIsShutHearsItByTheTemplateThatTheOfficeChose() {
        String followerId = follower("p5");
        JsonNode result = desk.choice("业主认证结果通知");
        assertThat(result.path("usable").asBoolean()).isTrue();
        assertThat(result.path("lines").get(1).path("name").asString()).isEqualTo("认证结果");
        desk.choose(
                result.path("id").asString(),
                Map.of("thing1", "ACCOUNT", "thing2", "TITLE", "time1", "TIME", "thing3", "TEXT"),
                200);
        windowIsShut();
        String notice = Ids.next();
        Texts.KEPT.put(notice, new FollowerNoticeText(followerId, "请补充材料", "请再写一次房号", "/m/home?app=" + appId));
        request(notice, followerId);
        request(notice, followerId);
        NoticeDelivery delivery = delivered(notice);
        assertThat(delivery.accepted()).isTrue();
        assertThat(delivery.channel()).isEqualTo(Channel.TEMPLATE);
        assertThat(delivery.code()).isZero();
        String chats = Awaitility.await()
                .until(
                        () -> Simulators.call("GET", "/sim/api/persons/p5/chats", null)
                                .toString(),
                        seen -> seen.contains("请补充材料"));
        assertThat(chats).containsOnlyOnce("请再写一次房号").contains("/m/home?app=" + appId);
    }

    @Test
    void theOfficeSendsOneFollowerATestOfTheTemplate() {
        String openId = follower("p5").substring(appId.length() + 1);
        assertThat(tested(openId).getStatusCode().value())
                .as("nothing is chosen")
                .isEqualTo(409);
        String id = desk.announcement();
        desk.choose(id, NoticeTemplateDesk.ANNOUNCEMENT, 200);
        var answer = tested(openId);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        String message = answer.getBody().path("messageId").asString();
        JsonNode delivered = Awaitility.await()
                .until(
                        () -> administrator()
                                .get()
                                .uri("/api/wechat/v1/messages/" + message)
                                .retrieve()
                                .body(JsonNode.class),
                        seen -> seen.path("state").asString().equals("DELIVERED"));
        assertThat(delivered.path("channel").asString()).isEqualTo("TEMPLATE");
        assertThat(Simulators.call("GET", "/sim/api/persons/p5/chats", null).toString())
                .contains("这是一条测试通知");
    }

    private ResponseEntity<JsonNode> tested(String openId) {
        return administrator()
                .post()
                .uri("/api/wechat/v1/notice-templates/" + appId + "/tests")
                .header("Idempotency-Key", Ids.next())
                .body(Map.of("openid", openId))
                .retrieve()
                .toEntity(JsonNode.class);
    }

    @Test
    void aTemplateThatIsGoneAtWeChatReachesNobodyAndThatIsSaid() {
        String followerId = follower("p5");
        String deleted = desk.announcement();
        desk.choose(deleted, NoticeTemplateDesk.ANNOUNCEMENT, 200);
        windowIsShut();
        atWechat(appId, "template/del_private_template", Map.of("template_id", deleted));
        String notice = Ids.next();
        Texts.KEPT.put(notice, new FollowerNoticeText(followerId, "认证通过", "欢迎回家", null));
        request(notice, followerId);
        NoticeDelivery delivery = delivered(notice);
        assertThat(delivery.accepted()).isFalse();
        assertThat(delivery.channel()).isEqualTo(Channel.NONE);
        assertThat(delivery.code()).isEqualTo(40037);

        Awaitility.await()
                .until(() ->
                        CurrentTenant.call(tenant, () -> templates.of(appId).goneSince()) != null);
        String next = Ids.next();
        Texts.KEPT.put(next, new FollowerNoticeText(followerId, "认证通过", "欢迎回家", null));
        request(next, followerId);
        assertThat(delivered(next).code())
                .as("it is not tried again by a template that is not there")
                .isEqualTo(45015);
    }

    @Test
    void aChoiceThatWeChatWouldRefuseIsRefusedAndACancelledOneIsGone() {
        JsonNode payment = desk.choice("物业缴费通知");
        assertThat(payment.path("usable").asBoolean()).isFalse();
        JsonNode problem = desk.choose(payment.path("id").asString(), Map.of("thing1", "TITLE"), 400);
        assertThat(problem.path("errors").toString()).contains("/lines/amount1");
        desk.choose("none-of-the-account", Map.of("thing1", "TITLE"), 400);
        JsonNode chosen = desk.choose(null, Map.of(), 200);
        assertThat(chosen.has("templateId")).isFalse();
    }

    private String follower(String person) {
        Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + appId + "/follow", null);
        return appId + "."
                + Simulators.call("GET", "/sim/api/persons/" + person + "/openids/" + appId, null)
                        .path("openId")
                        .asString();
    }

    private static void windowIsShut() {
        Simulators.fault(Map.of(
                "kind", "ERROR", "path", "/cgi-bin/message/custom/send", "code", "45015", "message", "out of time"));
    }

    private RestClient administrator() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant));
    }

    private NoticeDelivery delivered(String notice) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> CurrentTenant.call(tenant, () -> deliveries.find(notice)), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void request(String notice, String followerId) {
        var data = EventJson.write(new FollowerNoticeRequested(notice, followerId, "VERIFICATION_APPROVED"));
        var record =
                new ProducerRecord<String, byte[]>("resident.events", notice, data.getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                record.headers(),
                Ids.next(),
                FollowerNoticeRequested.TYPE,
                "/resident",
                notice,
                1,
                Instant.now(),
                tenant,
                null);
        kafka.send(record).join();
    }

    /** In place of resident-service, which is another module. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Texts {

        static final Map<String, FollowerNoticeText> KEPT = new ConcurrentHashMap<>();

        @Bean
        @Primary
        FollowerNoticeApi texts() {
            return KEPT::get;
        }
    }
}
