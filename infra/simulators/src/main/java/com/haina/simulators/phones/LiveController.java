package com.haina.simulators.phones;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.simulators.changes.Change;
import com.haina.simulators.changes.Changes;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * What changes, as it changes: server-sent events named after the part of the world. Who comes for the first time, or
 * back after too long or after a restart, is told the whole {@code world} first.
 */
@RestController
@RequestMapping("/sim/api")
class LiveController {

    private static final int WAITING = 1000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final Changes changes;
    private final WholeWorld world;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    LiveController(Changes changes, WholeWorld world) {
        this.changes = changes;
        this.world = world;
    }

    @GetMapping("/world")
    World world() {
        return world.now();
    }

    @Hidden
    @GetMapping("/live")
    ResponseEntity<SseEmitter> live(@RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
        Stream stream = new Stream(new SseEmitter(0L));
        stream.emitter.onCompletion(stream::end);
        stream.emitter.onError(broken -> stream.end());
        Changes.Following following = changes.follow(number(last), stream);
        streams.add(stream);
        Thread.ofVirtual().name("live").start(() -> stream.run(following));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(stream.emitter);
    }

    /** Open streams must not keep the process from stopping. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        streams.forEach(Stream::end);
    }

    private long number(String id) {
        try {
            return id.startsWith(run + "-") ? Long.parseLong(id.substring(run.length() + 1)) : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    /** One open page. A page that is too slow for what happens is cut off, and comes back for the rest. */
    private final class Stream implements Changes.Follower {

        private final SseEmitter emitter;
        private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(WAITING);
        private volatile boolean open = true;

        Stream(SseEmitter emitter) {
            this.emitter = emitter;
        }

        @Override
        public void changed(Change change) {
            if (!waiting.offer(change)) {
                end();
            }
        }

        void run(Changes.Following following) {
            try {
                if (following.resumed()) {
                    emitter.send(SseEmitter.event().comment("resumed").reconnectTime(1000));
                } else {
                    emitter.send(SseEmitter.event()
                            .id(run + "-" + following.number())
                            .name("world")
                            .reconnectTime(1000)
                            .data(world.now(), MediaType.APPLICATION_JSON));
                }
                for (Change missed : following.missed()) {
                    send(missed);
                }
                while (open) {
                    Change change = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                    if (change == null) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    } else {
                        send(change);
                    }
                }
            } catch (IOException | IllegalStateException gone) {
                // The page was closed.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }

        private void send(Change change) throws IOException {
            emitter.send(SseEmitter.event()
                    .id(run + "-" + change.number())
                    .name(change.part().wireName())
                    .data(world.read(change), MediaType.APPLICATION_JSON));
        }

        void end() {
            if (open) {
                open = false;
                changes.forget(this);
                streams.remove(this);
                emitter.complete();
            }
        }
    }
}
