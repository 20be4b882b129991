package com.haina.auth.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.outbox.Aggregate;

/** One line of the trail. Its id is the event's, so that an event delivered twice is kept once; written once, never changed. */
@Document("audit_entries")
class AuditEntry extends Aggregate {

    private final Instant time;
    private final String source;
    private final AuditRecorded entry;

    @PersistenceCreator
    AuditEntry(String id, Instant time, String source, AuditRecorded entry) {
        super(id);
        this.time = time;
        this.source = source;
        this.entry = entry;
    }

    AuditView view() {
        return new AuditView(
                id(),
                time,
                source.substring(1),
                entry.actorId(),
                entry.actorName(),
                entry.address(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.subjectName(),
                entry.before() == null ? Map.of() : entry.before(),
                entry.after() == null ? Map.of() : entry.after(),
                entry.reason());
    }

    /**
     * A line of the trail as an administrator sees it.
     *
     * @param service noun of the service in which it happened
     * @param before fields that changed, before; personal values masked
     * @param after the same fields, after
     */
    record AuditView(
            String id,
            Instant time,
            String service,
            String actorId,
            @Nullable String actorName,
            @Nullable String address,
            String action,
            String subjectType,
            String subjectId,
            @Nullable String subjectName,
            Map<String, String> before,
            Map<String, String> after,
            @Nullable String reason) {}
}
