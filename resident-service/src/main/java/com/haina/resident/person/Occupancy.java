package com.haina.resident.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.haina.platform.outbox.Ids;
import com.haina.resident.building.Home;

/**
 * One person in one room for a time; kept as history when it is over. Dates are ISO texts, because a calendar day has no time zone.
 *
 * @param places community, nodes and room, see {@link Home}
 * @param identity absent where nobody said
 * @param movedOutOn the first day on which the person does not live there any more; may lie ahead
 * @param preferred whether it is the person's default room
 * @param address what the room was called when the person had moved out, for the time when the room is gone
 * @param stamp chunk id and row of the import that made it, so that a chunk delivered twice knows its own work
 */
public record Occupancy(
        String id,
        String roomId,
        String communityId,
        List<String> places,
        String orderKey,
        @Nullable Identity identity,
        @Nullable String movedInOn,
        @Nullable String movedOutOn,
        boolean preferred,
        @Nullable String address,
        @Nullable String stamp) {

    static Occupancy of(
            Home home,
            @Nullable Identity identity,
            @Nullable LocalDate movedInOn,
            @Nullable LocalDate movedOutOn,
            @Nullable String stamp) {
        return new Occupancy(
                Ids.next(),
                home.roomId(),
                home.communityId(),
                home.places(),
                home.orderKey(),
                identity,
                text(movedInOn),
                text(movedOutOn),
                false,
                null,
                stamp);
    }

    /** Whether the person lives there on a day. */
    boolean isCurrent(LocalDate day) {
        return movedOutOn == null || movedOutOn.compareTo(day.toString()) > 0;
    }

    Occupancy with(@Nullable Identity newIdentity, @Nullable String newMovedInOn, @Nullable String newMovedOutOn) {
        return new Occupancy(
                id,
                roomId,
                communityId,
                places,
                orderKey,
                newIdentity,
                newMovedInOn,
                newMovedOutOn,
                preferred,
                address,
                stamp);
    }

    Occupancy preferred(boolean isPreferred) {
        return isPreferred == preferred
                ? this
                : new Occupancy(
                        id,
                        roomId,
                        communityId,
                        places,
                        orderKey,
                        identity,
                        movedInOn,
                        movedOutOn,
                        isPreferred,
                        address,
                        stamp);
    }

    Occupancy at(Home home) {
        return new Occupancy(
                id,
                roomId,
                communityId,
                home.places(),
                home.orderKey(),
                identity,
                movedInOn,
                movedOutOn,
                preferred,
                address,
                stamp);
    }

    Occupancy remembering(String roomAddress) {
        return new Occupancy(
                id,
                roomId,
                communityId,
                places,
                orderKey,
                identity,
                movedInOn,
                movedOutOn,
                preferred,
                roomAddress,
                stamp);
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return Objects.toString(day, null);
    }
}
