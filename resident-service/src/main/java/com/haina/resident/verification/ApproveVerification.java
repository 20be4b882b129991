package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResidents;
import com.haina.resident.person.KnownResidents.Joined;
import com.haina.resident.person.KnownResidents.Newcomer;

/** Lets an applicant be a resident on file: one who lives in the room already, one who moves in, or a new one. */
@Component
class ApproveVerification {

    private final KnownResidents residents;
    private final SealedClaims sealed;
    private final Clock clock;

    ApproveVerification(KnownResidents residents, SealedClaims sealed, Clock clock) {
        this.residents = residents;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Approves; to be saved and bound by the caller.
     *
     * @param residentId who it is on file, or null for somebody new
     */
    void approve(Verification verification, @Nullable String residentId, Actor actor, boolean keepMobile) {
        Joined joined =
                residents.join(residentId, newcomer(verification), verification.roomId(), verification.identity());
        // Who was known to live here is what the file says; only an owner by the file speaks for the owners.
        Identity as = joined.identity();
        Instant now = clock.instant();
        Approval approval =
                Approval.of(joined.residentId(), as, joined.created(), joined.occupancyId(), keepMobile, now);
        verification.approve(actor, approval, now);
    }

    private Newcomer newcomer(Verification verification) {
        return new Newcomer(
                verification.name(),
                sealed.mobile(verification.mobile()),
                verification.idNumber() == null ? null : sealed.idNumber(verification.idNumber()));
    }
}
