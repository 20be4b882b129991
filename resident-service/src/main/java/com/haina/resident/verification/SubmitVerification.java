package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.claim.Claims;
import com.haina.resident.person.IdNumber;
import com.haina.resident.person.Identity;
import com.haina.resident.person.PersonalValues;

/** Takes an application in, and what the applicant does about it afterwards. */
@Component
class SubmitVerification {

    private final Verifications verifications;
    private final Bindings bindings;
    private final InviteFamily invitations;
    private final AgreedTerms terms;
    private final ProvenMobiles mobiles;
    private final LimitAttempts limits;
    private final SettleVerification settle;
    private final WithdrawVerification withdraw;
    private final RoomDirectory rooms;
    private final Claims claims;
    private final PersonalValues values;
    private final SealedClaims sealed;
    private final Clock clock;

    SubmitVerification(
            Verifications verifications,
            Bindings bindings,
            InviteFamily invitations,
            AgreedTerms terms,
            ProvenMobiles mobiles,
            LimitAttempts limits,
            SettleVerification settle,
            WithdrawVerification withdraw,
            RoomDirectory rooms,
            Claims claims,
            PersonalValues values,
            SealedClaims sealed,
            Clock clock) {
        this.verifications = verifications;
        this.bindings = bindings;
        this.invitations = invitations;
        this.terms = terms;
        this.mobiles = mobiles;
        this.limits = limits;
        this.settle = settle;
        this.withdraw = withdraw;
        this.rooms = rooms;
        this.claims = claims;
        this.values = values;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Who wants to live where, before anything is proven. */
    private record Wanted(
            String roomId,
            String communityId,
            Identity identity,
            @Nullable Invitation invitation) {}

    /** Takes an application in and decides it where the file allows. Every try counts, whatever comes of it. */
    Verification submit(Caller follower, VerificationRequest request) {
        String mobile = VerificationRequest.digits(request.mobile());
        String address = Objects.requireNonNullElse(follower.address(), "-");
        limits.count(AttemptPolicy.FOLLOWER_APPLIES, follower.id());
        limits.count(AttemptPolicy.ADDRESS_APPLIES, address);
        limits.count(AttemptPolicy.MOBILE_APPLIES, mobile);
        Wanted wanted = wanted(follower.id(), request);
        limits.count(AttemptPolicy.ROOM_APPLIED_FOR, wanted.roomId());
        String idNumber = request.idNumber() == null ? "" : IdNumber.normalised(request.idNumber());
        IdentityTerms agreed = terms.in(wanted.communityId()).of(wanted.identity());
        if (idNumber.isEmpty()
                && agreed.idNumber() == IdentityTerms.IdNumberTerm.REQUIRED
                && wanted.invitation() == null) {
            throw new InvalidField(List.of(FieldError.of("/idNumber", "verification.id-number.required")));
        }
        if (bindings.held(follower.id(), wanted.roomId()).isPresent()) {
            throw new AlreadyVerified();
        }
        if (wanted.invitation() == null && verifications.isPending(follower.id(), wanted.roomId())) {
            throw new AlreadyApplied();
        }
        mobiles.prove(follower.id(), mobile, request.smsCode().strip(), address);
        boolean keepsIdNumber = !idNumber.isEmpty() && agreed.idNumber() != IdentityTerms.IdNumberTerm.NOT_ASKED;
        Instant now = clock.instant();
        Verification verification = Verification.of(
                new Said(
                        follower.id(),
                        wanted.communityId(),
                        wanted.roomId(),
                        wanted.identity(),
                        request.name().strip(),
                        sealed.sealMobile(mobile),
                        values.mobileKey(mobile),
                        keepsIdNumber ? sealed.sealIdNumber(idNumber) : null,
                        keepsIdNumber ? values.idNumberKey(idNumber) : null),
                now);
        boolean invited = wanted.invitation() != null && invitations.use(wanted.invitation());
        if (wanted.invitation() != null && !invited) {
            throw new InvitationOver();
        }
        if (invited) {
            withdraw.makeRoom(follower.id(), wanted.roomId()); // the owner's word is what it waited for
        }
        try {
            return settle.settle(verification, invited ? wanted.invitation() : null, true);
        } catch (DuplicateKeyException twice) {
            throw new AlreadyApplied();
        }
    }

    private Wanted wanted(String followerId, VerificationRequest request) {
        long ways = Stream.of(request.roomId(), request.claimCode(), request.invitation())
                .filter(Objects::nonNull)
                .count();
        List<FieldError> errors = new ArrayList<>();
        if (ways != 1) {
            errors.add(FieldError.of("/roomId", "verification.room.one-way"));
        }
        if (!NamePolicy.allows(request.name().strip())) {
            errors.add(FieldError.of("/name", "verification.name.odd"));
        }
        if (request.invitation() == null && request.identity() == null) {
            errors.add(FieldError.of("/identity", "verification.identity.missing"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidField(errors);
        }
        if (request.invitation() != null) {
            Invitation invitation = invitations.open(request.invitation(), followerId);
            return new Wanted(invitation.roomId(), invitation.communityId(), invitation.identity(), invitation);
        }
        Identity identity = Objects.requireNonNull(request.identity());
        if (request.claimCode() != null) {
            Claims.ClaimedRoom claimed = claims.resolve(request.claimCode());
            return new Wanted(claimed.roomId(), claimed.communityId(), identity, null);
        }
        Room room = rooms.get(Objects.requireNonNull(request.roomId()));
        if (request.communityId() != null && !request.communityId().equals(room.communityId())) {
            throw new InvalidField(List.of(FieldError.of("/roomId", "verification.room.elsewhere")));
        }
        return new Wanted(room.id(), room.communityId(), identity, null);
    }

    /** An application of this follower; 404 for anybody else's. */
    Verification own(String followerId, String id) {
        return verifications
                .find(id)
                .filter(verification -> verification.followerId().equals(followerId))
                .orElseThrow(RecordNotFound::new);
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    Verification supplement(String followerId, String id, String text) {
        Verification verification = own(followerId, id);
        if (verification.state() != VerificationState.MORE_NEEDED) {
            throw new NotPending();
        }
        verification.supplement(text.strip(), clock.instant());
        return verifications.save(verification);
    }
}
