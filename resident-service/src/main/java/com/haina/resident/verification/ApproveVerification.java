package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResidents;
import com.haina.resident.person.KnownResidents.Joined;
import com.haina.resident.person.KnownResidents.Newcomer;

/** Lets an applicant be a resident on file: one who lives in the room already, one who moves in, or a new one. */
@Component
class ApproveVerification {

    private final KnownResidents residents;
    private final Verifications verifications;
    private final SealedClaims sealed;
    private final Clock clock;

    ApproveVerification(KnownResidents residents, Verifications verifications, SealedClaims sealed, Clock clock) {
        this.residents = residents;
        this.verifications = verifications;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Approves and saves; to be bound by the caller. */
    Verification approve(Verification verification, @Nullable String residentId, Actor actor, boolean keepMobile) {
        return approve(verification, residentId, actor, keepMobile, approved -> {});
    }

    /**
     * The same, with something to be kept with the decision. Where somebody was faster with the application (the applicant took it back, another
     * owner or operator decided) nobody moves in for it: what was written on file is taken back.
     *
     * @param residentId who it is on file, or null for somebody new
     * @param noting adds it
     */
    Verification approve(
            Verification verification,
            @Nullable String residentId,
            Actor actor,
            boolean keepMobile,
            Consumer<Verification> noting) {
        Joined joined =
                residents.join(residentId, newcomer(verification), verification.roomId(), verification.identity());
        // Who was known to live here is what the file says; only an owner by the file speaks for the owners.
        Identity as = joined.identity();
        Instant now = clock.instant();
        Approval approval =
                Approval.of(joined.residentId(), as, joined.created(), joined.occupancyId(), keepMobile, now);
        verification.approve(actor, approval, now);
        noting.accept(verification);
        try {
            return verifications.save(verification);
        } catch (OptimisticLockingFailureException decidedMeanwhile) {
            residents.part(joined.residentId(), joined.created(), joined.occupancyId());
            throw decidedMeanwhile;
        }
    }

    private Newcomer newcomer(Verification verification) {
        return new Newcomer(
                verification.name(),
                sealed.mobile(verification.mobile()),
                verification.idNumber() == null ? null : sealed.idNumber(verification.idNumber()));
    }
}
