package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;

/** Works on comparisons page by page; after each page it is written down how far it is. */
@Component
class SyncRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyncRunner.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration QUOTA = Duration.ofMinutes(15);

    private final MaterialSyncs syncs;
    private final ComparePage compare;
    private final SyncBook book;
    private final Semaphore free = new Semaphore(2);
    private volatile boolean running;

    SyncRunner(MaterialSyncs syncs, ComparePage compare, SyncBook book) {
        this.syncs = syncs;
        this.compare = compare;
        this.book = book;
    }

    /** There is something new to compare. */
    void nudge() {
        Thread.startVirtualThread(this::takeWaiting);
    }

    @Scheduled(fixedDelay = 1000)
    void takeWaiting() {
        while (running && free.tryAcquire()) {
            boolean started = false;
            try {
                Optional<MaterialSync> sync = syncs.claim();
                if (sync.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("sync-" + sync.get().id()).start(() -> run(sync.get()));
                started = true;
            } finally {
                if (!started) {
                    free.release();
                }
            }
        }
    }

    private void run(MaterialSync claimed) {
        try {
            CurrentTenant.run(claimed.tenantId(), () -> work(claimed));
        } catch (RuntimeException failed) {
            log.warn("comparison {} stopped, its lease ends by itself: {}", claimed.id(), failed.toString());
        } finally {
            free.release();
        }
    }

    private void work(MaterialSync claimed) {
        Optional<MaterialSync> sync = Optional.of(claimed);
        while (running && sync.isPresent() && sync.get().step().isWork()) {
            sync = next(sync.get());
        }
        sync.filter(left -> left.step().isWork()).ifPresent(left -> book.moveOn(left, MaterialSync::release));
    }

    /** Empty when it is put off, or no longer where it was. */
    private Optional<MaterialSync> next(MaterialSync sync) {
        try {
            Consumer<MaterialSync> moves = compare.page(sync);
            return book.moveOn(sync, later -> {
                moves.accept(later);
                later.hold();
            });
        } catch (WechatFailure failure) {
            boolean quota = failure.verdict() == Verdict.WAIT_FOR_QUOTA;
            boolean forGood = !quota && failure.verdict() != Verdict.RETRY;
            Instant again = Instant.now().plus(quota ? QUOTA : RETRY);
            book.moveOn(sync, later -> later.stumble("wechat." + failure.errcode(), forGood, again));
            return Optional.empty();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the outbox relay. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1_024;
    }
}
