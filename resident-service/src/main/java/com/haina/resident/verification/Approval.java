package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.haina.platform.outbox.Ids;
import com.haina.resident.person.Identity;

/**
 * Who an applicant is on file, and what the approval wrote there. Its parts are fields of the application in the store.
 *
 * @param residentId absent while it is not approved
 * @param boundAs what the person is to the room by the file
 * @param bindingId of the binding that comes of it
 * @param bindingDue set until the binding is there
 * @param residentCreated whether nobody like this was on file
 * @param occupancyId what the approval added to the room; absent where the person lived there already
 * @param mobileKept whether the proven mobile is kept with the binding
 */
record Approval(
        @Nullable String residentId,
        @Nullable Identity boundAs,
        @Nullable String bindingId,
        @Nullable Instant bindingDue,
        boolean residentCreated,
        @Nullable String occupancyId,
        boolean mobileKept) {

    static final Approval NONE = new Approval(null, null, null, null, false, null, false);

    static Approval of(
            String residentId,
            Identity as,
            boolean created,
            @Nullable String occupancyId,
            boolean keepMobile,
            Instant now) {
        return new Approval(residentId, as, Ids.next(), now, created, occupancyId, keepMobile);
    }
}
