package com.haina.wechat.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.security.Caller;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountChanges;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.health.AccountChange.Kind;

/**
 * Writes the history of accounts. Each happening has an id that it is known by when it is told again: by a redelivered event, by the next
 * call of the same day that meets a used-up quota, by another instance whose breaker opens over the same outage.
 */
@Component
class KeepChanges implements AccountChanges {

    /** WeChat brings an authorization twice, by its push and by the browser: one act, told within moments. */
    private static final Duration SAME_ACT = Duration.ofMinutes(1);

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final AccountHistory history;
    private final Clock clock;

    KeepChanges(AccountHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Permissions were granted to the current tenant's account. Events of one account come in their order. */
    void granted(String eventId, String appId, List<Integer> scopes, Instant at) {
        if (history.knows(eventId)) {
            return;
        }
        Optional<AccountChange> last = history.lastAuthorization(appId, at);
        List<Integer> before = last.filter(change -> change.kind().grants())
                .map(AccountChange::scopes)
                .orElse(null);
        boolean cancelled = last.map(change -> change.kind() == Kind.CANCELLED).orElse(false);
        Kind kind = kind(before, scopes, last.isEmpty() || cancelled);
        boolean sameAct =
                last.filter(change -> change.at().plus(SAME_ACT).isAfter(at)).isPresent();
        if (kind == Kind.RENEWED && sameAct) {
            return;
        }
        history.keep(new AccountChange(
                eventId, appId, kind, at, List.copyOf(scopes), kind == Kind.PERMISSIONS ? before : null, null, null));
    }

    private static Kind kind(@Nullable List<Integer> before, List<Integer> scopes, boolean anew) {
        if (anew) {
            return Kind.AUTHORIZED;
        }
        return before == null || Set.copyOf(before).equals(Set.copyOf(scopes)) ? Kind.RENEWED : Kind.PERMISSIONS;
    }

    /** The authorization of the current tenant's account ended. */
    void cancelled(String eventId, String appId, Instant at) {
        history.keep(new AccountChange(eventId, appId, Kind.CANCELLED, at, null, null, null, null));
    }

    /** WeChat refused to renew the access token of the current tenant's account. */
    void refreshRefused(String eventId, String appId, int code, Instant at) {
        history.keep(new AccountChange(eventId, appId, Kind.REFRESH_REFUSED, at, null, null, code, null));
    }

    /** The current tenant's account became a service account verified by WeChat, or is one no longer. */
    void certification(String eventId, String appId, boolean certified, Instant at) {
        Kind kind = certified ? Kind.CERTIFIED : Kind.CERTIFICATION_LOST;
        history.keep(new AccountChange(eventId, appId, kind, at, null, null, null, null));
    }

    /** The platform gets no ticket, or does again, which is so for every account that authorizes it. */
    void tickets(String eventId, WechatAccount account, boolean late, Instant at) {
        Kind kind = late ? Kind.TICKET_LATE : Kind.TICKET_BACK;
        String id = eventId + "." + account.id();
        CurrentTenant.run(
                account.tenantId(),
                () -> history.keep(new AccountChange(id, account.id(), kind, at, null, null, null, null)));
    }

    @Override
    public void stopped(WechatAccount account, int code, Instant at) {
        keep(account, Kind.STOPPED, String.valueOf(at.toEpochMilli()), at, code);
    }

    @Override
    public void resumed(WechatAccount account, Instant at) {
        keep(account, Kind.RESUMED, String.valueOf(at.toEpochMilli()), at, null);
    }

    /** WeChat stopped answering for it, or answers again; told once an hour at most. */
    void answers(WechatAccount account, boolean again) {
        Instant now = clock.instant();
        String hour = String.valueOf(now.truncatedTo(ChronoUnit.HOURS).getEpochSecond());
        keep(account, again ? Kind.ANSWERING : Kind.SILENT, hour, now, null);
    }

    /** A quota of the current tenant's account is used up; told once a day. */
    void usedUp(String appId, int code, Instant at) {
        String day = LocalDate.ofInstant(at, CHINA).toString();
        keep(appId, Kind.QUOTA_USED_UP, code + "." + day, at, code);
    }

    /** The current tenant's person had the counters set to nothing. */
    void cleared(String appId, Instant at) {
        keep(appId, Kind.QUOTA_CLEARED, String.valueOf(at.toEpochMilli()), at, null);
    }

    private void keep(WechatAccount account, Kind kind, String which, Instant at, @Nullable Integer code) {
        if (!account.tenantId().equals(Aggregate.NO_TENANT)) {
            CurrentTenant.run(account.tenantId(), () -> keep(account.id(), kind, which, at, code));
        }
    }

    private void keep(String appId, Kind kind, String which, Instant at, @Nullable Integer code) {
        boolean decided = kind == Kind.RESUMED || kind == Kind.QUOTA_CLEARED;
        String by = decided ? Caller.ifPerson().map(Caller::name).orElse(null) : null;
        history.keep(new AccountChange(appId + "." + kind + "." + which, appId, kind, at, null, null, code, by));
    }
}
