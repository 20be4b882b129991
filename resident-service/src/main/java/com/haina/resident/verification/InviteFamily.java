package com.haina.resident.verification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.problem.RecordNotFound;
import com.haina.resident.person.Identity;

/** Owners' invitations: a link for one person, good for some days. Only a keyed digest of its token is kept. */
@Component
class InviteFamily {

    private static final Duration GOOD_FOR = Duration.ofDays(3);
    private static final int BYTES = 24;

    private final Invitations invitations;
    private final Bindings bindings;
    private final Verifications verifications;
    private final LimitAttempts limits;
    private final BlindIndex index;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InviteFamily(
            Invitations invitations,
            Bindings bindings,
            Verifications verifications,
            LimitAttempts limits,
            BlindIndex index,
            Clock clock) {
        this.invitations = invitations;
        this.bindings = bindings;
        this.verifications = verifications;
        this.limits = limits;
        this.index = index;
        this.clock = clock;
    }

    /** An invitation with the token that nobody learns a second time. */
    record Made(String token, Invitation invitation) {

        @Override
        public String toString() {
            return "Made";
        }
    }

    /**
     * Makes an invitation.
     *
     * @param anew whether those that the owner made before are over with it
     */
    Made invite(Binding owner, Identity identity, boolean anew) {
        if (owner.identity() != Identity.OWNER || identity == Identity.OWNER) {
            throw new OwnersOnly();
        }
        limits.count(AttemptPolicy.FOLLOWER_INVITES, owner.followerId());
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Invitation invitation =
                invitations.save(Invitation.from(owner, digest(token), identity, now, now.plus(GOOD_FOR)));
        if (anew) {
            invitations.revokeOthers(invitation, now);
        }
        return new Made(token, invitation);
    }

    /**
     * An invitation that can be used now, whose owner is one still; 404 for none, 410 for one that is over. Who is in the room already, mostly
     * by this very invitation, hears that instead, and so does who waits for an answer since it was used, or as an owner: that is more than
     * an invitation gives.
     */
    Invitation open(String token, String followerId) {
        Invitation invitation = invitations.find(digest(token)).orElseThrow(RecordNotFound::new);
        if (bindings.held(followerId, invitation.roomId()).isPresent()) {
            throw new AlreadyVerified();
        }
        boolean open = stands(invitation) && invitation.isOpen(clock.instant());
        if (verifications
                .pending(followerId, invitation.roomId())
                .filter(waiting -> !open || waiting.identity() == Identity.OWNER)
                .isPresent()) {
            throw new AlreadyApplied();
        }
        if (!open) {
            throw new InvitationOver();
        }
        return invitation;
    }

    private boolean stands(Invitation invitation) {
        return bindings.find(invitation.bindingId())
                .filter(binding -> binding.isActive() && binding.identity() == Identity.OWNER)
                .isPresent();
    }

    /** Uses it up; false where somebody was faster, or the owner is none any more since it was opened. */
    boolean use(Invitation invitation) {
        return stands(invitation) && invitations.use(invitation, clock.instant());
    }

    List<Invitation> openOf(Binding owner) {
        return invitations.openOf(owner.id(), clock.instant());
    }

    void revoke(Binding owner, String invitationId) {
        Invitation invitation = invitations
                .find(invitationId)
                .filter(found -> found.bindingId().equals(owner.id()))
                .orElseThrow(RecordNotFound::new);
        if (invitation.isOpen(clock.instant())) {
            invitation.revoke(clock.instant());
            invitations.save(invitation);
        }
    }

    private String digest(String token) {
        return index.of("verification.invitation", token);
    }
}
