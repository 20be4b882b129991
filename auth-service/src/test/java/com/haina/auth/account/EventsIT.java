package com.haina.auth.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import com.haina.auth.component.OpenPlatform.Grant;
import com.haina.auth.running.RunningService;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.auth.tenant.TenantSettings;
import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.contracts.account.TenantJoined;

import static org.assertj.core.api.Assertions.assertThat;

/** What this service publishes is exactly what the golden samples say. */
class EventsIT extends RunningService {

    private static final String APP_ID = "wx0123456789abcdef";
    private static final String TENANT = "tenant-of-the-golden-sample";

    @Autowired
    KeepAuthorization keep;

    @Autowired
    JoinAccount joinAccount;

    @Autowired
    RegisterTenant registerTenant;

    @Autowired
    Environment environment;

    @Test
    void anAccountsLifeIsPublishedAsTheSamplesSay() throws IOException {
        keep.keep(grant(1, 2, 7), Instant.now().minusSeconds(60));
        keep.keep(grant(1, 2, 7, 15), Instant.now().minusSeconds(50));
        keep.keep(grant(1, 2, 7, 15), Instant.now().minusSeconds(40)); // whoever had stopped calling for it goes on
        keep.revoke(APP_ID, Instant.now());
        keep.revoke(APP_ID, Instant.now());
        joinAccount.join(APP_ID, TENANT, null);
        registerTenant.register(TENANT, new TenantSettings("金样物业", "0755-12345678"), APP_ID);
        registerTenant.register(TENANT, new TenantSettings("又一次", "0755-12345678"), APP_ID);

        var published = published(6);
        assertThat(published.stream()
                        .filter(event -> event.key().equals(APP_ID))
                        .map(event -> header(event, "ce_type")))
                .containsExactly(
                        AccountAuthorized.TYPE,
                        AccountAuthorized.UPDATED_TYPE,
                        AccountAuthorized.UPDATED_TYPE,
                        AccountUnauthorized.TYPE,
                        AccountAuthorized.TYPE);
        assertThat(published.stream()
                        .filter(event -> event.key().equals(APP_ID))
                        .map(event -> header(event, "ce_tenantid")))
                .last()
                .isEqualTo(TENANT);
        assertThat(header(one(published, TenantJoined.TYPE), "ce_tenantid")).isEqualTo(TENANT);
        for (var type : List.of(
                AccountAuthorized.TYPE, AccountAuthorized.UPDATED_TYPE, AccountUnauthorized.TYPE, TenantJoined.TYPE)) {
            assertThat(new String(one(published, type).value(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringWhitespace(golden(type));
        }
    }

    private static Grant grant(Integer... scopes) {
        return new Grant(APP_ID, "access", Instant.now().plusSeconds(7200), "refresh", List.of(scopes));
    }

    private static String golden(String type) throws IOException {
        try (var file = TenantJoined.class.getResourceAsStream("/golden/" + type + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The events of the account and its tenant, once there are this many. */
    private List<ConsumerRecord<String, byte[]>> published(int number) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        Set<String> seen = new HashSet<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                "group.id",
                "golden-" + Instant.now().toEpochMilli(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("auth.events"));
            Awaitility.await("the events").atMost(Duration.ofSeconds(30)).until(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (Set.of(APP_ID, TENANT).contains(event.key()) && seen.add(header(event, "ce_id"))) {
                        found.add(event);
                    }
                }
                return found.size() >= number;
            });
        }
        return found;
    }

    private static ConsumerRecord<String, byte[]> one(List<ConsumerRecord<String, byte[]>> events, String type) {
        return events.stream()
                .filter(event -> header(event, "ce_type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
