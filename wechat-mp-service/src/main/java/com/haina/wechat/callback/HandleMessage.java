package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

/** Lets the features answer a kept message and act on it, for the office whose account it is. */
@Component
class HandleMessage {

    private static final Logger log = LoggerFactory.getLogger(HandleMessage.class);
    /** The last is some four minutes after the first: what holds it up, such as a service that starts again, has passed by then. */
    static final int ATTEMPTS = 10;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration ACCOUNT_KEPT = Duration.ofSeconds(5);

    private final ReceivedMessages messages;
    private final AccountDirectory accounts;
    private final List<MessageObserver> observers;
    private final List<ReplySource> sources;
    private final ObjectProvider<LateReplies> late;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Cache<String, Optional<WechatAccount>> recent =
            Caffeine.newBuilder().expireAfterWrite(ACCOUNT_KEPT).build();

    HandleMessage(
            ReceivedMessages messages,
            AccountDirectory accounts,
            List<MessageObserver> observers,
            List<ReplySource> sources,
            ObjectProvider<LateReplies> late,
            FieldCipher cipher,
            Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.observers = observers;
        this.sources = sources;
        this.late = late;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * For the first time.
     *
     * @param answer takes the answer's XML; one that nobody waits for any more is cancelled, and the answer goes another way
     * @return when to try it again, if it failed and is not given up
     */
    Optional<Instant> handle(FollowerMessage message, CompletableFuture<Optional<String>> answer) {
        return toTheEnd(message.id(), 0, () -> act(message, answer, false));
    }

    /**
     * After a crash, a failure or a wait that was too long. Nobody waits for an answer any more.
     *
     * @return when to try it again, if it failed and is not given up
     */
    Optional<Instant> handleAgain(ReceivedMessage left) {
        CompletableFuture<Optional<String>> nobody = new CompletableFuture<>();
        nobody.cancel(false);
        return toTheEnd(left.id(), left.attempts(), () -> {
            String xml = cipher.decrypt(left.content(), ReceivedMessage.CONTEXT);
            act(MessageXml.read(left.appId(), xml), nobody, left.reply() != null);
        });
    }

    private Optional<Instant> toTheEnd(String id, int attempts, Runnable work) {
        try {
            work.run();
            messages.finish(id);
            return Optional.empty();
        } catch (RuntimeException failure) {
            log.warn(
                    "message {} was not handled, will be tried again: {}",
                    id,
                    failure.getClass().getName());
            messages.failed(id);
            if (attempts + 1 >= ATTEMPTS) {
                log.error("message {} was given up after {} attempts", id, ATTEMPTS);
                messages.giveUp(id);
                return Optional.empty();
            }
            return Optional.of(clock.instant().plus(waitAfter(attempts + 1)));
        }
    }

    /** Soon at first, since most failures pass quickly and somebody waits; each time twice as long. */
    static Duration waitAfter(int failures) {
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(failures - 1, 30));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void act(FollowerMessage message, CompletableFuture<Optional<String>> answer, boolean answered) {
        Optional<WechatAccount> account = recent.get(message.appId(), accounts::known);
        if (account.isEmpty() || account.get().tenantId().equals(Aggregate.NO_TENANT)) {
            log.info("message {} is of an account without an office", message.id());
            answer.complete(Optional.empty());
            return;
        }
        if (!message.isTo(account.get().userName())) {
            log.warn("message {} is to another account than its address says", message.id());
            answer.complete(Optional.empty());
            return;
        }
        CurrentTenant.run(account.get().tenantId(), () -> act(message, account.get(), answer, answered));
    }

    /**
     * The answer first: somebody waits for it. Neither it nor any observer keeps the others from their work; a failure of one keeps the
     * message for another try of all.
     */
    private void act(
            FollowerMessage message,
            WechatAccount account,
            CompletableFuture<Optional<String>> answer,
            boolean answered) {
        List<RuntimeException> failures = new ArrayList<>();
        if (message.mayBeAnswered() && !answered) {
            attempt(() -> answer(message, account, answer), failures);
        }
        answer.complete(Optional.empty()); // nobody waits for one that failed or that there is none of
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
        if (!answer.isDone()) {
            messages.replied(message.id(), cipher.encrypt(xml, ReceivedMessage.CONTEXT));
            if (answer.complete(Optional.of(xml))) {
                return;
            }
            messages.takeBackReply(message.id()); // the wait ended in this very moment
        }
        // Not noted as an answer: should it not get away, another try sends it, and what got away is not sent twice.
        late.ifAvailable(sender -> sender.send(message, reply.get()));
    }
}
