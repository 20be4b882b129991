package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which message is worked on when: some at once, some waiting, and each by one instance only, the one whose lease it is. */
@Component
class MessageTurns {

    private static final Logger log = LoggerFactory.getLogger(MessageTurns.class);

    /** Messages in work at once. Few enough that keeping what comes in never waits long for a connection to the store. */
    static final int AT_ONCE = 32;

    /** Messages that have a place, in work or waiting. What comes on top is left to the sweep: memory stays flat. */
    static final int PLACES = 500;

    private final ReceivedMessages messages;
    private final Executor background;
    private final Clock clock;
    private final Semaphore hands = new Semaphore(AT_ONCE, true);
    private final Semaphore places = new Semaphore(PLACES);
    private final Set<Lease> inWork = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean renewing = new AtomicBoolean();

    MessageTurns(ReceivedMessages messages, @Qualifier("applicationTaskExecutor") Executor background, Clock clock) {
        this.messages = messages;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Lets a message wait for its turn in the background.
     *
     * @param work what is done then, and answers when it is to be tried again, if it is; not done if there is no place, or if another
     *     instance has taken the message by then
     * @param afterwards done in any case, when nothing more will come of this
     */
    void queue(Lease lease, Supplier<Optional<Instant>> work, Runnable afterwards) {
        if (!places.tryAcquire()) {
            afterwards.run();
            return;
        }
        background.execute(() -> {
            try {
                inTurn(lease, work);
            } catch (RuntimeException failure) {
                log.warn("message {} waits for its lease to end: {}", lease.messageId(), failure.toString());
            } finally {
                places.release();
                afterwards.run();
            }
        });
    }

    /**
     * Works on one message that nobody holds any more, in this thread.
     *
     * @param work answers when it is to be tried again, if it is
     * @return whether there was one
     */
    boolean takeLeft(Function<ReceivedMessage, Optional<Instant>> work) {
        hands.acquireUninterruptibly();
        try {
            Instant now = clock.instant();
            Optional<ReceivedMessage> left = messages.claim(now, Lease.from(now));
            left.ifPresent(one -> hold(new Lease(one.id(), one.leaseUntil()), () -> work.apply(one)));
            return left.isPresent();
        } finally {
            hands.release();
        }
    }

    /** Keeps what is worked on for longer than usual from being taken by others. At a fixed rate, so that no other timer holds it up. */
    @Scheduled(fixedRateString = "PT3S")
    void renewLeases() {
        if (!renewing.compareAndSet(false, true)) {
            return; // a slow store: the one before is still at it
        }
        try {
            Instant now = clock.instant();
            inWork.stream().filter(lease -> lease.isRunningOut(now)).forEach(lease -> {
                if (!renew(lease, now)) {
                    log.warn("message {} was taken by another instance while in work here", lease.messageId());
                }
            });
        } finally {
            renewing.set(false);
        }
    }

    private void inTurn(Lease lease, Supplier<Optional<Instant>> work) {
        hands.acquireUninterruptibly();
        try {
            Instant now = clock.instant();
            if (!lease.isRunningOut(now) || renew(lease, now)) {
                hold(lease, work);
            }
        } finally {
            hands.release();
        }
    }

    private void hold(Lease lease, Supplier<Optional<Instant>> work) {
        Optional<Instant> again;
        inWork.add(lease);
        try {
            again = work.get();
        } finally {
            inWork.remove(lease);
        }
        again.ifPresent(next -> messages.giveBack(lease, next));
    }

    private boolean renew(Lease lease, Instant now) {
        Instant until = Lease.from(now);
        boolean ours = messages.renew(lease, until);
        if (ours) {
            lease.renewed(until);
        }
        return ours;
    }
}
