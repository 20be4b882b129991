package com.haina.notify.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.notify.live.LiveEvents.LiveEvent;

import static org.assertj.core.api.Assertions.assertThat;

class RecentHappeningsTests {

    private static final String A = "auth.events-0";
    private static final String B = "import.events-0";

    private final RecentHappenings recent = new RecentHappenings(3);

    @Test
    void aPositionSurvivesBeingWrittenAndNonsenseIsNone() {
        Position position = new Position(Map.of(A, 3L, B, 17L));
        assertThat(position).hasToString("auth.events-0:3,import.events-0:17");
        assertThat(Position.read(position.toString())).contains(position);
        assertThat(List.of("", "x", "auth.events-0:", "auth.events-0:1,", "auth.events-0:-1"))
                .allMatch(text -> Position.read(text).isEmpty());
    }

    @Test
    void whatIsPushedOutIsMissedByWhoIsBehindItAndByNobodyElse() {
        recent.begin(A, 0, 0);
        recent.begin(B, 0, 0);
        long head = recent.now().head();
        Position start = recent.now().position();
        recent.add(A, 0, happening("a0"));
        recent.add(B, 0, happening("b0"));
        Position between = recent.now().position();
        recent.add(B, 1, happening("b1"));
        assertThat(subjects(recent.since(head).orElseThrow())).containsExactly("a0", "b0", "b1");
        assertThat(subjects(recent.since(start).orElseThrow())).containsExactly("a0", "b0", "b1");

        recent.add(A, 1, happening("a1"));
        assertThat(recent.since(head)).isEmpty();
        assertThat(recent.since(start)).isEmpty();
        assertThat(subjects(recent.since(between).orElseThrow())).containsExactly("b1", "a1");
    }

    @Test
    void whatIsNotShownPushesNothingOut() {
        recent.begin(A, 10, 10);
        long head = recent.now().head();
        recent.add(A, 10, happening("first"));
        for (int offset = 11; offset < 100; offset++) {
            recent.add(A, offset, null);
        }
        assertThat(subjects(recent.since(head).orElseThrow())).containsExactly("first");
        assertThat(recent.now().position()).hasToString("auth.events-0:100");
    }

    @Test
    void fromNowOnBeginsAfterWhatWasThereBeforeTheStart() {
        recent.begin(A, 5, 7);
        recent.started();
        assertThat(recent.caughtUp()).isFalse();
        recent.add(A, 5, happening("old"));
        assertThat(recent.caughtUp()).isFalse();
        recent.add(A, 6, null);
        assertThat(recent.caughtUp()).isTrue();
        assertThat(recent.since(new Position(Map.of(A, 5L)))).isPresent();
        assertThat(recent.since(new Position(Map.of(A, 4L)))).isEmpty();
    }

    @Test
    void eventsOfAKindAreToldAsOneWithTheirSubjectsWhileTheseCanBeNamed() {
        List<Happening> burst = new ArrayList<>();
        burst.add(happening("a", "x"));
        burst.add(happening("b", "y"));
        burst.add(happening("c", "x"));
        assertThat(LiveEvents.merged(burst)).extracting(LiveEvent::count).containsExactly(1, 2);
        assertThat(LiveEvents.merged(burst).getLast().subjects()).containsExactly("a", "c");
        for (int i = 0; i < 30; i++) {
            burst.add(happening("s" + i, "x"));
        }
        assertThat(LiveEvents.merged(burst).getLast().subjects()).isNull();
        assertThat(LiveEvents.merged(burst).getLast().count()).isEqualTo(32);
    }

    private static List<String> subjects(RecentHappenings.Since since) {
        return since.happenings().stream().map(Happening::subject).toList();
    }

    private static Happening happening(String subject) {
        return happening(subject, subject);
    }

    private static Happening happening(String subject, String about) {
        return new Happening("t", "type", about, subject, Instant.EPOCH, Map.of(), caller -> true);
    }
}
