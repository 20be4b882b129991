package com.haina.resident.verification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import com.haina.resident.person.Identity;

/**
 * How people of one identity are verified in a community.
 *
 * @param exactMatch whether who agrees with the file is approved at once
 * @param nameMustMatch whether the name has to agree too, besides mobile and room
 * @param idNumber whether an ID number is asked for
 * @param ownerConfirms whether a verified owner of the room may confirm; staff otherwise
 * @param maxRooms how many rooms one follower may hold before staff look
 * @param validMonths months after which a verification ends; absent for no end
 */
record IdentityTerms(
        boolean exactMatch,
        boolean nameMustMatch,
        @NotNull IdNumberTerm idNumber,
        boolean ownerConfirms,
        @Min(1) @Max(100) int maxRooms,
        @Nullable @Min(1) @Max(120) Integer validMonths) {

    /** Whether applicants give an ID number. */
    enum IdNumberTerm {
        NOT_ASKED,
        OPTIONAL,
        REQUIRED
    }

    /** What holds until somebody says otherwise. */
    static IdentityTerms usual(Identity identity) {
        return new IdentityTerms(true, true, IdNumberTerm.NOT_ASKED, identity != Identity.OWNER, 10, null);
    }
}
