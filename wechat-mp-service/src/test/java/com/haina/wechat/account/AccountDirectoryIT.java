package com.haina.wechat.account;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.platform.outbox.Ids;
import com.haina.wechat.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether accounts may be called, while several find out at the same time. */
class AccountDirectoryIT extends RunningService {

    private static final List<Integer> SCOPES = List.of(1, 2, 3, 4, 7, 11, 15);

    private final AccountDirectory accounts;
    private String tenant = "";
    private String appId = "";

    AccountDirectoryIT(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
    }

    @Test
    void aCallThatBeganBeforeTheAccountAuthorizedAnewDoesNotStopIt() {
        Instant asked = Instant.now().minusSeconds(1);
        accounts.stop(appId, 61023);
        assertThat(usable()).isFalse();
        accounts.refresh(appId);
        accounts.stop(appId, 61023, asked);
        assertThat(usable()).as("authorized anew since").isTrue();
        accounts.stop(appId, 61023, Instant.now().plusSeconds(1));
        assertThat(usable()).isFalse();
    }

    @Test
    void whoFoundAnAccountRevokedAMomentAgoDoesNotRevokeOneThatAuthorizedAgain() {
        accounts.revoked(appId);
        assertThat(usable()).as("auth-service says it is authorized").isTrue();
        authority.put(appId, tenant, SCOPES, false);
        accounts.revoked(appId);
        assertThat(usable()).isFalse();
    }

    private boolean usable() {
        return accounts.known(appId).orElseThrow().usable();
    }
}
