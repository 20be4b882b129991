package com.haina.resident.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.verification.ClaimOpened;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/**
 * The claim code of a room; its id is the room's, so a room has one code at a time. The code is kept sealed, because a lost sheet is printed
 * again, and is found by its digest. Digests of earlier codes stay: whoever scans an old sheet hears that it was revoked.
 */
@Document("room_claims")
class RoomClaim extends Aggregate {

    private static final int OPENERS_KEPT = 200;

    private String communityId = "";
    /** Absent while revoked. */
    private @Nullable Sealed code;

    private @Nullable String codeKey;
    private List<String> pastKeys = new ArrayList<>();
    private Instant issuedAt = Instant.EPOCH;
    private @Nullable Instant revokedAt;
    private @Nullable String reason;
    /** How often the present code was opened, or the last one while revoked. */
    private long opened;

    private @Nullable Instant openedAt;
    /** The last followers who opened it, each told to others once. */
    private List<String> openers = new ArrayList<>();

    @PersistenceCreator
    RoomClaim(String id) {
        super(id);
    }

    static RoomClaim of(String roomId, String communityId, SealedCode sealed, Instant now) {
        RoomClaim claim = new RoomClaim(roomId);
        claim.communityId = communityId;
        claim.issue(sealed, now);
        return claim;
    }

    /** A code with the key by which it is found. */
    record SealedCode(Sealed value, String key) {}

    /** A new code in the place of whatever was there. */
    void issue(SealedCode sealed, Instant now) {
        retire();
        code = sealed.value();
        codeKey = sealed.key();
        issuedAt = now;
        revokedAt = null;
        reason = null;
        opened = 0;
        openedAt = null;
    }

    void revoke(String why, Instant now) {
        retire();
        revokedAt = now;
        reason = why;
    }

    private void retire() {
        if (codeKey != null) {
            pastKeys.add(codeKey);
        }
        code = null;
        codeKey = null;
    }

    /** Somebody looked at the room through the code. */
    void open(String followerId, Instant now) {
        opened++;
        openedAt = now;
        if (!openers.contains(followerId)) {
            openers.add(followerId);
            while (openers.size() > OPENERS_KEPT) {
                openers.removeFirst();
            }
            record(ClaimOpened.TYPE, new ClaimOpened(followerId, communityId, id()));
        }
    }

    boolean isActive() {
        return codeKey != null;
    }

    boolean isActive(String key) {
        return key.equals(codeKey);
    }

    /** Another one after each issue and each revocation, whatever else happens to the code. */
    String stamp() {
        return pastKeys.size() + (isActive() ? "+" : "-");
    }

    String communityId() {
        return communityId;
    }

    @Nullable
    Sealed code() {
        return code;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    long opened() {
        return opened;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }
}
