package com.haina.auth.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private final List<Fact> before;
    private final List<Fact> after;

    @PersistenceCreator
    AuditEntry(String id, Instant time, String source, AuditRecorded entry, List<Fact> before, List<Fact> after) {
        super(id);
        this.time = time;
        this.source = source;
        this.entry = entry;
        this.before = before;
        this.after = after;
    }

    /** A field and its value; a list of them and not a map, because a field's name may hold dots, which a document's key must not. */
    record Fact(String field, String value) {}

    static AuditEntry of(String id, Instant time, String source, AuditRecorded recorded) {
        AuditRecorded bare = new AuditRecorded(
                recorded.actorId(),
                recorded.actorName(),
                recorded.address(),
                recorded.action(),
                recorded.subjectType(),
                recorded.subjectId(),
                recorded.subjectName(),
                Map.of(),
                Map.of(),
                recorded.reason());
        return new AuditEntry(id, time, source, bare, facts(recorded.before()), facts(recorded.after()));
    }

    private static List<Fact> facts(@Nullable Map<String, String> fields) {
        return fields == null
                ? List.of()
                : new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field -> new Fact(field.getKey(), field.getValue()))
                                .toList();
    }

    private static Map<String, String> map(@Nullable List<Fact> facts) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (facts != null) {
            facts.forEach(fact -> fields.put(fact.field(), fact.value()));
        }
        return fields;
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
                map(before),
                map(after),
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
