package com.haina.resident.person;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A person on file, as far as somebody's own words can be held against it: mobile and ID number only as the keys by which they are found.
 *
 * @param lives where the person lives and lived
 */
public record KnownResident(
        String id,
        @Nullable String name,
        @Nullable String mobileKey,
        @Nullable String idNumberKey,
        List<Life> lives) {

    /**
     * One life in a room.
     *
     * @param identity absent where nobody said
     */
    public record Life(
            String occupancyId,
            String roomId,
            String communityId,
            @Nullable Identity identity,
            boolean current,
            @Nullable String movedOutOn) {}

    /** The person's life in a room now. */
    public Optional<Life> currentIn(String roomId) {
        return lives.stream()
                .filter(life -> life.current() && life.roomId().equals(roomId))
                .findFirst();
    }

    /** Whether the person lived in a room and does no more. */
    public boolean livedIn(String roomId) {
        return currentIn(roomId).isEmpty()
                && lives.stream().anyMatch(life -> life.roomId().equals(roomId));
    }

    @Override
    public String toString() {
        return "KnownResident[id=" + id + "]";
    }
}
