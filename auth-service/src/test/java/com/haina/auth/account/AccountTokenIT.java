package com.haina.auth.account;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.lease.AnotherInstance;
import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.contracts.account.AccountToken;
import com.haina.platform.crypto.FieldCipher;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Access tokens of accounts: one refresher at a time, nothing lost, nothing handed out that WeChat no longer takes. */
class AccountTokenIT extends RunningService {

    private static final String REFRESH = "/cgi-bin/component/api_authorizer_token";

    @Autowired
    HandOutToken handOutToken;

    @Autowired
    KeepAuthorization keep;

    @Autowired
    Accounts accounts;

    @Autowired
    OpenPlatform openPlatform;

    @Autowired
    FieldCipher cipher;

    @Autowired
    AnotherInstance anotherInstance;

    @Autowired
    Clock clock;

    @Autowired
    MongoOperations mongo;

    @AfterEach
    void asItWas() {
        Simulators.call("PUT", "/sim/api/switches", Map.of("rotateRefreshTokens", false, "separatePushCode", false));
    }

    @Test
    void aServiceGetsATokenAndNobodyElseDoes() {
        var office = join("令牌");
        var path = "/internal/v1/accounts/" + office.appId() + "/access-token";
        assertThat(new Browser().get(path).status()).isEqualTo(401);
        assertThat(office.browser().get(path).status()).isEqualTo(403);

        var service = new Browser().withToken(serviceToken());
        var token = service.get(path);
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.text("accessToken")).isNotBlank();
        assertThat(Instant.parse(token.text("expiresAt"))).isAfter(Instant.now().plusSeconds(300));
        assertThat(service.get("/internal/v1/accounts/wx0000000000000000/access-token")
                        .status())
                .isEqualTo(404);
        var outlines = service.send("GET", "/internal/v1/accounts", null, Map.of("X-Tenant-Id", office.tenantId()));
        assertThat(outlines.body().get(0).path("appId").asString()).isEqualTo(office.appId());
        assertThat(outlines.body().get(0).path("tenantId").asString()).isEqualTo(office.tenantId());
        assertThat(outlines.body().size()).isEqualTo(1);
    }

    @Test
    void manyWhoFindTheSameTokenStaleInTwoInstancesFetchOneNewToken() throws Exception {
        Simulators.call("PUT", "/sim/api/switches", Map.of("rotateRefreshTokens", true, "separatePushCode", false));
        var appId = join("并发刷新").appId();
        var stale = handOutToken.handOut(appId, "").accessToken();
        var elsewhere = new HandOutToken(keep, openPlatform, anotherInstance.turns(), cipher, clock);
        var before = Simulators.calls(REFRESH);
        var answers = new ArrayList<Future<AccountToken>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < 20; caller++) {
                var instance = caller % 2 == 0 ? handOutToken : elsewhere;
                answers.add(callers.submit(() -> instance.handOut(appId, stale)));
            }
        }
        var fresh = answers.getFirst().get().accessToken();
        assertThat(fresh).isNotEqualTo(stale);
        for (var answer : answers) {
            assertThat(answer.get().accessToken()).isEqualTo(fresh);
        }
        assertThat(Simulators.calls(REFRESH) - before).isEqualTo(1);
        // The rotated refresh token was kept: the next refresh works with it.
        assertThat(handOutToken.handOut(appId, fresh).accessToken()).isNotEqualTo(fresh);
    }

    @Test
    void aComponentTokenThatEndedEarlyIsFetchedOnceAndNotForEver() {
        var appId = join("组件令牌").appId();
        var stale = handOutToken.handOut(appId, "").accessToken();
        Simulators.call("POST", "/sim/api/tokens/expiry", Map.of("kind", "COMPONENT"));
        assertThat(handOutToken.handOut(appId, stale).accessToken()).isNotEqualTo(stale);

        // WeChat refuses every component token: the SDK by itself would recurse until the stack overflows.
        var before = Simulators.calls(REFRESH);
        Simulators.fault(Map.of("kind", "ERROR", "path", REFRESH, "code", "42001"));
        var current = handOutToken.handOut(appId, "").accessToken();
        assertThatThrownBy(() -> handOutToken.handOut(appId, current)).hasMessageContaining("42001");
        assertThat(Simulators.calls(REFRESH) - before).isEqualTo(2);
    }

    @Test
    void anAnswerLostOnItsWayIsASecondTryNotARepeatedRequest() {
        var appId = join("断线").appId();
        var stale = handOutToken.handOut(appId, "").accessToken();
        var before = Simulators.calls(REFRESH);
        Simulators.fault(Map.of("kind", "HTTP_STATUS", "path", REFRESH, "code", "503", "count", 1));
        assertThatThrownBy(() -> handOutToken.handOut(appId, stale)).hasMessageContaining("out of reach");
        assertThat(Simulators.calls(REFRESH) - before).isEqualTo(1);
        assertThat(handOutToken.handOut(appId, stale).accessToken()).isNotEqualTo(stale);
    }

    @Test
    void aRefreshTokenIsFoundAmongMoreAccountsThanWeChatListsAtOnce() {
        for (int i = 0; i < 500; i++) {
            Simulators.call(
                    "POST",
                    "/sim/api/accounts/" + Simulators.newAccount("第" + i + "家", "", "p1") + "/grants",
                    Map.of());
        }
        aRefreshTokenThatWeChatNoLongerTakesIsLookedUpBeforeAnybodyHasToScanAgain();
    }

    @Test
    void aRefreshTokenThatWeChatNoLongerTakesIsLookedUpBeforeAnybodyHasToScanAgain() {
        var appId = join("找回").appId();
        var stale = handOutToken.handOut(appId, "").accessToken();
        keep.change(appId, account -> {
            account.recover(cipher.encrypt("refreshtoken@@@lost", KeepAuthorization.REFRESH_TOKEN));
            return true;
        });
        assertThat(handOutToken.handOut(appId, stale).accessToken()).isNotEqualTo(stale);
    }

    @Test
    void anAccountThatIsGoneForGoodIsSaidToBeSo() {
        var office = join("真的没了");
        Simulators.fault(Map.of("kind", "CALLBACK_DROP"));
        Simulators.call("DELETE", "/sim/api/accounts/" + office.appId() + "/authorization", null);
        var current = handOutToken.handOut(office.appId(), "").accessToken();
        assertThatThrownBy(() -> handOutToken.handOut(office.appId(), current)).isInstanceOf(AccountRevoked.class);
        var answer = new Browser()
                .withToken(serviceToken())
                .get("/internal/v1/accounts/" + office.appId() + "/access-token");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("account.revoked");
    }

    @Test
    void howAnAuthorizationIsDoingIsToldWithItsLastRefusal() {
        var office = join("健康");
        var path = "/internal/v1/accounts/" + office.appId() + "/health";
        assertThat(office.browser().get(path).status()).isEqualTo(403);
        var service = new Browser().withToken(serviceToken());
        var well = service.get(path);
        assertThat(well.status()).isEqualTo(200);
        assertThat(Instant.parse(well.text("ticketReceivedAt"))).isBefore(Instant.now());
        assertThat(Instant.parse(well.text("tokenExpiresAt"))).isAfter(Instant.now());
        assertThat(Instant.parse(well.text("tokenRefreshedAt"))).isBefore(Instant.now());
        assertThat(well.body().path("certified").asBoolean()).isTrue();
        assertThat(well.body().path("accountStatus").asInt()).isEqualTo(1);
        assertThat(well.body().path("scopes").size()).isPositive();
        assertThat(well.body().has("refreshRefusedCode")).isFalse();
        assertThat(well.body().has("revokedAt")).isFalse();

        var stale = handOutToken.handOut(office.appId(), "").accessToken();
        Simulators.fault(Map.of("kind", "ERROR", "path", REFRESH, "code", "45009", "count", 1));
        assertThatThrownBy(() -> handOutToken.handOut(office.appId(), stale)).hasMessageContaining("45009");
        assertThat(service.get(path).body().path("refreshRefusedCode").asInt()).isEqualTo(45009);
        handOutToken.handOut(office.appId(), stale);
        assertThat(service.get(path).body().has("refreshRefusedCode")).isFalse();

        keep.revoke(office.appId(), Instant.now().plusSeconds(5));
        var revoked = service.get(path);
        assertThat(revoked.body().has("revokedAt")).isTrue();
        assertThat(revoked.body().has("tokenExpiresAt")).isFalse();
        assertThat(service.get("/internal/v1/accounts/wx0000000000000000/health")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSlowRefreshNeverReplacesWhatALaterAuthorizationBrought() {
        var appId = "wx00000000fence001";
        keep.keep(new OpenPlatform.Grant(appId, "access-1", inAnHour(), "refresh-1", List.of(1)), Instant.now());
        keep.keep(new OpenPlatform.Grant(appId, "access-2", inAnHour(), "refresh-2", List.of(1)), Instant.now());
        var slow = new HandOutToken(keep, refreshingAs("late"), anotherInstance.turns(), cipher, clock);
        assertThat(slow.handOut(appId, "access-1").accessToken()).isEqualTo("access-2");

        // While WeChat was asked with refresh-2, the account authorized anew.
        var overtaken = new HandOutToken(
                keep,
                refreshing(() -> keep.keep(
                        new OpenPlatform.Grant(appId, "access-3", inAnHour(), "refresh-3", List.of(1)), Instant.now())),
                anotherInstance.turns(),
                cipher,
                clock);
        assertThat(overtaken.handOut(appId, "access-2").accessToken()).isEqualTo("access-3");
        var kept = accounts.ofAnyTenant(appId).orElseThrow();
        assertThat(cipher.decrypt(kept.refreshToken(), KeepAuthorization.REFRESH_TOKEN))
                .isEqualTo("refresh-3");
    }

    @Test
    void aRefusalThatALaterAuthorizationOvertookIsNotNoted() {
        var appId = "wx00000000fence003";
        keep.keep(new OpenPlatform.Grant(appId, "access-1", inAnHour(), "refresh-1", List.of(1)), Instant.now());
        var overtaken = new HandOutToken(
                keep,
                refreshing(() -> {
                    keep.keep(
                            new OpenPlatform.Grant(appId, "access-2", inAnHour(), "refresh-2", List.of(1)),
                            Instant.now());
                    throw new WechatRefused(45009);
                }),
                anotherInstance.turns(),
                cipher,
                clock);
        assertThatThrownBy(() -> overtaken.handOut(appId, "access-1")).hasMessageContaining("45009");
        assertThat(accounts.ofAnyTenant(appId).orElseThrow().refreshRefusedCode())
                .isNull();
    }

    @Test
    void anEarlierHolderOfTheTurnGivesWayAndNothingReplacesARefreshToken() {
        var account = new Account("wx00000000fence002");
        var refresh = cipher.encrypt("refresh", KeepAuthorization.REFRESH_TOKEN);
        account.grant(
                refresh, cipher.encrypt("a", KeepAuthorization.ACCESS_TOKEN), inAnHour(), List.of(1), Instant.now());
        var later = cipher.encrypt("b", KeepAuthorization.ACCESS_TOKEN);
        assertThat(account.refresh(later, inAnHour(), null, 7, Instant.now())).isTrue();
        assertThat(account.refreshToken()).isEqualTo(refresh);
        assertThat(account.refresh(
                        cipher.encrypt("c", KeepAuthorization.ACCESS_TOKEN), inAnHour(), null, 6, Instant.now()))
                .isFalse();
        assertThat(account.accessToken(Instant.now())).isEqualTo(later);
    }

    @Test
    void nothingSecretStandsInTheStoreInTheClear() {
        var appId = join("密文").appId();
        var token = handOutToken.handOut(appId, "").accessToken();
        var document = String.valueOf(mongo.findById(appId, Document.class, "accounts"));
        assertThat(document)
                .doesNotContain(token)
                .doesNotContain("refreshtoken@@@")
                .contains("refreshToken");
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }

    private OpenPlatform refreshingAs(String token) {
        return refreshing(() -> assertThat(token).as("no refresh was needed").isEmpty());
    }

    /** The real one, except that something happens while it refreshes; for the moment between WeChat's answer and our write. */
    private OpenPlatform refreshing(Runnable meanwhile) {
        return (OpenPlatform) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OpenPlatform.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("refresh")) {
                        meanwhile.run();
                        return new OpenPlatform.RefreshedToken("late-access", inAnHour(), "late-refresh");
                    }
                    return method.invoke(openPlatform, arguments);
                });
    }

    private static String serviceToken() {
        var answer = new Browser()
                .sendText(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&scope=internal&client_id=resident-service&client_secret=resident-secret",
                        "application/x-www-form-urlencoded");
        return answer.text("access_token");
    }
}
