package com.haina.wechat.health;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.AccountUse;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatAccount;

/** Brings together what auth-service, WeChat's callbacks and our own calls tell of an account. */
@Component
class CheckHealth {

    private static final Logger log = LoggerFactory.getLogger(CheckHealth.class);

    private final AccountDirectory accounts;
    private final AccountApi authority;
    private final AccountRecords records;
    private final FollowerCount followers;
    private final ChosenTemplate template;
    private final List<AccountUse> uses;
    private final Clock clock;

    CheckHealth(
            AccountDirectory accounts,
            AccountApi authority,
            AccountRecords records,
            FollowerCount followers,
            ChosenTemplate template,
            List<AccountUse> uses,
            Clock clock) {
        this.accounts = accounts;
        this.authority = authority;
        this.records = records;
        this.followers = followers;
        this.template = template;
        this.uses = uses;
        this.clock = clock;
    }

    List<HealthView> all() {
        return accounts.all().stream().map(this::check).toList();
    }

    HealthView one(String appId) {
        return check(accounts.get(appId));
    }

    /** Permission sets that nothing needs which this office does with the account; several uses may need the same one. */
    private Set<Integer> unused(String appId) {
        Set<Integer> unused = uses.stream().map(AccountUse::scope).collect(Collectors.toSet());
        uses.stream().filter(use -> use.isMadeOf(appId)).map(AccountUse::scope).forEach(unused::remove);
        return unused;
    }

    private HealthView check(WechatAccount account) {
        AccountHealth told = told(account.id());
        AccountRecord record = records.find(account.id()).orElseGet(() -> new AccountRecord(account.id()));
        Set<Integer> unused = unused(account.id());
        long following = followers.following(account.id());
        List<HealthPolicy.Finding> findings = HealthPolicy.judge(new HealthPolicy.Facts(
                clock.instant(),
                account.authorized(),
                account.stoppedBy(),
                told != null,
                told == null ? null : told.ticketReceivedAt(),
                told == null ? null : told.refreshRefusedCode(),
                told != null && told.certified(),
                told == null ? 1 : told.accountStatus(),
                account.scopes(),
                unused,
                later(account.lastCallbackAt(), told == null ? null : told.authorizedAt()),
                following,
                template.state(account.id()),
                record.refusals(),
                record.clearedAt()));
        List<AccountNeed> missing = HealthPolicy.missing(account.scopes());
        return new HealthView(
                account.id(),
                account.name(),
                state(findings, told != null),
                account.authorized(),
                told != null,
                told != null && told.certified(),
                told == null ? null : told.authorizedAt(),
                told == null ? null : told.revokedAt(),
                told == null ? null : told.ticketReceivedAt(),
                told == null ? null : told.tokenExpiresAt(),
                told == null ? null : told.tokenRefreshedAt(),
                account.lastCallbackAt(),
                following,
                account.stoppedBy(),
                account.stoppedAt(),
                List.of(AccountNeed.values()).stream()
                        .map(need -> new HealthView.Need(
                                need.scope(), need.features(), !missing.contains(need), !unused.contains(need.scope())))
                        .toList(),
                record.refusals().stream()
                        .map(refusal -> new HealthView.Refusal(
                                refusal.code(), Verdict.of(refusal.code()).name(), refusal.count(), refusal.lastAt()))
                        .toList(),
                findings.stream()
                        .map(finding -> new HealthView.FindingView(
                                finding.code(),
                                finding.severity().name(),
                                finding.who().name(),
                                finding.detail()))
                        .toList(),
                record.left(AccountRecord.month(clock)));
    }

    /** The page is worth showing without what auth-service knows, so its absence is said and not an error. */
    private @Nullable AccountHealth told(String appId) {
        try {
            return authority.health(appId);
        } catch (RestClientException | IllegalStateException away) { // the latter when no instance is known
            log.warn(
                    "auth-service does not tell how {} is: {}",
                    appId,
                    away.getClass().getSimpleName());
            return null;
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /** What was not asked cannot be good. */
    private static String state(List<HealthPolicy.Finding> findings, boolean asked) {
        if (findings.stream().anyMatch(finding -> finding.severity() == HealthPolicy.Severity.BAD)) {
            return "BAD";
        }
        return !findings.isEmpty() ? "WARN" : asked ? "GOOD" : "UNKNOWN";
    }
}
