package com.haina.resident.verification;

import org.jspecify.annotations.Nullable;

import com.haina.platform.crypto.Sealed;
import com.haina.resident.person.Identity;

/** What somebody said of himself; the mobile was proven. Mobile and ID number are sealed; beside them stand keyed digests. */
record Said(
        String followerId,
        String communityId,
        String roomId,
        Identity identity,
        String name,
        Sealed mobile,
        String mobileKey,
        @Nullable Sealed idNumber,
        @Nullable String idNumberKey) {

    Said withoutIdNumber() {
        return new Said(followerId, communityId, roomId, identity, name, mobile, mobileKey, null, null);
    }

    @Override
    public String toString() {
        return "Said";
    }
}
