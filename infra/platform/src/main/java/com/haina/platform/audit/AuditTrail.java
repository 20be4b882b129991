package com.haina.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;
import com.haina.platform.security.Caller;

/**
 * Records who did what. A change is recorded inside the changed aggregate, so both are one write; what changes nothing (a reveal, an
 * export) gets a document of its own. Personal values must already be masked.
 */
public class AuditTrail {

    private static final Duration KEPT_AFTER_PUBLISHING = Duration.ofDays(2);

    private final MongoOperations mongo;

    AuditTrail(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Appends an entry about a change to the aggregate that changed; only fields that differ are kept. Without a person behind the
     * current thread (an event, a sweep) nothing is recorded.
     */
    public void record(
            Aggregate changed,
            String action,
            String subjectType,
            @Nullable String subjectName,
            Map<String, String> before,
            Map<String, String> after) {
        Caller.ifPerson().ifPresent(person -> {
            Map<String, String> was = new TreeMap<>(before);
            Map<String, String> is = new TreeMap<>(after);
            was.keySet().removeIf(field -> Objects.equals(before.get(field), after.get(field)));
            is.keySet().removeIf(field -> Objects.equals(before.get(field), after.get(field)));
            changed.audit(entry(person, action, subjectType, changed.id(), subjectName, was, is, null));
        });
    }

    /** Records that the caller saw a masked value in the clear, before it is handed out. */
    public void reveal(
            String subjectType, String subjectId, @Nullable String subjectName, String field, String reason) {
        note(subjectType + ".reveal", subjectType, subjectId, subjectName, Map.of("field", field), reason);
    }

    /** Records what a person did that leaves no aggregate to carry the entry. */
    public void note(
            String action,
            String subjectType,
            String subjectId,
            @Nullable String subjectName,
            Map<String, String> facts,
            @Nullable String reason) {
        Caller person = Caller.current();
        mongo.save(AuditNote.of(entry(person, action, subjectType, subjectId, subjectName, Map.of(), facts, reason)));
    }

    private static AuditRecorded entry(
            Caller person,
            String action,
            String subjectType,
            String subjectId,
            @Nullable String subjectName,
            Map<String, String> before,
            Map<String, String> after,
            @Nullable String reason) {
        return new AuditRecorded(
                person.id(),
                person.name(),
                person.address(),
                action,
                subjectType,
                subjectId,
                subjectName,
                before,
                after,
                reason);
    }

    /** Notes are only envelopes; once published and a while old they go. Ids begin with their time, so no further index is needed. */
    @Scheduled(fixedDelay = 6 * 60 * 60 * 1000, initialDelay = 10 * 60 * 1000)
    void sweep() {
        String before = Ids.before(Instant.now().minus(KEPT_AFTER_PUBLISHING));
        mongo.remove(
                Query.query(Criteria.where("_id").lt(before).and("outbox").is(java.util.List.of())), AuditNote.class);
    }
}
