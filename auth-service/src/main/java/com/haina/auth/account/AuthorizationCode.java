package com.haina.auth.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** An authorization code and what became of it; its id is the code's digest, so that redirect and push exchange it once. */
@Document("authorization_codes")
class AuthorizationCode extends Aggregate {

    /** What became of it. */
    enum State {
        PENDING,
        EXCHANGED,
        FAILED
    }

    private @Nullable Sealed code;
    private State state = State.PENDING;
    private @Nullable String appId;
    private Instant receivedAt = Instant.EPOCH;
    private Instant nextTryAt = Instant.EPOCH;
    private int tries;

    private AuthorizationCode() {}

    AuthorizationCode(String id, Sealed code, @Nullable String appId, Instant receivedAt) {
        super(id);
        belongTo(NO_TENANT);
        this.code = code;
        this.appId = appId;
        this.receivedAt = receivedAt;
        this.nextTryAt = receivedAt;
    }

    State state() {
        return state;
    }

    @Nullable
    Sealed code() {
        return code;
    }

    /** The account; known from the push, or once exchanged. */
    @Nullable
    String appId() {
        return appId;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    void exchanged(String account) {
        state = State.EXCHANGED;
        appId = account;
        code = null;
    }

    void failed() {
        state = State.FAILED;
        code = null;
    }

    void tryAgain(Instant now) {
        tries++;
        nextTryAt = now.plusSeconds(Math.min(60, 1L << Math.min(tries, 6)));
    }
}
