package com.haina.resident.verification;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;

/** What staff, and owners on their own phones, decide about applications. */
@Component
class DecideVerification {

    private final Verifications verifications;
    private final Bindings bindings;
    private final ApproveVerification approve;
    private final SettleVerification settle;
    private final BindFollower bind;
    private final KnownResidents residents;
    private final CommunityDirectory communities;
    private final SealedClaims sealed;
    private final AuditTrail audit;
    private final Clock clock;

    DecideVerification(
            Verifications verifications,
            Bindings bindings,
            ApproveVerification approve,
            SettleVerification settle,
            BindFollower bind,
            KnownResidents residents,
            CommunityDirectory communities,
            SealedClaims sealed,
            AuditTrail audit,
            Clock clock) {
        this.verifications = verifications;
        this.bindings = bindings;
        this.approve = approve;
        this.settle = settle;
        this.bind = bind;
        this.residents = residents;
        this.communities = communities;
        this.sealed = sealed;
        this.audit = audit;
        this.clock = clock;
    }

    // Staff

    /** An application in a community that the caller may see; 404 otherwise. */
    Verification visible(String id) {
        Verification verification = verifications.get(id);
        communities.requireVisible(verification.communityId());
        return verification;
    }

    private Verification pending(String id, @Nullable String ifMatch) {
        Verification verification = visible(id);
        ETags.require(ifMatch, verification);
        if (!verification.state().isPending()) {
            throw new NotPending();
        }
        requireFree(verification);
        return verification;
    }

    /** Keeps other operators from deciding for some minutes; whoever decides or leaves lets go. */
    Verification hold(String id) {
        Verification verification = visible(id);
        if (!verification.state().isPending()) {
            throw new NotPending();
        }
        requireFree(verification);
        Caller caller = Caller.current();
        verification.hold(new Hold(caller.id(), caller.name(), clock.instant().plus(Verification.HOLD)));
        return verifications.save(verification);
    }

    private void requireFree(Verification verification) {
        Hold hold = verification.hold();
        if (hold != null && hold.keepsOut(Caller.current().id(), clock.instant())) {
            throw new HeldByAnother();
        }
    }

    void release(String id) {
        Verification verification = visible(id);
        Hold hold = verification.hold();
        if (hold != null && hold.heldById().equals(Caller.current().id())) {
            verification.release();
            verifications.save(verification);
        }
    }

    Verification approve(String id, @Nullable String ifMatch, DecisionRequest.Approval request) {
        Verification verification = pending(id, ifMatch);
        Map<String, String> before = facts(verification);
        if (request.residentId() != null) {
            residents.visible(request.residentId());
        }
        Verification approved = approve.approve(
                verification,
                request.residentId(),
                staff(),
                !Boolean.FALSE.equals(request.keepMobile()),
                decided -> record(decided, "verification.approve", before));
        bind.bind(approved);
        return approved;
    }

    Verification reject(String id, @Nullable String ifMatch, DecisionRequest.Rejection request) {
        String text = request.text() == null || request.text().isBlank()
                ? null
                : request.text().strip();
        if (request.reason() == RejectionReason.OTHER && text == null) {
            throw new InvalidField(List.of(FieldError.of("/text", "verification.rejection.text")));
        }
        if (request.reason() == RejectionReason.OWNER_DECLINED) {
            throw new InvalidField(List.of(FieldError.of("/reason", "verification.rejection.owner")));
        }
        Verification verification = pending(id, ifMatch);
        Map<String, String> before = facts(verification);
        verification.reject(staff(), request.reason(), text, clock.instant());
        record(verification, "verification.reject", before);
        return verifications.save(verification);
    }

    Verification ask(String id, @Nullable String ifMatch, DecisionRequest.Question request) {
        Verification verification = pending(id, ifMatch);
        Map<String, String> before = facts(verification);
        verification.ask(staff(), request.text().strip(), clock.instant());
        record(verification, "verification.ask", before);
        return verifications.save(verification);
    }

    /** Within five minutes a decision of staff is undone, with what it wrote. */
    Verification takeBack(String id, @Nullable String ifMatch) {
        Verification verification = visible(id);
        ETags.require(ifMatch, verification);
        Decision decision = verification.decision();
        if (decision == null
                || decision.decidedBy() != Step.By.STAFF
                || decision.decidedAt().plus(Verification.TAKE_BACK).isBefore(clock.instant())) {
            throw new TooLateToTakeBack();
        }
        Map<String, String> before = facts(verification);
        if (verification.state() == VerificationState.APPROVED) {
            Approval approval = verification.approval();
            bind.end(
                    Objects.requireNonNull(approval.bindingId()),
                    Binding.End.TAKEN_BACK,
                    Caller.current().name());
            residents.part(
                    Objects.requireNonNull(approval.residentId()), approval.residentCreated(), approval.occupancyId());
        }
        verification.takeBack(staff(), clock.instant());
        record(verification, "verification.take-back", before);
        try {
            return verifications.save(verification);
        } catch (DuplicateKeyException appliedAgain) {
            throw new AlreadyApplied();
        }
    }

    String reveal(String id, DecisionRequest.Reveal request) {
        Verification verification = visible(id);
        Optional<String> value = switch (request.field()) {
            case MOBILE -> Optional.of(sealed.mobile(verification.mobile()));
            case ID_NUMBER ->
                Optional.<Sealed>ofNullable(verification.idNumber()).map(sealed::idNumber);
        };
        String clear = value.orElseThrow(RecordNotFound::new);
        audit.reveal(
                "verification",
                id,
                Masks.name(verification.name()),
                request.field().name(),
                request.reason().strip());
        return clear;
    }

    /** Staff end somebody's access and say why. */
    Binding end(String bindingId, @Nullable String ifMatch, String reason) {
        Binding binding = bindings.get(bindingId);
        communities.requireVisible(binding.communityId());
        ETags.require(ifMatch, binding);
        if (binding.isActive()) {
            binding.end(Binding.End.BY_STAFF, Caller.current().name(), clock.instant());
            binding.endedBecause(reason);
            audit.record(
                    binding,
                    "binding.end",
                    "binding",
                    null,
                    Map.of("resident", binding.residentId(), "room", binding.roomId(), "ended", "false"),
                    Map.of(
                            "resident",
                            binding.residentId(),
                            "room",
                            binding.roomId(),
                            "ended",
                            "true",
                            "reason",
                            reason));
            bindings.save(binding);
        }
        return binding;
    }

    private static Actor staff() {
        Caller caller = Caller.current();
        return Actor.staff(caller.id(), caller.name());
    }

    // Owners

    /** What a follower is asked as a verified owner. */
    List<Verification> askedOf(String ownerId) {
        return verifications.pendingIn(bindings.ownedBy(ownerId), List.of(VerificationState.WAITING_FOR_OWNER)).stream()
                .filter(verification -> !verification.followerId().equals(ownerId))
                .toList();
    }

    Verification askedOf(String ownerId, String id) {
        return verifications
                .find(id)
                .filter(verification -> verification.identity() != Identity.OWNER
                        && !verification.followerId().equals(ownerId)
                        && verification.isForOwners()
                        && bindings.ownedBy(ownerId).contains(verification.roomId()))
                .orElseThrow(RecordNotFound::new);
    }

    Verification answer(String ownerId, String id, boolean accept) {
        Verification verification = askedOf(ownerId, id);
        if (verification.state() != VerificationState.WAITING_FOR_OWNER) {
            throw new NotPending();
        }
        if (!accept) {
            verification.reject(Actor.owner(ownerId), RejectionReason.OWNER_DECLINED, null, clock.instant());
            return verifications.save(verification);
        }
        // The owner was asked about somebody whom nothing on file spoke against; by now it may be that the mobile is
        // another person's.
        Verification now = settle.settle(verification, null, false);
        if (now.state() == VerificationState.APPROVED) {
            return now;
        }
        if (now.state() != VerificationState.WAITING_FOR_OWNER) {
            throw new NotPending();
        }
        String known = residents
                .byMobile(verification.mobileKey())
                .map(KnownResident::id)
                .orElse(null);
        Verification approved = approve.approve(verification, known, Actor.owner(ownerId), true);
        bind.bind(approved);
        return approved;
    }

    private void record(Verification verification, String action, Map<String, String> before) {
        audit.record(
                verification, action, "verification", Masks.name(verification.name()), before, facts(verification));
    }

    private static Map<String, String> facts(Verification verification) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("state", verification.state().name());
        facts.put("resident", Objects.toString(verification.approval().residentId(), ""));
        facts.put("reason", Objects.toString(verification.rejection(), ""));
        return facts;
    }
}
