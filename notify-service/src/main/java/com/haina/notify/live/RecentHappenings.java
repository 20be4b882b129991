package com.haina.notify.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The last happenings of all tenants, in the order in which this instance read them. Bounded: a listener who is further behind has to
 * load anew. Nothing is kept for a listener but a number.
 */
final class RecentHappenings {

    private final int most;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Long> next = new HashMap<>();
    /** From where on nothing of a partition is missing here. */
    private final Map<String, Long> whole = new HashMap<>();
    /** Up to where a partition holds what happened before the start, until that is read. */
    private final Map<String, Long> old = new HashMap<>();

    private boolean started;
    private long read;

    RecentHappenings(int most) {
        this.most = most;
    }

    private record Entry(long number, String partition, long offset, Happening happening) {}

    /**
     * What came since.
     *
     * @param head to ask from next
     * @param position the same for another instance
     */
    record Since(List<Happening> happenings, long head, Position position) {}

    /** A partition is read from this offset on; what comes before {@code news} is older than this instance. */
    synchronized void begin(String partition, long offset, long news) {
        next.put(partition, offset);
        whole.put(partition, offset);
        if (offset < news) {
            old.put(partition, news);
        }
    }

    synchronized void started() {
        started = true;
    }

    /** Whether all that happened before the start was read, so that "from now on" means that. */
    synchronized boolean caughtUp() {
        return started && old.isEmpty();
    }

    /** Takes notice of an event; one without anything to show only moves the position. */
    synchronized void add(String partition, long offset, @Nullable Happening happening) {
        next.put(partition, offset + 1);
        old.computeIfPresent(partition, (same, news) -> offset + 1 < news ? news : null);
        if (happening == null) {
            return;
        }
        entries.addLast(new Entry(++read, partition, offset, happening));
        if (entries.size() > most) {
            Entry oldest = entries.removeFirst();
            whole.put(oldest.partition(), oldest.offset() + 1);
        }
    }

    /** From now on. */
    synchronized Since now() {
        return new Since(List.of(), read, position());
    }

    /** Since a number given before; empty when some of it is gone. */
    synchronized Optional<Since> since(long head) {
        if (head == read) {
            return Optional.of(new Since(List.of(), read, position()));
        }
        if (entries.isEmpty() || entries.getFirst().number() > head + 1) {
            return Optional.empty();
        }
        List<Happening> later = new ArrayList<>();
        var backwards = entries.descendingIterator();
        while (backwards.hasNext()) {
            Entry entry = backwards.next();
            if (entry.number() <= head) {
                break;
            }
            later.add(entry.happening());
        }
        return Optional.of(new Since(later.reversed(), read, position()));
    }

    /** Since a position that any instance gave; empty when some of it is gone. */
    synchronized Optional<Since> since(Position position) {
        for (Map.Entry<String, Long> from : whole.entrySet()) {
            if (position.of(from.getKey()) < from.getValue()) {
                return Optional.empty();
            }
        }
        List<Happening> later = entries.stream()
                .filter(entry -> entry.offset() >= position.of(entry.partition()))
                .map(Entry::happening)
                .toList();
        return Optional.of(new Since(later, read, position()));
    }

    /** Whether there is more than that. */
    synchronized boolean moved(long head) {
        return read != head;
    }

    private Position position() {
        return new Position(Map.copyOf(next));
    }
}
