package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.haina.platform.crypto.FieldCipher;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances on one store. Their time is this test's, a day ahead, so that the running service's own sweep finds nothing of theirs. */
class MessageTurnsIT extends RunningService {

    private final ReceivedMessages messages;
    private final AccountDirectory accounts;
    private final CallbackProperties properties;
    private final FieldCipher cipher;
    private final MongoOperations store;
    private final MovedClock clock = new MovedClock();
    private final Instance here;
    private final Instance there;
    private String appId = "";

    MessageTurnsIT(
            ReceivedMessages messages,
            AccountDirectory accounts,
            CallbackProperties properties,
            FieldCipher cipher,
            MongoOperations store) {
        this.messages = messages;
        this.accounts = accounts;
        this.properties = properties;
        this.cipher = cipher;
        this.store = store;
        here = new Instance();
        there = new Instance();
    }

    @BeforeEach
    void nothingIsLeft() {
        store.remove(new Query(), ReceivedMessage.class);
        appId = authority.newAccount("tenant-turns");
    }

    @AfterEach
    void bothStop() {
        here.stop();
        there.stop();
    }

    @Test
    void aMessageThatWaitsLongerThanItsLeaseIsActedOnOnce() {
        here.desk.hold();
        IntStream.range(0, MessageTurns.AT_ONCE).forEach(number -> here.hears("busy" + number));
        Awaitility.await().until(() -> here.desk.atWork.get() == MessageTurns.AT_ONCE);
        String waiting = here.hears("waiting");

        for (int i = 0; i < 10; i++) {
            clock.move(Duration.ofSeconds(3));
            here.turns.renewLeases();
            there.receive.handleLeftovers();
        }
        here.stop();

        assertThat(there.desk.heard).containsExactly("waiting");
        assertThat(here.desk.heard).hasSize(MessageTurns.AT_ONCE).doesNotContain("waiting");
        assertThat(messages.ofId(waiting).orElseThrow().handled()).isEqualTo(1);
    }

    @Test
    void aMessageThatWaitedLongAndWasTakenByNobodyIsActedOnInItsTurn() {
        here.desk.hold();
        IntStream.range(0, MessageTurns.AT_ONCE).forEach(number -> here.hears("busy" + number));
        Awaitility.await().until(() -> here.desk.atWork.get() == MessageTurns.AT_ONCE);
        String waiting = here.hears("waiting");
        clock.move(Lease.TERM.plusSeconds(60));
        here.stop();

        there.receive.handleLeftovers();
        assertThat(here.desk.heard).contains("waiting");
        assertThat(there.desk.heard).isEmpty();
        assertThat(messages.ofId(waiting).orElseThrow().handled()).isEqualTo(1);
    }

    @Test
    void workThatTakesMinutesIsNotTakenByAnother() {
        here.desk.hold();
        String slow = here.hears("slow");
        Awaitility.await().until(() -> here.desk.atWork.get() == 1);
        for (int i = 0; i < 60; i++) {
            clock.move(Duration.ofSeconds(3));
            here.turns.renewLeases();
            there.receive.handleLeftovers();
        }
        here.stop();

        assertThat(there.desk.heard).isEmpty();
        assertThat(messages.ofId(slow).orElseThrow().handled()).isEqualTo(1);
    }

    @Test
    void whatWasInWorkWhenAnInstanceDiedIsTakenByAnother() {
        here.desk.hold();
        here.hears("left");
        Awaitility.await().until(() -> here.desk.atWork.get() == 1);
        there.receive.handleLeftovers();
        assertThat(there.desk.heard).isEmpty();

        clock.move(Lease.TERM.plusSeconds(1)); // and nobody renews: it is dead
        there.receive.handleLeftovers();
        assertThat(there.desk.heard).containsExactly("left");
    }

    @Test
    void whatWasKeptWithoutALeaseIsTakenToo() {
        here.desk.hold();
        here.hears("old");
        Awaitility.await().until(() -> here.desk.atWork.get() == 1);
        store.updateMulti(new Query(), new Update().unset("leaseUntil"), ReceivedMessage.class);
        there.receive.handleLeftovers();
        assertThat(there.desk.heard).containsExactly("old");
    }

    @Test
    void whatFailedIsTriedAgainAfterASecondAndThenEachTimeAfterLonger() {
        here.desk.refuse();
        String id = here.hears("refused");
        here.stop();
        there.desk.refuse();
        for (int failures = 1; failures < HandleMessage.ATTEMPTS; failures++) {
            Duration wait = HandleMessage.waitAfter(failures);
            clock.move(wait.minusMillis(1));
            there.receive.handleLeftovers();
            assertThat(messages.ofId(id).orElseThrow().attempts()).isEqualTo(failures);
            clock.move(Duration.ofMillis(1));
            there.receive.handleLeftovers();
            assertThat(messages.ofId(id).orElseThrow().attempts()).isEqualTo(failures + 1);
        }
        assertThat(messages.ofId(id).orElseThrow().done()).isTrue(); // given up
        assertThat(IntStream.range(1, HandleMessage.ATTEMPTS).mapToObj(HandleMessage::waitAfter))
                .isSorted()
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2))
                .endsWith(Duration.ofMinutes(1));
    }

    @Test
    void whoFailsWithAMessageThatAnotherHasTakenMeanwhileLeavesItToThatOne() {
        here.desk.hold();
        here.desk.refuse();
        String id = here.hears("slow");
        Awaitility.await().until(() -> here.desk.atWork.get() == 1);
        clock.move(Lease.TERM.plusSeconds(1)); // and nobody renewed: it seemed dead
        there.desk.hold();
        Future<?> sweep = there.background.submit(there.receive::handleLeftovers);
        Awaitility.await().until(() -> there.desk.atWork.get() == 1);
        Instant theirs = messages.ofId(id).orElseThrow().leaseUntil();
        here.stop();
        assertThat(messages.ofId(id).orElseThrow().attempts()).isEqualTo(1);
        assertThat(messages.ofId(id).orElseThrow().leaseUntil()).isEqualTo(theirs);
        there.desk.go.countDown();
        Awaitility.await().until(sweep::isDone);
        assertThat(there.desk.heard).containsExactly("slow");
    }

    @Test
    void twoSweepsAtOnceTakeEachMessageOnce() throws Exception {
        here.desk.hold();
        IntStream.rangeClosed(0, MessageTurns.PLACES).forEach(number -> here.hears("m" + number));
        here.desk.refuse();
        here.stop(); // all but the one without a place have failed, each at its first attempt
        clock.move(Lease.TERM.plusSeconds(1));

        Instance other = new Instance();
        Future<?> first = there.background.submit(there.receive::handleLeftovers);
        Future<?> second = other.background.submit(other.receive::handleLeftovers);
        first.get();
        second.get();
        other.stop();
        assertThat(there.desk.heard.size() + other.desk.heard.size()).isEqualTo(MessageTurns.PLACES + 1);
        assertThat(there.desk.heard).doesNotContainAnyElementsOf(other.desk.heard);
    }

    @Test
    void aFewAreInWorkAtOnceAndWhatComesOnTopIsKeptAnsweredWithNothingAndTakenByTheSweep() {
        here.desk.hold();
        IntStream.range(0, MessageTurns.PLACES).forEach(number -> here.hears("m" + number));
        Awaitility.await().until(() -> here.desk.atWork.get() == MessageTurns.AT_ONCE);
        here.desk.answer = Optional.of(new Reply.Text("收到"));
        assertThat(here.receive.receive(appId, Pushes.to(appId, Pushes.text("oAAA", "在吗", "top"))))
                .isEmpty();
        String top = appId + ":top";
        here.stop();
        assertThat(here.desk.most.get()).isEqualTo(MessageTurns.AT_ONCE);
        assertThat(here.desk.heard).hasSize(MessageTurns.PLACES);
        assertThat(messages.ofId(top).orElseThrow().done()).isFalse();

        clock.move(Lease.TERM.plusSeconds(1));
        here.receive.handleLeftovers();
        assertThat(messages.ofId(top).orElseThrow().handled()).isEqualTo(1);
        assertThat(here.desk.late).containsExactly(new Reply.Text("收到"));
    }

    @Test
    void aLateAnswerThatDidNotGetAwayIsSentByTheNextTry() {
        String xml = Pushes.to(appId, Pushes.text("oAAA", "在吗", "late"));
        here.desk.answer = Optional.of(new Reply.Text("收到"));
        here.desk.lateRefused = true;
        messages.add(new ReceivedMessage(
                appId + ":late",
                appId,
                cipher.encrypt(xml, ReceivedMessage.CONTEXT),
                clock.instant(),
                clock.instant().minusSeconds(1)));
        here.receive.handleLeftovers();
        assertThat(messages.ofId(appId + ":late").orElseThrow().done()).isFalse();

        here.desk.lateRefused = false;
        clock.move(HandleMessage.waitAfter(1));
        here.receive.handleLeftovers();
        assertThat(here.desk.late).containsExactly(new Reply.Text("收到"));
        assertThat(messages.ofId(appId + ":late").orElseThrow().done()).isTrue();
    }

    @Test
    void anOrdinaryMessageIsWrittenTwiceOnceKeptAndOnceDone() {
        String id = here.hears("ordinary");
        here.stop();
        Document kept = store.findById(id, Document.class, "received_messages");
        assertThat(kept).isNotNull().containsEntry("done", true).containsEntry("version", 1L);
    }

    /** What another instance of the service consists of. */
    private final class Instance {

        final Desk desk = new Desk();
        final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        final MessageTurns turns = new MessageTurns(messages, background, clock);
        final ReceiveMessage receive = new ReceiveMessage(
                messages,
                turns,
                new HandleMessage(
                        messages,
                        accounts,
                        List.of(desk),
                        List.of(desk),
                        new StaticListableBeanFactory(Map.of("desk", desk)).getBeanProvider(LateReplies.class),
                        cipher,
                        clock),
                accounts,
                properties,
                cipher,
                new SimpleMeterRegistry(),
                clock);

        /** An event that nobody answers; its id. */
        String hears(String key) {
            String xml = Pushes.to(appId, Pushes.event("oAAA", "VIEW", key, clock.instant()));
            receive.receive(appId, xml);
            return MessageXml.read(appId, xml).id();
        }

        /** Comes back when all that had its turn is done. */
        void stop() {
            desk.go.countDown();
            background.close();
        }
    }

    /** A feature that takes as long as it is told to. */
    private static final class Desk implements MessageObserver, ReplySource, LateReplies {

        final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Reply> late = new ConcurrentLinkedQueue<>();
        final AtomicInteger atWork = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        volatile Optional<Reply> answer = Optional.empty();
        volatile CountDownLatch go = new CountDownLatch(0);
        volatile boolean lateRefused;
        private volatile boolean refusing;

        void hold() {
            go = new CountDownLatch(1);
        }

        void refuse() {
            refusing = true;
        }

        @Override
        public void received(FollowerMessage message) {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            try {
                go.await();
                if (refusing) {
                    throw new IllegalStateException("for the test");
                }
                heard.add(message.field("EventKey"));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                atWork.decrementAndGet();
            }
        }

        @Override
        public Optional<Reply> reply(FollowerMessage message) {
            return answer;
        }

        @Override
        public void send(FollowerMessage message, Reply reply) {
            if (lateRefused) {
                throw new IllegalStateException("for the test");
            }
            late.add(reply);
        }
    }

    private static final class MovedClock extends Clock {

        private volatile Instant now = Instant.now().plus(Duration.ofDays(1));

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
