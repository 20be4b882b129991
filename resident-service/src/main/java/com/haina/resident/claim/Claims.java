package com.haina.resident.claim;

import org.springframework.stereotype.Component;

import com.haina.resident.building.RoomDirectory;

/** Claim codes as the other features see them. */
@Component
public class Claims {

    private final RoomClaims claims;
    private final ClaimCodes codes;
    private final RoomDirectory rooms;

    Claims(RoomClaims claims, ClaimCodes codes, RoomDirectory rooms) {
        this.claims = claims;
        this.codes = codes;
        this.rooms = rooms;
    }

    /** The room that a code stands for, and nothing about the people in it. */
    public record ClaimedRoom(String roomId, String communityId) {}

    /**
     * The room that a code of the current tenant stands for.
     *
     * @throws ClaimUnknown 404, for a code that never was, is another tenant's, or whose room is gone
     * @throws ClaimRevoked 410, for a code that was revoked or renewed
     */
    public ClaimedRoom resolve(String code) {
        RoomClaim claim = find(code);
        return new ClaimedRoom(claim.id(), claim.communityId());
    }

    RoomClaim find(String code) {
        String key = codes.key(code);
        RoomClaim claim =
                claims.byKey(key).orElseThrow(() -> claims.wasKey(key) ? new ClaimRevoked() : new ClaimUnknown());
        if (!rooms.exists(claim.id())) {
            throw new ClaimUnknown();
        }
        return claim;
    }
}
