package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Takes a message: keeps it, lets the features act on it in the background, and waits a little for an answer. What WeChat sends again is
 * the same message: kept once, acted on once, answered with the same words.
 */
@Component
class ReceiveMessage {

    private static final Logger log = LoggerFactory.getLogger(ReceiveMessage.class);
    private static final String CONTEXT = "wechat.callback";
    private static final int ATTEMPTS = 10;
    private static final Duration LEFT_AFTER = Duration.ofSeconds(15);
    private static final long QUIET_MILLIS = 30_000;
    private static final Duration ACCOUNT_KEPT = Duration.ofSeconds(5);

    /** Messages in work at once. Few enough that keeping what comes in never waits long for a connection to the store. */
    private static final int AT_ONCE = 32;

    /** Messages that wait for their turn. What comes on top is kept, answered with nothing and taken up by the sweep: memory stays flat. */
    private static final int WAITING = 500;

    private final ReceivedMessages messages;
    private final AccountDirectory accounts;
    private final List<MessageObserver> observers;
    private final List<ReplySource> sources;
    private final ObjectProvider<LateReplies> late;
    private final CallbackProperties properties;
    private final FieldCipher cipher;
    private final MeterRegistry meters;
    private final Executor background;
    private final Clock clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<String>>> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> calledBack = new ConcurrentHashMap<>();
    private final Semaphore hands = new Semaphore(AT_ONCE, true);
    private final Semaphore places = new Semaphore(WAITING);
    private final Cache<String, Optional<WechatAccount>> recent =
            Caffeine.newBuilder().expireAfterWrite(ACCOUNT_KEPT).build();

    ReceiveMessage(
            ReceivedMessages messages,
            AccountDirectory accounts,
            List<MessageObserver> observers,
            List<ReplySource> sources,
            ObjectProvider<LateReplies> late,
            CallbackProperties properties,
            FieldCipher cipher,
            MeterRegistry meters,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.observers = observers;
        this.sources = sources;
        this.late = late;
        this.properties = properties;
        this.cipher = cipher;
        this.meters = meters;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Takes a message of an account. When it returns, the message is kept.
     *
     * @return the XML of the answer, or empty
     */
    Optional<String> receive(String appId, String xml) {
        FollowerMessage message = MessageXml.read(appId, xml);
        meters.counter("haina.wechat.callbacks", "type", MessageXml.label(message)).increment();
        Instant now = clock.instant();
        if (!messages.add(new ReceivedMessage(message.id(), appId, cipher.encrypt(xml, CONTEXT), now))) {
            return again(message.id());
        }
        heardOf(appId, now);
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        underWay.put(message.id(), answer);
        background.execute(() -> {
            try {
                inTurn(() -> handle(message, answer, 0));
            } finally {
                places.release();
            }
        });
        return message.mayBeAnswered() ? await(answer) : Optional.empty();
    }

    /** What a crash, a failure or too many at once left. Nobody waits for an answer any more. */
    @Scheduled(fixedDelayString = "PT5S")
    void handleLeftovers() {
        List<ReceivedMessage> left;
        boolean someDone;
        do {
            left = messages.leftBefore(clock.instant().minus(LEFT_AFTER));
            someDone = false;
            for (ReceivedMessage one : left) {
                someDone |= !underWay.containsKey(one.id()) && handleAgain(one);
            }
        } while (someDone && left.size() == ReceivedMessages.LEFT);
    }

    private boolean handleAgain(ReceivedMessage left) {
        CompletableFuture<Optional<String>> nobody = new CompletableFuture<>();
        nobody.cancel(false);
        return inTurn(() ->
                handle(MessageXml.read(left.appId(), cipher.decrypt(left.content(), CONTEXT)), nobody, left.attempts()));
    }

    private boolean inTurn(BooleanSupplier work) {
        hands.acquireUninterruptibly();
        try {
            return work.getAsBoolean();
        } finally {
            hands.release();
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        messages.removeHandledBefore(clock.instant().minus(properties.kept()));
    }

    /** Whether it is done with. */
    private boolean handle(FollowerMessage message, CompletableFuture<Optional<String>> answer, int attempts) {
        try {
            Optional<WechatAccount> account = recent.get(message.appId(), accounts::known);
            if (account.isEmpty() || account.get().tenantId().equals(Aggregate.NO_TENANT)) {
                log.info("message {} is of an account without an office", message.id());
                answer.complete(Optional.empty());
            } else {
                CurrentTenant.run(
                        account.get().tenantId(),
                        () -> act(message, account.get(), answer, attempts == 0 && !answer.isDone()));
            }
            messages.finish(message.id());
            return true;
        } catch (RuntimeException failure) {
            answer.complete(Optional.empty());
            log.warn(
                    "message {} was not handled, will be tried again: {}",
                    message,
                    failure.getClass().getName());
            messages.failed(message.id());
            if (attempts + 1 >= ATTEMPTS) {
                log.error("message {} was given up after {} attempts", message, ATTEMPTS);
                messages.giveUp(message.id());
            }
            return false;
        } finally {
            underWay.remove(message.id());
        }
    }

    /**
     * The answer first: somebody waits for it. Neither it nor any observer keeps the others from their work; a failure of one keeps the
     * message for another try of all.
     */
    private void act(
            FollowerMessage message, WechatAccount account, CompletableFuture<Optional<String>> answer, boolean first) {
        List<RuntimeException> failures = new ArrayList<>();
        if (!message.mayBeAnswered()) {
            answer.complete(Optional.empty());
        } else if (first
                || messages.ofId(message.id()).map(ReceivedMessage::reply).isEmpty()) {
            attempt(() -> answer(message, account, answer), failures);
            answer.complete(Optional.empty()); // nobody waits for one that failed
        }
        observers.forEach(observer -> attempt(() -> observer.received(message), failures));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void attempt(Runnable step, List<RuntimeException> failures) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private void answer(FollowerMessage message, WechatAccount account, CompletableFuture<Optional<String>> answer) {
        Optional<Reply> reply = sources.stream()
                .map(source -> source.reply(message))
                .flatMap(Optional::stream)
                .findFirst();
        if (reply.isEmpty()) {
            answer.complete(Optional.empty());
            return;
        }
        String xml = ReplyXml.of(reply.get(), message.openId(), account.userName(), clock.instant());
        messages.replied(message.id(), cipher.encrypt(xml, CONTEXT));
        if (!answer.complete(Optional.of(xml))) {
            late.ifAvailable(sender -> sender.send(message, reply.get()));
        }
    }

    /** WeChat's second or third attempt. */
    private Optional<String> again(String id) {
        CompletableFuture<Optional<String>> answer = underWay.get(id);
        if (answer != null && !answer.isDone()) {
            return await(answer);
        }
        return messages.ofId(id).map(ReceivedMessage::reply).map(this::open);
    }

    private String open(Sealed reply) {
        return cipher.decrypt(reply, CONTEXT);
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
        } catch (ExecutionException | java.util.concurrent.CancellationException none) {
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
