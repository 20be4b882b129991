package com.haina.resident.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/**
 * What events told of a follower: how the follower can be reached, and with which rooms and people the follower has to do. Its id is the
 * follower's. Every part remembers the position of the event that it comes from, so events may come twice, and those of different subjects
 * in any order: the same events give the same document.
 */
@Document("coverage_followers")
class FollowerReach extends Aggregate {

    private boolean following;
    private @Nullable Instant windowUntil;
    private boolean templates;
    /** Position of the last event about the follower itself. */
    private long heard;

    private List<Tie> ties = new ArrayList<>();
    /** Rooms of the ties that hold. */
    private List<String> roomIds = new ArrayList<>();
    /** People of the ties that hold. */
    private List<String> residentIds = new ArrayList<>();

    @PersistenceCreator
    FollowerReach(String id) {
        super(id);
    }

    /**
     * What connects a follower with a room.
     *
     * @param source the binding, the application, or the room whose code was opened: the subject of the events
     * @param residentId whom the follower is verified as; absent otherwise
     * @param holds false once it has ended; kept, so that an event that comes again opens nothing
     * @param heard position of the last event about the source
     */
    record Tie(String source, String roomId, @Nullable String residentId, boolean holds, long heard) {}

    /** The follower follows or left, or can be reached in another way. */
    void reach(boolean nowFollowing, @Nullable Instant window, boolean canSendTemplates, long sequence) {
        if (sequence > heard) {
            following = nowFollowing;
            windowUntil = window;
            templates = canSendTemplates;
            heard = sequence;
        }
    }

    /** A tie began, goes on or ended. */
    void tie(Tie told) {
        Optional<Tie> known =
                ties.stream().filter(tie -> tie.source().equals(told.source())).findFirst();
        if (known.isPresent() && known.get().heard() >= told.heard()) {
            return;
        }
        known.ifPresent(ties::remove);
        ties.add(told);
        Set<String> rooms = new LinkedHashSet<>();
        Set<String> people = new LinkedHashSet<>();
        ties.stream().filter(this::counts).forEach(tie -> {
            rooms.add(tie.roomId());
            if (tie.residentId() != null) {
                people.add(tie.residentId());
            }
        });
        roomIds = new ArrayList<>(rooms);
        residentIds = new ArrayList<>(people);
    }

    /** Who only looked at the room's code counts for it until an application or a binding says more: how those ended is what is so. */
    private boolean counts(Tie tie) {
        boolean looked = tie.source().equals(tie.roomId());
        return tie.holds()
                && !(looked
                        && ties.stream()
                                .anyMatch(
                                        other -> other != tie && other.roomId().equals(tie.roomId())));
    }

    boolean follows() {
        return following;
    }

    /** Whether the follower can be written to. */
    boolean canBeReached(Instant now) {
        return following && (templates || windowUntil != null && windowUntil.isAfter(now));
    }

    /** When that ends by itself; absent where it does not. */
    @Nullable
    Instant reachableUntil() {
        return templates ? null : windowUntil;
    }

    List<String> roomIds() {
        return List.copyOf(roomIds);
    }

    List<String> residentIds() {
        return List.copyOf(residentIds);
    }

    /** Whether the follower is verified as somebody in this room. */
    boolean isSomebodyIn(String roomId) {
        return ties.stream()
                .anyMatch(tie -> tie.holds() && tie.residentId() != null && Objects.equals(tie.roomId(), roomId));
    }
}
