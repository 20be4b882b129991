package com.haina.auth.sms;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** How often something happened in one stretch of time; its id names what and when. */
@Document("tallies")
class Tally extends Aggregate {

    private long count;
    private Instant endsAt = Instant.EPOCH;

    private Tally() {}

    long count() {
        return count;
    }

    Instant endsAt() {
        return endsAt;
    }
}
