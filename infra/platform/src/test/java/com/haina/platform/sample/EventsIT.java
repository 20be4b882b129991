package com.haina.platform.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.tenancy.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is saved is told once, in order, and the relay is in nobody's way. */
class EventsIT extends RunningSample {

    private final NoteListener listener;
    private final Asked asked;

    EventsIT(NoteListener listener, Asked asked, Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        super(notes, cipher, mongo);
        this.listener = listener;
        this.asked = asked;
    }

    @Test
    void eventsOfAnAggregateArriveOnceInOrderForItsTenant() throws InterruptedException {
        Note note = CurrentTenant.call("t-events", () -> {
            Note first = new Note("first", cipher.encrypt("x", "sample.note"));
            first.rewrite("second");
            return notes.save(first);
        });
        List<String> heard = new ArrayList<>();
        while (heard.size() < 2) {
            String one = listener.heard.poll(20, TimeUnit.SECONDS);
            assertThat(one).as("an event within 20 s").isNotNull();
            if (one.startsWith("t-events")) {
                heard.add(one);
            }
        }
        assertThat(heard).containsExactly("t-events:1:first", "t-events:2:second");
        untilPublished(note.id());
    }

    @Test
    void afterASaveTheRelayAsksThereAlone() {
        int ahead = asked.times("notes") - asked.times("sketches");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            CurrentTenant.run("t-asked", () -> note("a"));
            return asked.times("notes") - asked.times("sketches") >= ahead + 10;
        });
    }

    @Test
    void aSweepAsksEverywhere() {
        int before = asked.times("sketches");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asked.times("sketches") > before);
    }

    @Test
    void aSaveThatReadBeforeTheRelayFinishedDoesNotBringEventsBack() {
        CurrentTenant.run("t-relay", () -> {
            Note note = note("a");
            untilPublished(note.id());
            note.rewrite("b");
            assertThatThrownBy(() -> notes.save(note)).isInstanceOf(OptimisticLockingFailureException.class);
        });
    }

    @Test
    void whatTheRelayPublishedFromCanStillBeRemovedAndWhatSomebodySavedCannot() {
        CurrentTenant.run("t-remove", () -> {
            Note note = note("a");
            untilPublished(note.id());
            Note other = notes.get(note.id());
            other.rewrite("b");
            notes.save(other);
            assertThatThrownBy(() -> notes.remove(note)).isInstanceOf(OptimisticLockingFailureException.class);
            notes.remove(other);
            assertThat(notes.find(note.id())).isEmpty();
        });
    }
}
