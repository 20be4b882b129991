package com.haina.wechat.follower;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.follower.UserDirectory.Details;
import com.haina.wechat.follower.UserDirectory.OpenIds;

/**
 * Reads an account's followers from WeChat: pages of up to 10,000 openids, details by 100, then a look for those whom WeChat's list no
 * longer has. A step that WeChat is too busy for is tried again later; nothing that was read is lost.
 */
@Component
class SyncFollowers {

    private static final Logger log = LoggerFactory.getLogger(SyncFollowers.class);
    private static final int AT_ONCE = 100;

    private final FollowerSyncs syncs;
    private final Followers followers;
    private final WriteReading write;
    private final UserDirectory directory;
    private final AccountDirectory accounts;
    private final TemplateReach reach;
    private final Executor background;
    /** So long after the last step somebody else takes a reading over: whoever worked on it is gone. */
    private final Duration term;

    private final Clock clock;
    private final String instance = Ids.next();
    private final Set<String> working = ConcurrentHashMap.newKeySet();

    SyncFollowers(
            FollowerSyncs syncs,
            Followers followers,
            WriteReading write,
            UserDirectory directory,
            AccountDirectory accounts,
            TemplateReach reach,
            @Qualifier("applicationTaskExecutor") Executor background,
            @Value("${haina.wechat.follower.term:PT1M}") Duration term,
            Clock clock) {
        this.syncs = syncs;
        this.followers = followers;
        this.write = write;
        this.directory = directory;
        this.accounts = accounts;
        this.reach = reach;
        this.background = background;
        this.term = term;
        this.clock = clock;
    }

    /** Begins a reading for an account of the current tenant, or finds the one under way. */
    FollowerSync begin(String appId) {
        accounts.get(appId);
        FollowerSync sync = syncs.find(appId).orElseGet(() -> new FollowerSync(appId));
        if (!sync.begin(clock.instant())) {
            return sync;
        }
        try {
            FollowerSync begun = syncs.save(sync);
            work();
            return begun;
        } catch (OptimisticLockingFailureException | DuplicateKeyException faster) {
            return syncs.get(appId);
        }
    }

    FollowerSync cancel(String appId) {
        for (int tries = 0; ; tries++) {
            FollowerSync sync = syncs.get(appId);
            sync.cancel(clock.instant());
            try {
                return syncs.save(sync);
            } catch (OptimisticLockingFailureException working) {
                if (tries > 20) {
                    throw working;
                }
            }
        }
    }

    /** Takes up what nobody works on: a new one, or one whose instance went away. */
    @Scheduled(fixedDelayString = "PT5S")
    void work() {
        for (FollowerSync sync : syncs.running()) {
            if (working.add(sync.id())) {
                background.execute(() -> {
                    try {
                        CurrentTenant.run(sync.tenantId(), () -> run(sync.id()));
                    } finally {
                        working.remove(sync.id());
                    }
                });
            }
        }
    }

    /** Every account, in the quiet hours: follows and unfollows whose events did not arrive are found. */
    @Scheduled(cron = "${haina.wechat.follower.nightly:0 17 3 * * *}", zone = "Asia/Shanghai")
    void nightly() {
        for (WechatAccount account : accounts.ofAllTenants()) {
            if (account.usable() && !account.tenantId().equals(FollowerSync.NO_TENANT)) {
                CurrentTenant.run(account.tenantId(), () -> begin(account.id()));
            }
        }
    }

    private void run(String appId) {
        try {
            FollowerSync sync = syncs.get(appId);
            if (sync.take(instance, clock.instant(), term)) {
                read(syncs.save(sync));
            }
        } catch (OptimisticLockingFailureException taken) {
            log.debug("the reading of {} was cancelled or taken over", appId);
        }
    }

    private void read(FollowerSync taken) {
        FollowerSync sync = taken;
        try {
            Reach now = reach.now(sync.id());
            while (sync.state() == FollowerSync.State.READING) {
                sync = readPage(sync, now);
            }
            while (sync.state() == FollowerSync.State.COMPARING) {
                sync = compare(sync, now);
            }
        } catch (WechatFailure failure) {
            stopOrWait(taken.id(), taken.run(), failure);
        }
    }

    private FollowerSync readPage(FollowerSync sync, Reach reach) {
        String appId = sync.id();
        Instant readAt = clock.instant();
        OpenIds page = directory.followers(appId, sync.after());
        List<String> openIds = page.openIds();
        for (int from = 0; from < openIds.size(); from += AT_ONCE) {
            List<String> some = openIds.subList(from, Math.min(openIds.size(), from + AT_ONCE));
            long changed = describe(appId, sync.run(), some, readAt, reach);
            sync.read(some.getLast(), some.size(), page.total());
            sync.changed(changed);
            sync.take(instance, clock.instant(), term);
            sync = syncs.save(sync);
        }
        if (openIds.isEmpty() || sync.listed() >= page.total()) {
            sync.compare();
            sync = syncs.save(sync);
        }
        return sync;
    }

    /** How many of them follow, or follow no longer, unlike what was known. */
    private long describe(String appId, String run, List<String> openIds, Instant readAt, Reach reach) {
        Map<String, Details> told = details(appId, openIds).stream()
                .collect(Collectors.toMap(Details::openId, details -> details, (one, other) -> one));
        List<Details> all = openIds.stream()
                .map(openId -> told.getOrDefault(openId, new Details(openId, false, null, null, null, null, List.of())))
                .toList();
        return write.write(appId, run, all, readAt, reach);
    }

    /** One openid that WeChat does not know would refuse all hundred: halved until it stands alone, and then it follows no more. */
    private List<Details> details(String appId, List<String> openIds) {
        try {
            return directory.details(appId, openIds);
        } catch (WechatFailure failure) {
            if (failure.verdict() != Verdict.DROP_RECIPIENT) {
                throw failure;
            }
            if (openIds.size() == 1) {
                return List.of();
            }
            int half = openIds.size() / 2;
            return Stream.concat(
                            details(appId, openIds.subList(0, half)).stream(),
                            details(appId, openIds.subList(half, openIds.size())).stream())
                    .toList();
        }
    }

    /** Those whom the list did not have: asked for one by one hundred, because somebody may have followed meanwhile. */
    private FollowerSync compare(FollowerSync sync, Reach reach) {
        String appId = sync.id();
        Instant readAt = clock.instant();
        List<Follower> missing = followers.notSeen(appId, sync.run(), AT_ONCE);
        if (missing.isEmpty()) {
            sync.end(clock.instant());
            return syncs.save(sync);
        }
        long changed = describe(
                appId, sync.run(), missing.stream().map(Follower::openId).toList(), readAt, reach);
        sync.changed(changed);
        sync.take(instance, clock.instant(), term);
        return syncs.save(sync);
    }

    /** Ends the reading, unless it is another one by now or another instance's. */
    private void stopOrWait(String appId, String run, WechatFailure failure) {
        if (failure.verdict() == Verdict.RETRY) {
            log.info("reading the followers of {} waits, code {}", appId, failure.errcode());
            return; // the worker takes it up again
        }
        log.warn("reading the followers of {} ended, code {}", appId, failure.errcode());
        for (int tries = 0; tries < 5; tries++) {
            try {
                FollowerSync sync = syncs.get(appId);
                if (sync.isHeld(instance, run)) {
                    sync.fail(failure.errcode(), clock.instant());
                    syncs.save(sync);
                }
                return;
            } catch (OptimisticLockingFailureException again) {
                log.debug("saved by somebody else meanwhile");
            }
        }
    }
}
