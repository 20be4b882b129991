package com.haina.auth.signin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** A sign-in that needs more than one step; bound to the browser that began it. */
@Document("sign_ins")
class SignIn extends Aggregate {

    /** What is to be done next. */
    enum State {
        /** WeChat's page shows its QR code. */
        WAITING_FOR_SCAN,
        /** WeChat knows who it is; we do not yet. */
        CONFIRM_MOBILE,
        /** Who it is works for several offices. */
        CHOOSE_TENANT,
        DONE,
        /** Refused in WeChat, or WeChat refused us. */
        FAILED
    }

    private String secretDigest = "";
    private State state = State.WAITING_FOR_SCAN;
    private @Nullable String openIdIndex;
    private @Nullable String mobileIndex;
    private Instant endsAt = Instant.EPOCH;

    private SignIn() {}

    SignIn(String id, String secretDigest, Instant endsAt) {
        super(id);
        belongTo(NO_TENANT);
        this.secretDigest = secretDigest;
        this.endsAt = endsAt;
    }

    String secretDigest() {
        return secretDigest;
    }

    State state() {
        return state;
    }

    boolean live(Instant now) {
        return now.isBefore(endsAt);
    }

    Instant endsAt() {
        return endsAt;
    }

    void scanned(String openId) {
        openIdIndex = openId;
        state = State.CONFIRM_MOBILE;
    }

    void known(String mobile) {
        mobileIndex = mobile;
        state = State.CHOOSE_TENANT;
    }

    void done() {
        state = State.DONE;
    }

    void failed() {
        state = State.FAILED;
    }

    @Nullable
    String openIdIndex() {
        return openIdIndex;
    }

    @Nullable
    String mobileIndex() {
        return mobileIndex;
    }
}
