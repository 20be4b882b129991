package com.haina.auth.account;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import com.haina.auth.component.OpenPlatform.Grant;
import com.haina.auth.component.OpenPlatform.Profile;
import com.haina.auth.running.Published;
import com.haina.auth.running.RunningService;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.auth.tenant.TenantSettings;
import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountCertificationChanged;
import com.haina.contracts.account.AccountRefreshRefused;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.contracts.account.TenantJoined;
import com.haina.platform.outbox.EventJson;

import static org.assertj.core.api.Assertions.assertThat;

/** What this service publishes is exactly what the golden samples say. */
class EventsIT extends RunningService {

    private static final String APP_ID = "wx0123456789abcdef";
    private static final String TENANT = "tenant-of-the-golden-sample";

    @Autowired
    KeepAuthorization keep;

    @Autowired
    RefreshProfiles profiles;

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
        for (int code : new int[] {61023, 61023}) { // told once
            change(account -> account.refreshRefused(code));
        }
        for (int verifyType : new int[] {0, -1, -1}) { // what it was before was not known; then it changed once
            change(account -> account.describe(profile(verifyType), Instant.now()));
        }
        keep.revoke(APP_ID, Instant.now());
        keep.revoke(APP_ID, Instant.now());
        joinAccount.join(APP_ID, TENANT, null);
        registerTenant.register(TENANT, new TenantSettings("金样物业", "0755-12345678"), APP_ID);
        registerTenant.register(TENANT, new TenantSettings("又一次", "0755-12345678"), APP_ID);

        var published = Published.events(environment, 8, Set.of(APP_ID, TENANT));
        assertThat(published.stream()
                        .filter(event -> event.key().equals(APP_ID))
                        .map(Published::type))
                .containsExactly(
                        AccountAuthorized.TYPE,
                        AccountAuthorized.UPDATED_TYPE,
                        AccountAuthorized.UPDATED_TYPE,
                        AccountRefreshRefused.TYPE,
                        AccountCertificationChanged.TYPE,
                        AccountUnauthorized.TYPE,
                        AccountAuthorized.TYPE);
        assertThat(published.stream()
                        .filter(event -> event.key().equals(APP_ID))
                        .map(event -> Published.header(event, "ce_tenantid")))
                .last()
                .isEqualTo(TENANT);
        assertThat(Published.header(one(published, TenantJoined.TYPE), "ce_tenantid"))
                .isEqualTo(TENANT);
        for (var type : List.of(
                AccountAuthorized.TYPE,
                AccountAuthorized.UPDATED_TYPE,
                AccountRefreshRefused.TYPE,
                AccountCertificationChanged.TYPE,
                AccountUnauthorized.TYPE,
                TenantJoined.TYPE)) {
            assertThat(Published.content(one(published, type))).isEqualToIgnoringWhitespace(Published.golden(type));
        }
    }

    @Test
    void aCertificationThatChangedIsFoundByTheDailyLookAtProfiles() throws IOException {
        var appId = join("认证").appId();
        var asked = keep.require(appId).profileAt();
        profiles.refresh();
        assertThat(keep.require(appId).profileAt()).as("once a day is enough").isEqualTo(asked);

        keep.change(appId, account -> {
            account.describe(profile(-1), Instant.now().minus(Duration.ofHours(25)));
            return true;
        });
        profiles.refresh();
        assertThat(keep.require(appId).certifiedServiceAccount()).isTrue();
        assertThat(Published.events(environment, 2, Set.of(appId), AccountCertificationChanged.TYPE).stream()
                        .map(Published::content))
                .containsExactly(
                        EventJson.write(new AccountCertificationChanged(appId, false)),
                        EventJson.write(new AccountCertificationChanged(appId, true)));
    }

    private void change(Consumer<Account> change) {
        keep.change(APP_ID, account -> {
            change.accept(account);
            return true;
        });
    }

    private static Grant grant(Integer... scopes) {
        return new Grant(APP_ID, "access", Instant.now().plusSeconds(7200), "refresh", List.of(scopes));
    }

    private static Profile profile(int verifyType) {
        return new Profile("金样物业", "gh_0123456789ab", null, null, null, null, 2, verifyType, 1, List.of());
    }

    private static ConsumerRecord<String, byte[]> one(List<ConsumerRecord<String, byte[]>> events, String type) {
        return events.stream()
                .filter(event -> Published.type(event).equals(type))
                .findFirst()
                .orElseThrow();
    }
}
