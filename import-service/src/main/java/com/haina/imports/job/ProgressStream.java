package com.haina.imports.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.platform.tenancy.CurrentTenant;

/**
 * Progress as server-sent events. Every event carries the whole state and an id that stands for it, so a browser that
 * comes back with Last-Event-ID gets what is new since then, from any instance, and nothing has to be kept for it.
 */
@Component
class ProgressStream {
    private static final Logger log = LoggerFactory.getLogger(ProgressStream.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration LOOK_AT_REST = Duration.ofSeconds(2);
    /** Proxies close what is silent. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final ImportJobs jobs;

    ProgressStream(ImportJobs jobs) {
        this.jobs = jobs;
    }

    SseEmitter follow(String jobId, @Nullable String lastEventId) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        AtomicBoolean open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> open.set(false));
        String tenant = CurrentTenant.id();
        Thread.ofVirtual()
                .name("progress-" + jobId)
                .start(() -> CurrentTenant.run(tenant, () -> send(jobId, lastEventId, emitter, open)));
        return emitter;
    }

    private void send(String jobId, @Nullable String lastEventId, SseEmitter emitter, AtomicBoolean open) {
        String sent = lastEventId == null ? "" : lastEventId;
        Instant spoken = Instant.now();
        try {
            while (open.get()) {
                ImportJob job = jobs.get(jobId);
                String mark = ProgressView.mark(job);
                if (!mark.equals(sent)) {
                    emitter.send(SseEmitter.event()
                            .id(mark)
                            .name("progress")
                            .reconnectTime(2000)
                            .data(ProgressView.of(job), MediaType.APPLICATION_JSON));
                    sent = mark;
                    spoken = Instant.now();
                } else if (spoken.plus(HEARTBEAT).isBefore(Instant.now())) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    spoken = Instant.now();
                }
                Thread.sleep(job.state().isWorkedOn() ? LOOK : LOOK_AT_REST);
            }
        } catch (IOException | IllegalStateException gone) {
            log.debug("nobody follows import {} here any more", jobId);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            emitter.completeWithError(failed);
        }
    }
}
