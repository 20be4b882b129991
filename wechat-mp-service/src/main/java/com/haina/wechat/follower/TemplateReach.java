package com.haina.wechat.follower;

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
 * account lets template messages be sent. Where the answer changes, each follower's own event says so: whoever counts them needs no other,
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
    private final Executor background;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Cache<String, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(LATELY).build();

    TemplateReach(
            AccountDirectory accounts,
            TemplateChoice choice,
            Followers followers,
            ChangeFollower change,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.accounts = accounts;
        this.choice = choice;
        this.followers = followers;
        this.change = change;
        this.background = background;
    }

    /** Whether it is so now, for an account of the current tenant. */
    boolean open(String appId) {
        return open(accounts.get(appId));
    }

    /** The same, up to five seconds old, for what comes by the hundred a second; what it missed is told by {@link #compare()}. */
    boolean openLately(String appId) {
        return lately.get(appId, this::open);
    }

    private boolean open(WechatAccount account) {
        return account.authorized() && account.granted(7, 100, 101) && choice.carries(account.id());
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
                    if (!followers.toldOtherwise(account.id(), open(account), 1).isEmpty()) {
                        changed(account.id());
                    }
                });
            }
        }
    }

    private void tell(String appId) {
        boolean more = true;
        while (more) {
            boolean open = open(appId);
            List<Follower> some = followers.toldOtherwise(appId, open, AT_ONCE);
            some.forEach(
                    one -> change.changeIfNeeded(appId, one.openId(), one.since(), follower -> follower.reach(open)));
            more = !some.isEmpty();
        }
    }
}
