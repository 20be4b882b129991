package com.haina.resident.claim;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.web.ETags;
import com.haina.resident.building.Room;

/**
 * Revokes codes, or puts others in their place; one entry on the trail for all of them. A code that somebody opens meanwhile does not
 * matter; one that somebody revokes or renews meanwhile ends it, and what was done until then stays: safe to repeat.
 */
@Component
class EndClaims {

    private static final int TRIES = 6;

    private final SelectRooms select;
    private final RoomClaims claims;
    private final ClaimCodes codes;
    private final AuditTrail audit;
    private final Clock clock;

    EndClaims(SelectRooms select, RoomClaims claims, ClaimCodes codes, AuditTrail audit, Clock clock) {
        this.select = select;
        this.claims = claims;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Answers how many codes stand for nothing any more.
     *
     * @param ifMatch the tag of these rooms' codes
     */
    int revoke(ClaimRequest.Revoke request, @Nullable String ifMatch) {
        String reason = request.reason().strip();
        List<RoomClaim> active = read(request.rooms(), ifMatch).known().values().stream()
                .filter(RoomClaim::isActive)
                .toList();
        return each(
                active,
                claim -> change(claim, now -> now.revoke(reason, clock.instant())),
                done -> note("claim.revoke", request.rooms(), done, reason));
    }

    /**
     * Answers how many rooms have another code now.
     *
     * @param ifMatch the tag of these rooms' codes
     */
    int renew(ClaimRequest.Renew request, @Nullable String ifMatch) {
        Meant meant = read(request.rooms(), ifMatch);
        return each(
                meant.rooms(),
                room -> {
                    RoomClaim claim = meant.known().get(room.id());
                    if (claim == null) {
                        insert(RoomClaim.of(room.id(), room.communityId(), codes.next(), clock.instant()));
                    } else {
                        change(claim, now -> now.issue(codes.next(), clock.instant()));
                    }
                },
                done -> note(
                        "claim.renew", request.rooms(), done, request.reason().strip()));
    }

    /** One after the other; what was done until somebody else came between is noted too. Answers how many. */
    private static <T> int each(List<T> all, Consumer<T> deed, IntConsumer note) {
        int done = 0;
        try {
            for (T one : all) {
                deed.accept(one);
                done++;
            }
        } finally {
            if (done > 0) {
                note.accept(done);
            }
        }
        return done;
    }

    private record Meant(List<Room> rooms, Map<String, RoomClaim> known) {}

    private Meant read(ClaimRooms wanted, @Nullable String ifMatch) {
        List<Room> rooms = select.of(wanted);
        List<RoomClaim> found = claims.findAll(rooms.stream().map(Room::id).toList());
        ETags.require(ifMatch, ClaimTags.of(rooms, found));
        return new Meant(rooms, found.stream().collect(Collectors.toMap(RoomClaim::id, Function.identity())));
    }

    private void change(RoomClaim seen, Consumer<RoomClaim> deed) {
        String stamp = seen.stamp();
        RoomClaim claim = seen;
        for (int tried = 1; ; tried++) {
            deed.accept(claim);
            try {
                claims.save(claim);
                return;
            } catch (OptimisticLockingFailureException meanwhile) {
                claim = claims.find(seen.id()).orElseThrow(StaleRecord::new);
                if (tried == TRIES || !claim.stamp().equals(stamp)) {
                    throw new StaleRecord();
                }
            }
        }
    }

    private void insert(RoomClaim fresh) {
        if (!claims.insertAll(List.of(fresh))) {
            throw new StaleRecord();
        }
    }

    private void note(String action, ClaimRooms rooms, int count, String reason) {
        String subject = rooms.placeId() != null
                ? rooms.placeId()
                : rooms.roomIds() != null && rooms.roomIds().size() == 1
                        ? rooms.roomIds().getFirst()
                        : rooms.communityId();
        audit.note(action, "claim", subject, null, Map.of("count", Integer.toString(count)), reason);
    }
}
