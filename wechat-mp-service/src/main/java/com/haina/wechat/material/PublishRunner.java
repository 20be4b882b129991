package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.ProblemException;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;

/**
 * Publishes queued drafts and asks what became of them; WeChat also tells by an event, which may be lost. Before a draft is handed in that is
 * written down: whoever dies in between leaves a draft that is asked for first, because handing in twice would publish twice.
 */
@Component
class PublishRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublishRunner.class);
    private static final Duration TERM = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(4);
    private static final Duration SLOW_POLL = Duration.ofMinutes(5);

    private final NewsDrafts drafts;
    private final DraftBook book;
    private final DraftMediaIds mediaIds;
    private final WechatDrafts wechat;
    private final SettlePublication settle;
    private final Duration retry;
    private final Semaphore free = new Semaphore(2);
    private volatile boolean running;

    PublishRunner(
            NewsDrafts drafts,
            DraftBook book,
            DraftMediaIds mediaIds,
            WechatDrafts wechat,
            SettlePublication settle,
            @Value("${haina.wechat.publish-retry:PT30S}") Duration retry) {
        this.drafts = drafts;
        this.book = book;
        this.mediaIds = mediaIds;
        this.wechat = wechat;
        this.settle = settle;
        this.retry = retry;
    }

    /** There is something new to publish. */
    void nudge() {
        Thread.startVirtualThread(this::takeWaiting);
    }

    @Scheduled(fixedDelay = 1000)
    void takeWaiting() {
        while (running && free.tryAcquire()) {
            boolean started = false;
            try {
                Optional<NewsDraft> draft = drafts.claim(TERM);
                if (draft.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("publish-" + draft.get().id()).start(() -> run(draft.get()));
                started = true;
            } finally {
                if (!started) {
                    free.release();
                }
            }
        }
    }

    private void run(NewsDraft draft) {
        try {
            CurrentTenant.run(draft.tenantId(), () -> {
                Duration rest = SLOW_POLL;
                for (DraftCopy copy : draft.copies()) {
                    Duration wanted = proceed(draft, copy);
                    rest = wanted.compareTo(rest) < 0 ? wanted : rest;
                }
                drafts.rest(draft, Instant.now().plus(rest));
            });
        } catch (RuntimeException failed) {
            log.warn("draft {} could not be published now: {}", draft.id(), failed.toString());
        } finally {
            free.release();
        }
    }

    /** Does the next step for one account; answers when to look again. */
    private Duration proceed(NewsDraft draft, DraftCopy copy) {
        try {
            return switch (copy.state()) {
                case QUEUED -> handIn(draft, copy);
                case SUBMITTING -> takeOver(draft, copy);
                case PUBLISHING -> ask(draft, copy);
                default -> SLOW_POLL;
            };
        } catch (WechatFailure failure) {
            return failed(draft, copy, failure);
        } catch (ProblemException notReady) {
            book.write(draft.id(), copy.appId(), before -> before.failed(notReady.code()));
            return SLOW_POLL;
        }
    }

    private Duration handIn(NewsDraft draft, DraftCopy copy) {
        String mediaId = mediaIds.mediaId(draft.id(), copy.appId());
        boolean mine = book.writeIf(
                draft.id(), copy.appId(), now -> now.state() == DraftCopy.State.QUEUED, DraftCopy::submitting);
        if (mine) {
            String publishId = wechat.publish(copy.appId(), mediaId);
            book.write(draft.id(), copy.appId(), before -> before.publishing(publishId));
        }
        return Duration.ofSeconds(1);
    }

    /** Somebody died while handing it in. A draft that WeChat still has was not taken; of any other nothing is known. */
    private Duration takeOver(NewsDraft draft, DraftCopy copy) {
        if (copy.since().plus(TERM).isAfter(Instant.now())) {
            return Duration.ofSeconds(10);
        }
        String mediaId = copy.mediaId();
        boolean stillThere = mediaId != null && wechat.exists(copy.appId(), mediaId);
        book.write(draft.id(), copy.appId(), before -> stillThere ? before.queued() : before.failed("publish.unknown"));
        return Duration.ZERO;
    }

    private Duration ask(NewsDraft draft, DraftCopy copy) {
        String publishId = java.util.Objects.requireNonNull(copy.publishId());
        boolean settled = settle.settle(copy.appId(), publishId, wechat.publication(copy.appId(), publishId));
        Duration age = Duration.between(copy.since(), Instant.now());
        return settled || age.compareTo(Duration.ofMinutes(5)) > 0 ? SLOW_POLL : POLL;
    }

    private Duration failed(NewsDraft draft, DraftCopy copy, WechatFailure failure) {
        boolean quota = failure.verdict() == Verdict.WAIT_FOR_QUOTA;
        if (quota) {
            // An answer, so nothing was handed in: it begins anew, and whoever looks is told what it waits for.
            book.writeIf(
                    draft.id(),
                    copy.appId(),
                    now -> now.state() == DraftCopy.State.QUEUED || now.state() == DraftCopy.State.SUBMITTING,
                    before -> before.waiting("wechat." + failure.errcode()));
        }
        if (quota || failure.verdict() == Verdict.RETRY) {
            log.info("draft {} waits for {}: {}", draft.id(), copy.appId(), failure.errcode());
            return retry;
        }
        book.write(draft.id(), copy.appId(), before -> before.failed("wechat." + failure.errcode()));
        return SLOW_POLL;
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
