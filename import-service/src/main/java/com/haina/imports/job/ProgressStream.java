package com.haina.imports.job;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.platform.web.LiveStream;
import com.haina.platform.web.LiveStreams;

/**
 * Progress as server-sent events. Every event carries the whole state and an id that stands for it, so a browser that
 * comes back with Last-Event-ID gets what is new since then, from any instance, and nothing has to be kept for it.
 */
@Component
class ProgressStream {
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration LOOK_AT_REST = Duration.ofSeconds(2);

    private final ImportJobs jobs;
    private final LiveStreams streams;

    ProgressStream(ImportJobs jobs, LiveStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    ResponseEntity<SseEmitter> follow(String jobId, @Nullable String lastEventId) {
        return streams.open("progress-" + jobId, stream -> send(jobId, lastEventId, stream));
    }

    private void send(String jobId, @Nullable String lastEventId, LiveStream stream)
            throws IOException, InterruptedException {
        String sent = lastEventId == null ? "" : lastEventId;
        Duration look;
        do {
            ImportJob job = jobs.get(jobId);
            String mark = ProgressView.mark(job);
            if (!mark.equals(sent)) {
                stream.send(mark, "progress", ProgressView.of(job));
                sent = mark;
            }
            look = job.state().isWorkedOn() ? LOOK : LOOK_AT_REST;
        } while (stream.pause(look));
    }
}
