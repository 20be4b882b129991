package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.wechat.account.AccountDirectory;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Takes a message: keeps it, lets the features act on it in the background, and waits a little for an answer. What WeChat sends again is
 * the same message: kept once, acted on once, answered with the same words.
 */
@Component
class ReceiveMessage {

    private static final long QUIET_MILLIS = 30_000;

    private final ReceivedMessages messages;
    private final MessageTurns turns;
    private final HandleMessage handle;
    private final AccountDirectory accounts;
    private final CallbackProperties properties;
    private final FieldCipher cipher;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<String>>> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> calledBack = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    ReceiveMessage(
            ReceivedMessages messages,
            MessageTurns turns,
            HandleMessage handle,
            AccountDirectory accounts,
            CallbackProperties properties,
            FieldCipher cipher,
            MeterRegistry meters,
            Clock clock) {
        this.messages = messages;
        this.turns = turns;
        this.handle = handle;
        this.accounts = accounts;
        this.properties = properties;
        this.cipher = cipher;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a message of an account. When it returns, the message is kept.
     *
     * @return the XML of the answer, or empty
     */
    Optional<String> receive(String appId, String xml) {
        FollowerMessage message = MessageXml.read(appId, xml);
        String id = message.id();
        meters.counter("haina.wechat.callbacks", "type", MessageXml.label(message))
                .increment();
        Instant now = clock.instant();
        Lease lease = new Lease(id, Lease.from(now));
        Sealed content = cipher.encrypt(xml, ReceivedMessage.CONTEXT);
        if (!messages.add(new ReceivedMessage(id, appId, content, now, lease.until()))) {
            return again(id);
        }
        heardOf(appId, now);
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        underWay.put(id, answer);
        turns.queue(lease, () -> handle.handle(message, answer), () -> {
            answer.complete(Optional.empty());
            underWay.remove(id);
        });
        return message.mayBeAnswered() ? await(answer) : Optional.empty();
    }

    /** What a crash, a failure or too many at once left. At a fixed rate, so that other timers do not wait until all is done. */
    @Scheduled(fixedRateString = "PT2S")
    void handleLeftovers() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean some;
            do {
                some = turns.takeLeft(handle::handleAgain);
            } while (some);
        } finally {
            sweeping.set(false);
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        messages.removeHandledBefore(clock.instant().minus(properties.kept()));
    }

    /** WeChat's second or third attempt. */
    private Optional<String> again(String id) {
        CompletableFuture<Optional<String>> answer = underWay.get(id);
        if (answer != null && !answer.isDone()) {
            return await(answer);
        }
        return messages.ofId(id)
                .map(ReceivedMessage::reply)
                .map(reply -> cipher.decrypt(reply, ReceivedMessage.CONTEXT));
    }

    private Optional<String> await(CompletableFuture<Optional<String>> answer) {
        try {
            return answer.copy().get(properties.budget().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(false); // from here on the answer goes another way
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | CancellationException none) {
            return Optional.empty();
        }
    }

    private void heardOf(String appId, Instant now) {
        Long before = calledBack.get(appId);
        if (before == null || now.toEpochMilli() - before > QUIET_MILLIS) {
            calledBack.put(appId, now.toEpochMilli());
            accounts.calledBack(appId, now);
        }
    }
}
