package com.haina.wechat.follower;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/** An instance that dies while it reads an account's followers, and another one beside it. */
@Import(ReadingTakenOverIT.Asked.class)
@TestPropertySource(properties = "haina.wechat.follower.term=PT3S")
class ReadingTakenOverIT extends RunningService {

    private static final int CROWD = 550;

    @Autowired
    FollowerSyncs syncs;

    @Autowired
    Followers followers;

    @Autowired
    WriteReading write;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    TemplateReach reach;

    @Autowired
    @Qualifier("sdkUserDirectory")
    UserDirectory wechat;

    @Autowired
    Clock clock;

    @Test
    void whatADeadInstanceHadReadIsNotReadAgainAndTheRestIs() throws Exception {
        String tenant = "tenant-" + Ids.next();
        String appId = authority.newAccount(tenant);
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", CROWD));
        Asked.OPENIDS.clear();
        CountDownLatch dead = new CountDownLatch(1);
        ExecutorService ofDying = Executors.newVirtualThreadPerTaskExecutor();
        try {
            SyncFollowers dying = new SyncFollowers(
                    syncs,
                    followers,
                    write,
                    diesAfter(2, dead),
                    accounts,
                    reach,
                    ofDying,
                    Duration.ofSeconds(3),
                    clock);
            CurrentTenant.run(tenant, () -> {
                accounts.refresh(appId);
                dying.begin(appId);
            });
            assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();
            FollowerSync left = CurrentTenant.call(tenant, () -> syncs.get(appId));
            assertThat(left.state()).isEqualTo(FollowerSync.State.READING);
            assertThat(left.listed()).isEqualTo(200);

            FollowerSync done = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> CurrentTenant.call(tenant, () -> syncs.get(appId)),
                            sync -> sync.state() == FollowerSync.State.DONE);
            assertThat(done.run()).as("the same reading").isEqualTo(left.run());
            assertThat(done.listed()).isEqualTo(CROWD);
            assertThat(done.changedCount()).isEqualTo(CROWD);
            assertThat(CurrentTenant.call(tenant, () -> followers.following(appId)))
                    .isEqualTo(CROWD);
            assertThat(Asked.OPENIDS).hasSize(CROWD - 200).doesNotHaveDuplicates();
        } finally {
            ofDying.shutdownNow();
        }
    }

    @Test
    void aRefusalThatComesLateDoesNotEndTheReadingThatBeganMeanwhile() throws Exception {
        String tenant = "tenant-" + Ids.next();
        String appId = authority.newAccount(tenant);
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 3));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        UserDirectory slow = around(wechat, openIds -> {
            asked.countDown();
            refused.await();
            throw new WechatFailure(45009);
        });
        ExecutorService ofSlow = Executors.newVirtualThreadPerTaskExecutor();
        try {
            SyncFollowers reading = new SyncFollowers(
                    syncs, followers, write, slow, accounts, reach, ofSlow, Duration.ofMinutes(1), clock);
            CurrentTenant.run(tenant, () -> {
                accounts.refresh(appId);
                reading.begin(appId);
            });
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            FollowerSync anew = CurrentTenant.call(tenant, () -> {
                FollowerSync sync = reading.cancel(appId);
                sync.begin(clock.instant());
                sync.take("another instance", clock.instant(), Duration.ofHours(1));
                return syncs.save(sync);
            });
            refused.countDown();
            ofSlow.shutdown();
            assertThat(ofSlow.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            FollowerSync now = CurrentTenant.call(tenant, () -> syncs.get(appId));
            assertThat(now.run()).isEqualTo(anew.run());
            assertThat(now.state()).isEqualTo(FollowerSync.State.READING);
        } finally {
            refused.countDown();
            ofSlow.shutdownNow();
        }
    }

    /** Answers so many times, and then never again: what comes after the death of a process. */
    private UserDirectory diesAfter(int calls, CountDownLatch dead) {
        AtomicInteger made = new AtomicInteger();
        return around(wechat, openIds -> {
            if (made.incrementAndGet() > calls) {
                dead.countDown();
                new CountDownLatch(1).await();
            }
        });
    }

    private interface BeforeDetails {
        void ask(List<String> openIds) throws InterruptedException;
    }

    @SuppressWarnings("unchecked")
    private static UserDirectory around(UserDirectory real, BeforeDetails before) {
        return (UserDirectory) Proxy.newProxyInstance(
                UserDirectory.class.getClassLoader(), new Class<?>[] {UserDirectory.class}, (self, method, given) -> {
                    if (method.getName().equals("details")) {
                        before.ask((List<String>) given[1]);
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** Whose details the living instance asked WeChat for. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Asked {

        static final ConcurrentLinkedQueue<String> OPENIDS = new ConcurrentLinkedQueue<>();

        @Bean
        @Primary
        UserDirectory asked(@Qualifier("sdkUserDirectory") UserDirectory real) {
            return around(real, OPENIDS::addAll);
        }
    }
}
