package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An operator who is at an application and keeps others from deciding. Its parts are fields of the application in the store. */
record Hold(String heldById, @Nullable String heldByName, Instant heldUntil) {

    /** Whether another operator may not decide now. */
    boolean keepsOut(String operatorId, Instant now) {
        return !heldById.equals(operatorId) && heldUntil.isAfter(now);
    }

    @Override
    public String toString() {
        return "Hold";
    }
}
