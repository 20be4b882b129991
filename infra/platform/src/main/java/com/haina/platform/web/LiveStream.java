package com.haina.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One listener of server-sent events. Written to by one thread; a slow listener makes {@link #send} wait, so whoever writes must not queue
 * for it but look at the present state when it goes on.
 */
public final class LiveStream {

    /** Proxies close what is silent. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final long RECONNECT_MILLIS = 2_000;

    private final SseEmitter emitter;
    private final Instant endsAt;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Instant spoken = Instant.now();
    private @Nullable String quietId;

    LiveStream(SseEmitter emitter, Instant endsAt) {
        this.emitter = emitter;
        this.endsAt = endsAt;
        emitter.onCompletion(this::close);
        emitter.onTimeout(this::close);
        emitter.onError(gone -> close());
    }

    /**
     * Sends one event.
     *
     * @param id what the listener names as {@code Last-Event-ID} when it comes back
     * @param name the event's kind
     * @param data written as JSON
     * @throws IOException nobody listens any more
     */
    public void send(@Nullable String id, String name, Object data) throws IOException {
        SseEmitter.SseEventBuilder event = SseEmitter.event();
        if (id != null) {
            event.id(id);
        }
        send(event.name(name).reconnectTime(RECONNECT_MILLIS).data(data, MediaType.APPLICATION_JSON));
    }

    /** The id that a listener is at when it hears nothing for a while; told with the next heartbeat. */
    public void at(String id) {
        quietId = id;
    }

    private void send(SseEmitter.SseEventBuilder event) throws IOException {
        try {
            emitter.send(event);
        } catch (IllegalStateException completed) {
            throw new IOException("nobody listens any more", completed);
        }
        spoken = Instant.now();
        quietId = null;
    }

    /**
     * Waits, and says something if it was silent for long. Answers false once the stream is to end: the listener is gone, its time is up,
     * or this service stops.
     *
     * @throws IOException nobody listens any more
     */
    public boolean pause(Duration time) throws IOException, InterruptedException {
        if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)
                || !Instant.now().isBefore(endsAt)) {
            return false;
        }
        if (Instant.now().isAfter(spoken.plus(HEARTBEAT))) {
            SseEmitter.SseEventBuilder heartbeat = SseEmitter.event().comment("still here");
            send(quietId == null ? heartbeat : heartbeat.id(quietId));
        }
        return true;
    }

    /** Ends the stream at the next {@link #pause}. */
    void close() {
        closed.countDown();
    }

    void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException left) {
            // The listener left in the same moment: the container has ended the request already.
            closed.countDown();
        }
    }
}
