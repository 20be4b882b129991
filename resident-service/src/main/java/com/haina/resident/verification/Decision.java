package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Who decided last about an application, and when. Its parts are fields of the application in the store. */
record Decision(
        Instant decidedAt,
        Step.By decidedBy,
        @Nullable String decidedById,
        @Nullable String decidedByName) {

    static Decision of(Actor actor, Instant now) {
        return new Decision(now, actor.by(), actor.id(), actor.name());
    }

    @Override
    public String toString() {
        return "Decision[by=" + decidedBy + "]";
    }
}
