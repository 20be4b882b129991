package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.resident.person.Identity;

/**
 * An application as its applicant reads it.
 *
 * @param address community and room, as people say it
 * @param names of the room's path, outermost first
 * @param state family and tenants read WAITING_FOR_OWNER for three days, whether or not an owner is verified
 * @param mobileMasked what the applicant gave
 * @param ownerUntil when staff take over from the owners
 * @param question what is asked for; with MORE_NEEDED
 * @param rejection why, in words; with REJECTED
 * @param homeId the binding; with APPROVED
 */
record MyVerificationView(
        String id,
        String communityId,
        @Nullable String communityName,
        String roomId,
        @Nullable String address,
        List<String> names,
        Identity identity,
        String name,
        @Nullable String mobileMasked,
        VerificationState state,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant ownerUntil,
        @Nullable Instant answerUntil,
        @Nullable String question,
        @Nullable RejectionReason rejectionReason,
        @Nullable String rejection,
        @Nullable String homeId) {

    @Override
    public String toString() {
        return "MyVerificationView[id=" + id + "]";
    }
}
