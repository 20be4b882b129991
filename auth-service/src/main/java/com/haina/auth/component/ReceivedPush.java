package com.haina.auth.component;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** A push as it arrived, kept before it is answered; its id is a digest of its signature, so the same push is kept once. */
@Document("received_pushes")
class ReceivedPush extends Aggregate {

    private Sealed content;
    private Instant receivedAt;
    private boolean done;
    private int attempts;

    @SuppressWarnings("NullAway.Init")
    private ReceivedPush() {}

    ReceivedPush(String id, Sealed content, Instant receivedAt) {
        super(id);
        belongTo(NO_TENANT);
        this.content = content;
        this.receivedAt = receivedAt;
    }

    /** The decrypted XML, encrypted with the platform's own keys: it holds tickets and codes. */
    Sealed content() {
        return content;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    boolean done() {
        return done;
    }

    void finish() {
        done = true;
    }

    void failed() {
        attempts++;
    }

    int attempts() {
        return attempts;
    }
}
