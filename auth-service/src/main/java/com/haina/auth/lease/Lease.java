package com.haina.auth.lease;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** Who may do a named piece of work until when. The fence grows with every holder. */
@Document("leases")
class Lease extends Aggregate {

    private @Nullable String owner;
    private @Nullable Instant until;
    private long fence;

    private Lease() {}

    long fence() {
        return fence;
    }
}
