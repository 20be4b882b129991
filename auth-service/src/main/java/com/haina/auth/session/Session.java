package com.haina.auth.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** A signed-in browser: a family of refresh tokens of which only the newest counts. */
@Document("sessions")
class Session extends Aggregate {

    private String operatorId = "";
    private String refreshDigest = "";
    private @Nullable String previousDigest;
    private @Nullable Instant rotatedAt;
    private Instant createdAt = Instant.EPOCH;
    private Instant lastUsedAt = Instant.EPOCH;
    private Instant idleUntil = Instant.EPOCH;
    private Instant endsAt = Instant.EPOCH;
    private String address = "";
    private String browser = "";
    private boolean ended;

    private Session() {}

    Session(
            String operatorId,
            String refreshDigest,
            Instant now,
            Instant idleUntil,
            Instant endsAt,
            String address,
            String browser) {
        this.operatorId = operatorId;
        this.refreshDigest = refreshDigest;
        this.createdAt = now;
        this.lastUsedAt = now;
        this.idleUntil = idleUntil;
        this.endsAt = endsAt;
        this.address = address;
        this.browser = browser;
    }

    boolean live(Instant now) {
        return !ended && now.isBefore(idleUntil) && now.isBefore(endsAt);
    }

    String operatorId() {
        return operatorId;
    }

    /** Whether this was the newest token until a moment ago. */
    boolean justReplaced(String digest, Instant since) {
        return digest.equals(previousDigest) && rotatedAt != null && rotatedAt.isAfter(since);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String address() {
        return address;
    }

    String browser() {
        return browser;
    }
}
