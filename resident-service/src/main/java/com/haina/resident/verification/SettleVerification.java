package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.ProblemException;
import com.haina.resident.person.Identity;

/** Does with an application what the policy says, when it comes in and whenever the file has changed since. */
@Component
class SettleVerification {

    private static final Logger log = LoggerFactory.getLogger(SettleVerification.class);
    private static final int MOST_OWNERS_ASKED = 5;

    private final Verifications verifications;
    private final Bindings bindings;
    private final JudgeVerification judge;
    private final ApproveVerification approve;
    private final BindFollower bind;
    private final Clock clock;

    SettleVerification(
            Verifications verifications,
            Bindings bindings,
            JudgeVerification judge,
            ApproveVerification approve,
            BindFollower bind,
            Clock clock) {
        this.verifications = verifications;
        this.bindings = bindings;
        this.judge = judge;
        this.approve = approve;
        this.bind = bind;
        this.clock = clock;
    }

    /**
     * Decides, saves and binds.
     *
     * @param invitation an owner's word for it, if there is one
     */
    Verification settle(Verification verification, @Nullable Invitation invitation, boolean isNew) {
        VerificationPolicy.Outcome outcome = judge.judge(verification, invitation != null);
        Instant now = clock.instant();
        if (outcome.state() == VerificationState.APPROVED) {
            try {
                Verification approved = approve.approve(
                        verification,
                        outcome.residentId(),
                        invitation == null ? Actor.PLATFORM : Actor.owner(invitation.followerId()),
                        true);
                bind.bind(approved);
                return approved;
            } catch (ProblemException changedMeanwhile) {
                log.info(
                        "application {} could not be approved at once: {}", verification.id(), changedMeanwhile.code());
                outcome = new VerificationPolicy.Outcome(
                        VerificationState.WAITING_FOR_REVIEW, null, List.of(ReviewReason.ALWAYS_REVIEWED));
            }
        }
        boolean same = !isNew
                && verification.state() == outcome.state()
                && Set.copyOf(verification.reasons()).equals(Set.copyOf(outcome.reasons()));
        if (same) {
            return verification;
        }
        verification.await(outcome.state(), outcome.reasons(), now, isNew);
        if (outcome.state() == VerificationState.WAITING_FOR_OWNER) {
            verification.askOwners(owners(verification.roomId()), now);
        }
        return verifications.save(verification);
    }

    private List<String> owners(String roomId) {
        return bindings.in(roomId).stream()
                .filter(binding -> binding.identity() == Identity.OWNER)
                .map(Binding::followerId)
                .distinct()
                .limit(MOST_OWNERS_ASKED)
                .toList();
    }

    /** Looks again at what waits for a decision about rooms whose file has changed; whoever is asked for more answers first. */
    void reconsider(Collection<String> roomIds) {
        verifications
                .pendingIn(
                        roomIds,
                        List.of(
                                VerificationState.WAITING_FOR_OWNER,
                                VerificationState.WAITING_FOR_REVIEW,
                                VerificationState.MORE_NEEDED))
                .forEach(this::reconsider);
    }

    private void reconsider(Verification found) {
        Verification verification = found;
        for (int attempt = 1; ; attempt++) {
            try {
                again(verification);
                return;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                verification = verifications.find(found.id()).orElse(null);
                if (verification == null || !verification.state().isPending() || attempt == 8) {
                    return;
                }
            }
        }
    }

    private void again(Verification verification) {
        VerificationPolicy.Outcome outcome = judge.judge(verification, false);
        boolean silent = verification.reasons().contains(ReviewReason.OWNER_SILENT);
        boolean asked = verification.state() == VerificationState.MORE_NEEDED;
        // Once staff have it, it stays with them: who reads that an owner is asked after all would know that the room
        // has one now.
        boolean back = outcome.state() == VerificationState.WAITING_FOR_OWNER && verification.ownerUntil() == null;
        if (outcome.state() == VerificationState.APPROVED || !asked && !silent && !back) {
            settle(verification, null, false);
        }
    }
}
