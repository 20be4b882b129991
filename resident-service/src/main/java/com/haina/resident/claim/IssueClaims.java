package com.haina.resident.claim;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.resident.building.Room;

/** Gives every room that has no code one; the others keep theirs, so sheets that hang already stay good. */
@Component
class IssueClaims {

    private final RoomClaims claims;
    private final ClaimCodes codes;
    private final Clock clock;

    IssueClaims(RoomClaims claims, ClaimCodes codes, Clock clock) {
        this.claims = claims;
        this.codes = codes;
        this.clock = clock;
    }

    /** The codes of these rooms, by room. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
    Map<String, String> issue(List<Room> rooms) {
        Map<String, RoomClaim> known = new HashMap<>();
        claims.findAll(rooms.stream().map(Room::id).toList()).forEach(claim -> known.put(claim.id(), claim));
        List<RoomClaim> fresh = new ArrayList<>();
        for (Room room : rooms) {
            RoomClaim claim = known.get(room.id());
            if (claim == null) {
                fresh.add(RoomClaim.of(room.id(), room.communityId(), codes.next(), clock.instant()));
            } else if (!claim.isActive()) {
                claim.issue(codes.next(), clock.instant());
                claims.save(claim);
            }
        }
        if (!claims.insertAll(fresh)) {
            throw new OptimisticLockingFailureException("somebody else gave one of the rooms a code");
        }
        fresh.forEach(claim -> known.put(claim.id(), claim));
        Map<String, String> issued = new HashMap<>();
        known.forEach((room, claim) -> {
            if (claim.code() != null) {
                issued.put(room, codes.clear(claim.code()));
            }
        });
        return issued;
    }

    /** Whether these codes of rooms are all good still. */
    boolean areGood(Map<String, String> issued) {
        List<RoomClaim> now = claims.findAll(issued.keySet());
        return now.size() == issued.size()
                && now.stream()
                        .allMatch(claim -> claim.isActive(codes.key(Objects.requireNonNull(issued.get(claim.id())))));
    }
}
