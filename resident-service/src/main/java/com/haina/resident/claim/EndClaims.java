package com.haina.resident.claim;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.resident.building.Room;

/** Revokes codes, or puts others in their place; one entry on the trail for all of them. Safe to repeat after a failure half-way. */
@Component
class EndClaims {

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

    /** Answers how many codes stand for nothing any more. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
    int revoke(ClaimRequest.Revoke request) {
        List<RoomClaim> active = claims
                .findAll(select.of(request.rooms()).stream().map(Room::id).toList())
                .stream()
                .filter(RoomClaim::isActive)
                .toList();
        for (RoomClaim claim : active) {
            claim.revoke(request.reason().strip(), clock.instant());
            claims.save(claim);
        }
        note("claim.revoke", request.rooms(), active.size(), request.reason());
        return active.size();
    }

    /** Answers how many rooms have another code now. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
    int renew(ClaimRequest.Renew request) {
        List<Room> rooms = select.of(request.rooms());
        Map<String, RoomClaim> known = new HashMap<>();
        claims.findAll(rooms.stream().map(Room::id).toList()).forEach(claim -> known.put(claim.id(), claim));
        for (Room room : rooms) {
            RoomClaim claim = known.get(room.id());
            if (claim == null) {
                claim = RoomClaim.of(room.id(), room.communityId(), codes.next(), clock.instant());
            } else {
                claim.issue(codes.next(), clock.instant());
            }
            claims.save(claim);
        }
        note("claim.renew", request.rooms(), rooms.size(), request.reason());
        return rooms.size();
    }

    private void note(String action, ClaimRooms rooms, int count, String reason) {
        String subject = rooms.placeId() != null
                ? rooms.placeId()
                : rooms.roomIds() != null && rooms.roomIds().size() == 1
                        ? rooms.roomIds().getFirst()
                        : rooms.communityId();
        audit.note(action, "claim", subject, null, Map.of("count", Integer.toString(count)), reason.strip());
    }
}
