package com.haina.wechat.notice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import com.haina.contracts.follower.FollowerChanged;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the funnel hears of followers whom a template reaches, from the events alone and read from the beginning each time. */
@TestPropertySource(properties = {"haina.wechat.follower.reach-every=PT1S", "haina.wechat.notice.templates-every=PT1S"})
class TemplateReachIT extends RunningService {

    private final AccountDirectory accounts;
    private final Environment environment;
    private String tenant = "";
    private String appId = "";

    @SuppressWarnings("NullAway.Init")
    private NoticeTemplateDesk desk;

    TemplateReachIT(AccountDirectory accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    @BeforeEach
    void anAccountWithTwoFollowers() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
        desk = new NoticeTemplateDesk(TestTokens.client(PORT, TestTokens.administrator(tenant)), appId);
        Pushes pushes = new Pushes(appId);
        pushes.push(Pushes.event("oFirst", "subscribe", "", Instant.now()));
        pushes.push(Pushes.event("oSecond", "subscribe", "", Instant.now()));
    }

    @Test
    void anAccountThatMaySendTemplatesReachesNobodyByThemUntilOneIsChosen() {
        untilTold(false);
        choose(desk.announcement());
        untilTold(true);
        new Pushes(appId).push(Pushes.event("oThird", "subscribe", "", Instant.now()));
        assertThat(untilTold(true, "oFirst", "oSecond", "oThird")).hasSize(3);
        choose(null);
        untilTold(false, "oFirst", "oSecond", "oThird");
    }

    @Test
    void aPermissionThatIsLostEndsItAndOneThatComesBackBeginsItAgain() {
        choose(desk.announcement());
        untilTold(true);
        permissions(List.of(1, 2, 3, 4, 11, 15), true);
        untilTold(false);
        permissions(List.of(1, 2, 3, 4, 7, 11, 15), true);
        untilTold(true);
        permissions(List.of(1, 2, 3, 4, 7, 11, 15), false);
        untilTold(false);
    }

    @Test
    void whoWroteLatelyIsReachedByNothingWhileTheAccountTakesItsAuthorizationBack() {
        new Pushes(appId).push(Pushes.text("oFirst", "你好", "1"));
        untilTold("oFirst", told -> told.windowUntil() != null);
        permissions(List.of(1, 2, 3, 4, 7, 11, 15), false);
        untilTold("oFirst", told -> told.windowUntil() == null && told.following());
        permissions(List.of(1, 2, 3, 4, 7, 11, 15), true);
        untilTold("oFirst", told -> told.windowUntil() != null);
    }

    private void untilTold(String openId, Predicate<FollowerChanged> what) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> last(told()).get(openId), told -> told != null && what.test(told));
    }

    @Test
    void aTemplateThatIsDeletedAtWeChatReachesNobodyUntilTheOfficeChoosesAnother() {
        String deleted = desk.announcement();
        choose(deleted);
        untilTold(true);
        atWechat(appId, "template/del_private_template", Map.of("template_id", deleted));
        untilTold(false);
        assertThat(health()).contains("notice-template-gone");
        new Pushes(appId).push(Pushes.event("oThird", "subscribe", "", Instant.now()));
        untilTold(false, "oThird");
        JsonNode added = atWechat(
                appId,
                "template/api_add_template",
                Map.of("template_id_short", "43219", "keyword_name_list", List.of("标题", "小区", "发布时间")));
        choose(added.path("template_id").asString());
        untilTold(true, "oFirst", "oSecond", "oThird");
        assertThat(health()).doesNotContain("notice-template-gone");
    }

    @Test
    void whoLeftIsNotToldOfAgain() {
        new Pushes(appId)
                .push(Pushes.event("oSecond", "unsubscribe", "", Instant.now().plusSeconds(1)));
        Awaitility.await().until(() -> {
            FollowerChanged last = last(told()).get("oSecond");
            return last != null && !last.following();
        });
        choose(desk.announcement());
        untilTold(true, "oFirst");
        assertThat(last(told()).get("oSecond").templates()).isFalse();
    }

    private void untilTold(boolean templates) {
        untilTold(templates, "oFirst", "oSecond");
    }

    /** The last word on each follower, once it is this on all of them. */
    private Map<String, FollowerChanged> untilTold(boolean templates, String... openIds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> last(told()),
                        last -> List.of(openIds).stream()
                                .allMatch(openId -> last.containsKey(openId)
                                        && last.get(openId).templates() == templates));
    }

    private Map<String, FollowerChanged> last(List<ConsumerRecord<String, byte[]>> events) {
        Map<String, Long> sequences = new HashMap<>();
        Map<String, FollowerChanged> last = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            String openId = header(event, "ce_subject").substring(appId.length() + 1);
            long sequence = Long.parseLong(header(event, "ce_sequence"));
            if (sequence > sequences.getOrDefault(openId, 0L)) {
                sequences.put(openId, sequence);
                last.put(openId, EventJson.read(event.value(), FollowerChanged.class));
            }
        }
        return last;
    }

    /** All that was published of the account's followers, as a reader hears it who begins at the beginning. */
    private List<ConsumerRecord<String, byte[]>> told() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                "group.id",
                "reach-" + Ids.next(),
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var parts = consumer.partitionsFor("wechat.events").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    if (header(event, "ce_type").equals(FollowerChanged.TYPE)
                            && header(event, "ce_subject").startsWith(appId + ".")) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String health() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant))
                .get()
                .uri("/api/wechat/v1/account-health/" + appId)
                .retrieve()
                .body(JsonNode.class)
                .path("findings")
                .toString();
    }

    private void permissions(List<Integer> scopes, boolean authorized) {
        authority.put(appId, tenant, scopes, authorized);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
    }

    private void choose(@Nullable String templateId) {
        desk.choose(templateId, templateId == null ? Map.of() : NoticeTemplateDesk.ANNOUNCEMENT, 200);
    }
}
