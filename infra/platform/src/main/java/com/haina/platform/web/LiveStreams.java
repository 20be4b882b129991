package com.haina.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.platform.tenancy.CurrentTenant;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Server-sent events of a service. Each listener has a virtual thread that writes to it, in the tenant of its request. A stream ends with
 * the access token that opened it, after an hour at the latest, and before this service stops; the listener then comes back with a new
 * token and the last event's id.
 */
public final class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveStreams(MeterRegistry meters) {
        meters.gaugeCollectionSize("haina.live.listeners", io.micrometer.core.instrument.Tags.empty(), open);
    }

    /** What is written to one listener, for as long as {@link LiveStream#pause} answers true. */
    @FunctionalInterface
    public interface Writer {

        /** Writes until there is nothing more to say. */
        void write(LiveStream stream) throws IOException, InterruptedException;
    }

    /** Answers the current request with a stream. */
    public ResponseEntity<SseEmitter> open(String name, Writer writer) {
        Instant endsAt = endsAt();
        // The writer ends the stream in time; the container's own limit is for a writer that waits for a dead peer.
        SseEmitter emitter = new SseEmitter(
                Duration.between(Instant.now(), endsAt).plusSeconds(30).toMillis());
        LiveStream stream = new LiveStream(emitter, endsAt);
        Optional<String> tenant = CurrentTenant.idIfAny();
        open.add(stream);
        if (!running) {
            stream.close();
        }
        Runnable work = () -> write(name, stream, writer);
        Thread.ofVirtual()
                .name("live-" + name)
                .start(tenant.<Runnable>map(id -> () -> CurrentTenant.run(id, work))
                        .orElse(work));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy before the gateway must not collect it
                .body(emitter);
    }

    private void write(String name, LiveStream stream, Writer writer) {
        try {
            writer.write(stream);
        } catch (IOException gone) {
            log.debug("nobody listens to {} here any more", name);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // The answer has begun; all that is left is to end it, and the listener comes back.
            log.warn("live {} ended: {}", name, failed.toString());
        } finally {
            open.remove(stream);
            stream.complete();
        }
    }

    private static Instant endsAt() {
        Instant longest = Instant.now().plus(LONGEST);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Instant token = authentication instanceof JwtAuthenticationToken jwt
                ? jwt.getToken().getExpiresAt()
                : null;
        return token != null && token.isBefore(longest) ? token : longest;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Or the web server would wait for its listeners to leave. */
    @Override
    public void stop() {
        running = false;
        open.forEach(LiveStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server's graceful shutdown begins. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
