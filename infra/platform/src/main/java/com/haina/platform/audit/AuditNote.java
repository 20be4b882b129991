package com.haina.platform.audit;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** An entry of the audit trail that goes with no change: a reveal, an export, a removal. Lives until it was published. */
@Document("audit_notes")
class AuditNote extends Aggregate {

    static AuditNote of(AuditRecorded entry) {
        AuditNote note = new AuditNote();
        note.audit(entry);
        return note;
    }
}
