package com.haina.resident.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.resident.person.Identity;

/** A follower verified as one resident in one room; kept when it is over. Several followers may be one resident, and hold one room. */
@Document("bindings")
class Binding extends Aggregate {

    private String followerId = "";
    private String residentId = "";
    private String communityId = "";
    private String roomId = "";
    private Identity identity = Identity.OWNER;
    private @Nullable String verificationId;
    /** The mobile that was proven, beside the one on file. */
    private @Nullable Sealed mobile;

    private String mobileKey = "";
    /** Follower and room while it holds; unique. */
    private @Nullable String activeKey;
    /** The latest among a follower's is the default room; the oldest binding where none was chosen. */
    private @Nullable Instant preferredAt;

    private Instant since = Instant.EPOCH;
    private @Nullable Instant validUntil;
    private @Nullable Instant endedAt;
    private @Nullable End end;
    private @Nullable String endedByName;
    /** What staff said of it; for staff only. */
    private @Nullable String endReason;

    private List<Notice> notices = new ArrayList<>();

    /** Why it ended. */
    enum End {
        BY_FOLLOWER,
        BY_OWNER,
        BY_STAFF,
        /** Staff took their decision back. */
        TAKEN_BACK,
        MOVED_OUT,
        RECORD_GONE,
        EXPIRED
    }

    @PersistenceCreator
    Binding(String id) {
        super(id);
    }

    static Binding of(
            Verification verification, String bindingId, String residentId, @Nullable Instant until, Instant now) {
        Binding binding = new Binding(bindingId);
        binding.followerId = verification.followerId();
        binding.residentId = residentId;
        binding.communityId = verification.communityId();
        binding.roomId = verification.roomId();
        Approval approval = verification.approval();
        binding.identity = approval.boundAs() == null ? verification.identity() : approval.boundAs();
        binding.verificationId = verification.id();
        binding.mobile = approval.mobileKept() ? verification.mobile() : null;
        binding.mobileKey = verification.mobileKey();
        binding.activeKey = Verification.pendingKey(binding.followerId, binding.roomId);
        binding.since = now;
        binding.validUntil = until;
        binding.tell();
        return binding;
    }

    private void tell() {
        record(
                ResidentVerified.TYPE,
                new ResidentVerified(followerId, residentId, communityId, roomId, identity.name()));
    }

    void prefer(Instant now) {
        preferredAt = now;
    }

    /** The record was merged into another, or says something else of the room now; whoever keeps whom a follower is hears it. */
    boolean follow(String newResidentId, Identity newIdentity) {
        boolean changes = !residentId.equals(newResidentId) || identity != newIdentity;
        residentId = newResidentId;
        identity = newIdentity;
        if (changes) {
            tell();
        }
        return changes;
    }

    /** Ends it; the follower hears so unless it was the own wish, or staff's who say more themselves. */
    void end(End why, @Nullable String byName, Instant now) {
        endedAt = now;
        end = why;
        endedByName = byName;
        activeKey = null;
        record(BindingEnded.TYPE, new BindingEnded(followerId, residentId, communityId, roomId, identity.name()));
        if (why != End.BY_FOLLOWER && why != End.TAKEN_BACK) {
            String noticeId = id() + ".1";
            notices.add(new Notice(noticeId, followerId, Notice.Kind.BINDING_ENDED, now, null, null, null));
            record(
                    FollowerNoticeRequested.TYPE,
                    new FollowerNoticeRequested(noticeId, followerId, Notice.Kind.BINDING_ENDED.name()));
        }
    }

    void endedBecause(String reason) {
        endReason = reason;
    }

    boolean delivered(FollowerNoticeDelivered result) {
        return Notice.deliver(notices, result);
    }

    Optional<Notice> notice(String noticeId) {
        return Notice.find(notices, noticeId);
    }

    boolean isActive() {
        return endedAt == null;
    }

    String followerId() {
        return followerId;
    }

    String residentId() {
        return residentId;
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

    @Nullable
    String verificationId() {
        return verificationId;
    }

    @Nullable
    Sealed mobile() {
        return mobile;
    }

    String mobileKey() {
        return mobileKey;
    }

    @Nullable
    Instant preferredAt() {
        return preferredAt;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    End end() {
        return end;
    }

    @Nullable
    String endedByName() {
        return endedByName;
    }

    @Nullable
    String endReason() {
        return endReason;
    }
}
