package com.haina.platform.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.tenancy.CurrentTenant;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/**
 * A document that is changed as a whole and tells others about it. State and events are one write, so it works on any MongoDB without
 * transactions: {@link #record} appends to the outbox inside the document, {@link OutboxRelay} publishes what a save brought to the store.
 *
 * <p>Two counters with two readers: the optimistic-locking version also moves when the relay takes events out; {@link #revision()} moves
 * only with a save and is what clients see as the entity tag.
 */
public abstract class Aggregate {

    @Id
    private String id;

    @Version
    private @Nullable Long version;

    private String tenantId;
    private long revision;
    private long sequence;
    private @Nullable List<OutboxEvent> outbox;

    /** A new aggregate of the current tenant with a time-ordered id. */
    protected Aggregate() {
        this(Ids.next());
    }

    /** A new aggregate of the current tenant with a given id. */
    protected Aggregate(String id) {
        this.id = id;
        this.tenantId = CurrentTenant.idIfAny().orElse(NO_TENANT);
    }

    /** The tenant of what belongs to the platform itself. */
    public static final String NO_TENANT = "-";

    public String id() {
        return id;
    }

    public String tenantId() {
        return tenantId;
    }

    /** How often it was saved; the entity tag. */
    public long revision() {
        return revision;
    }

    /** Moves a platform-level aggregate into the tenant that it turned out to belong to. */
    protected void belongTo(String tenant) {
        this.tenantId = tenant;
    }

    /**
     * Appends an event; it is published once this aggregate is saved.
     *
     * @param type wire type
     * @param data a contracts record without personal data
     */
    protected void record(String type, Object data) {
        if (outbox == null) {
            outbox = new ArrayList<>();
        }
        sequence++;
        outbox.add(new OutboxEvent(Ids.next(), type, sequence, Instant.now(), traceparent(), EventJson.write(data)));
    }

    /** Appends an entry of the audit trail, so that it is kept exactly when the change is. */
    public void audit(AuditRecorded entry) {
        record(AuditRecorded.TYPE, entry);
    }

    /** How many events it recorded. */
    long sequence() {
        return sequence;
    }

    /** Whether events wait in it, its own or some that the relay had not taken out when it was read. */
    boolean hasEvents() {
        return outbox != null && !outbox.isEmpty();
    }

    void saved() {
        revision++;
    }

    static @Nullable String traceparent() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
