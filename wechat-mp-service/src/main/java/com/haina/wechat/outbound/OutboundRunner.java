package com.haina.wechat.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.tenancy.CurrentTenant;

/** Finds messages that are to be sent, of any tenant, and sends some at a time: one bad message or account holds up no other. */
@Component
class OutboundRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboundRunner.class);

    private final OutboundMessages messages;
    private final SendMessage send;
    private final Lanes lanes;
    private final Semaphore free;

    /** Of all calls at the same time an account has half at most: one that WeChat is slow for leaves the others theirs. */
    private final int share;

    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean running;

    OutboundRunner(OutboundMessages messages, SendMessage send, Lanes lanes, OutboundProperties properties) {
        this.messages = messages;
        this.send = send;
        this.lanes = lanes;
        this.free = new Semaphore(properties.inFlight());
        this.share = Math.max(1, properties.inFlight() / 2);
    }

    /** Sends a planned message in this thread if its turn is now; else the worker does later. */
    Outcome now(OutboundMessage planned) {
        if (planned.state() != MessageState.PLANNED || lanes.closed().contains(planned.lane())) {
            return Outcome.of(planned);
        }
        Optional<OutboundMessage> mine = messages.claim(planned.id());
        if (mine.isEmpty()) {
            return Outcome.of(messages.get(planned.id()));
        }
        lanes.take(mine.get());
        return Outcome.of(send.send(mine.get(), false));
    }

    /** There is something new to send. */
    void nudge() {
        Thread.startVirtualThread(this::takeWaiting);
    }

    @Scheduled(fixedDelay = 250)
    void takeWaiting() {
        while (running && free.tryAcquire()) {
            boolean started = false;
            try {
                Optional<OutboundMessage> message = messages.claim(closed());
                boolean abandoned = message.isEmpty();
                if (abandoned) {
                    message = messages.claimAbandoned();
                }
                if (message.isEmpty()) {
                    return;
                }
                OutboundMessage taken = message.get();
                lanes.take(taken);
                underWay.merge(taken.appId(), 1, Integer::sum);
                Thread.ofVirtual().name("outbound-" + taken.id()).start(() -> run(taken, abandoned));
                started = true;
            } finally {
                if (!started) {
                    free.release();
                }
            }
        }
    }

    private List<String> closed() {
        List<String> closed = new ArrayList<>(lanes.closed());
        underWay.forEach((appId, calls) -> {
            if (calls >= share) {
                closed.addAll(OutboundMessage.lanes(appId));
            }
        });
        return closed;
    }

    private void run(OutboundMessage message, boolean abandoned) {
        try {
            CurrentTenant.run(message.tenantId(), () -> send.send(message, abandoned));
        } catch (RuntimeException failed) {
            // Its lease ends by itself; then it is looked at as one whose sender died.
            log.warn("message {} could not be sent now: {}", message.id(), failed.toString());
        } finally {
            underWay.computeIfPresent(message.appId(), (appId, calls) -> calls == 1 ? null : calls - 1);
            free.release();
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
