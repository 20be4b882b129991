package com.haina.resident.verification;

import java.time.Instant;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** How often somebody tried something in one stretch of time; its id names what and when, by keyed digests. */
@Document("verification_attempts")
class Attempt extends Aggregate {

    private long count;
    private Instant endsAt = Instant.EPOCH;

    @PersistenceCreator
    Attempt(String id) {
        super(id);
    }

    long count() {
        return count;
    }

    Instant endsAt() {
        return endsAt;
    }
}
