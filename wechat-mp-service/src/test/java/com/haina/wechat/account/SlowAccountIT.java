package com.haina.wechat.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.haina.platform.outbox.Ids;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.running.RunningService;

import io.github.resilience4j.bulkhead.BulkheadRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/** What becomes of the other accounts while WeChat is slow for one. */
class SlowAccountIT extends RunningService {

    /** As many calls as one account may have under way. */
    private static final int ALL_OF_ITS_CALLS = 20;

    private final SdkAccounts wechat;
    private final BulkheadRegistry bulkheads;

    SlowAccountIT(SdkAccounts wechat, BulkheadRegistry bulkheads) {
        this.wechat = wechat;
        this.bulkheads = bulkheads;
    }

    @Test
    @Timeout(60)
    void anotherAccountsCallIsNotKeptWaiting() {
        String slow = accountOf("tenant-" + Ids.next());
        String other = accountOf("tenant-" + Ids.next());
        followers(other);
        Simulators.fault(Map.of("kind", "DELAY", "path", "/cgi-bin/tags/get", "delayMs", 6000));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ALL_OF_ITS_CALLS; i++) {
                callers.submit(() ->
                        wechat.call(slow, account -> account.getUserTagService().tagGet()));
            }
            await().until(() ->
                    bulkheads.bulkhead("wechat-" + slow).getMetrics().getAvailableConcurrentCalls() == 0);
            long begun = System.nanoTime();
            assertThatNoException().isThrownBy(() -> followers(other));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            callers.shutdownNow();
        }
    }

    private void followers(String appId) {
        wechat.call(appId, account -> account.getUserService().userList(null));
    }
}
