package com.haina.auth.audit;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.IncomingEvent;

/** Hears every service: whoever publishes events may publish entries of the trail among them. */
@Component
class AuditListener {

    private final AuditEntries entries;

    AuditListener(AuditEntries entries) {
        this.entries = entries;
    }

    @KafkaListener(topicPattern = "[a-z]+\\.events", groupId = "auth-service.audit")
    void on(IncomingEvent event) {
        event.when(
                AuditRecorded.TYPE,
                AuditRecorded.class,
                entry -> entries.keep(AuditEntry.of(event.id(), event.time(), event.source(), entry)));
    }
}
