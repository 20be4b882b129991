package com.haina.wechat.follower;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

/**
 * Whether an account's followers hear a notice once their 48 hours are over: a template is chosen for it that WeChat still has, and the
 * account lets template messages be sent; and whether they hear anything at all, which nobody does whose account took its authorization
 * back, however lately they wrote. Where the answer changes, each follower's own event says so: whoever counts them needs no other,
 * however often and from wherever he reads. What was told last stands in the follower, so a telling that is cut short goes on where it was.
 */
@Component
public class TemplateReach {

    private static final Logger log = LoggerFactory.getLogger(TemplateReach.class);
    private static final int AT_ONCE = 200;
    private static final Duration LATELY = Duration.ofSeconds(5);

    private final AccountDirectory accounts;
    private final TemplateChoice choice;
    private final Followers followers;
    private final ChangeFollower change;
    private final Clock clock;
    private final Executor background;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Cache<String, Reach> lately =
            Caffeine.newBuilder().expireAfterWrite(LATELY).build();

    TemplateReach(
            AccountDirectory accounts,
            TemplateChoice choice,
            Followers followers,
            ChangeFollower change,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.accounts = accounts;
        this.choice = choice;
        this.followers = followers;
        this.change = change;
        this.clock = clock;
        this.background = background;
    }

    /** How it is now, for an account of the current tenant. */
    Reach now(String appId) {
        return now(accounts.get(appId));
    }

    /** The same, up to five seconds old, for what comes by the hundred a second; what it missed is told by {@link #compare()}. */
    Reach lately(String appId) {
        return lately.get(appId, this::now);
    }

    private Reach now(WechatAccount account) {
        return new Reach(
                account.authorized(),
                account.authorized() && account.granted(7, 100, 101) && choice.carries(account.id()));
    }

    /** Something changed: the followers of an account of the current tenant are told anew, in the background. */
    public void changed(String appId) {
        lately.invalidate(appId);
        String tenant = CurrentTenant.id();
        if (working.add(appId)) {
            background.execute(() -> {
                try {
                    CurrentTenant.run(tenant, () -> tell(appId));
                } catch (RuntimeException later) {
                    log.warn("the followers of {} are told later: {}", appId, later.toString());
                } finally {
                    working.remove(appId);
                }
            });
        }
    }

    /** Permissions that came or went, and what was cut short. */
    @Scheduled(fixedDelayString = "${haina.wechat.follower.reach-every:PT15S}")
    void compare() {
        for (WechatAccount account : accounts.ofAllTenants()) {
            if (!account.tenantId().equals(WechatAccount.NO_TENANT)) {
                CurrentTenant.run(account.tenantId(), () -> {
                    if (!followers
                            .toldOtherwise(account.id(), now(account), clock.instant(), 1)
                            .isEmpty()) {
                        changed(account.id());
                    }
                });
            }
        }
    }

    private void tell(String appId) {
        boolean more = true;
        while (more) {
            Reach now = now(appId);
            List<Follower> some = followers.toldOtherwise(appId, now, clock.instant(), AT_ONCE);
            some.forEach(
                    one -> change.changeIfNeeded(appId, one.openId(), one.since(), follower -> follower.reach(now)));
            more = !some.isEmpty();
        }
    }
}
