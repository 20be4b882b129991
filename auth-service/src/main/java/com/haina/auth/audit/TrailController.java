package com.haina.auth.audit;

import java.util.List;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.audit.TrailApi;
import com.haina.contracts.audit.TrailEntry;

/** The trail of one thing for the service that owns it. */
@RestController
class TrailController implements TrailApi {

    private static final int MOST = 500;

    private final AuditEntries entries;

    TrailController(AuditEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<TrailEntry> about(String subjectType, String subjectId, int limit) {
        return entries.about(subjectType, subjectId, Math.clamp(limit, 1, MOST)).stream()
                .map(AuditEntry::view)
                .map(entry -> new TrailEntry(
                        entry.id(),
                        entry.time(),
                        entry.actorId(),
                        entry.actorName(),
                        entry.action(),
                        entry.before(),
                        entry.after(),
                        entry.reason()))
                .toList();
    }
}
