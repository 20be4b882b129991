package com.haina.resident.verification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** What staff or an owner decide about an application. */
final class DecisionRequest {

    private DecisionRequest() {}

    /**
     * The applicant is this person.
     *
     * @param residentId who it is on file; absent for somebody new, who gets a record
     * @param keepMobile whether the proven mobile is kept beside the one on file; absent for yes
     */
    record Approval(
            @Nullable @Size(max = 64) String residentId,
            @Nullable Boolean keepMobile) {}

    /**
     * It is not approved.
     *
     * @param text for the applicant; needed where the reason is OTHER
     */
    record Rejection(
            @NotNull RejectionReason reason,
            @Nullable @Size(max = 200) String text) {}

    /** What the applicant is asked for. */
    record Question(@NotBlank @Size(max = 200) String text) {}

    /** An owner's answer. */
    record Answer(@NotNull Boolean accept) {}

    /** Which masked value is to be seen, and why. */
    record Reveal(
            @NotNull Field field,
            @NotBlank @Size(min = 2, max = 200) String reason) {}

    /** The masked values. */
    enum Field {
        MOBILE,
        ID_NUMBER
    }
}
