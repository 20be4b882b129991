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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.follower.FollowerNoticeApi;
import com.haina.contracts.follower.FollowerNoticeDelivered.Channel;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

@Import(NoticeIT.Texts.class)
class NoticeIT extends RunningService {

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    NoticeDeliveries deliveries;

    @Autowired
    AccountDirectory accounts;

    private String tenant = "";
    private String appId = "";

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
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
