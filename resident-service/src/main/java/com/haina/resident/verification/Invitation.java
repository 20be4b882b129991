package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;
import com.haina.resident.person.Identity;

/** An owner's word that somebody belongs to the room, for one person and for a while; its id is a keyed digest of the token in the link. */
@Document("invitations")
class Invitation extends Aggregate {

    private String bindingId = "";
    private String followerId = "";
    private String communityId = "";
    private String roomId = "";
    private Identity identity = Identity.FAMILY;
    private Instant createdAt = Instant.EPOCH;
    private Instant expiresAt = Instant.EPOCH;
    private @Nullable Instant usedAt;
    private @Nullable Instant revokedAt;

    @PersistenceCreator
    Invitation(String id) {
        super(id);
    }

    static Invitation from(Binding owner, String digest, Identity identity, Instant now, Instant expiresAt) {
        Invitation invitation = new Invitation(digest);
        invitation.bindingId = owner.id();
        invitation.followerId = owner.followerId();
        invitation.communityId = owner.communityId();
        invitation.roomId = owner.roomId();
        invitation.identity = identity;
        invitation.createdAt = now;
        invitation.expiresAt = expiresAt;
        return invitation;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    boolean isOpen(Instant now) {
        return usedAt == null && revokedAt == null && expiresAt.isAfter(now);
    }

    String bindingId() {
        return bindingId;
    }

    String followerId() {
        return followerId;
    }

    String communityId() {
        return communityId;
    }

    String roomId() {
        return roomId;
    }

    Identity identity() {
        return identity;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
