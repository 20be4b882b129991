package com.haina.auth.audit;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.audit.AuditEntry.AuditView;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** The trail for the tenant's administrators. */
@RestController
@RequestMapping("/api/auth/v1/audit-entries")
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    /** Newest first, by who, what, on what and when. */
    @CanAdminister
    @GetMapping
    Page<AuditView> list(AuditFilter filter, @Valid PageRequest page) {
        return entries.list(filter, page).map(AuditEntry::view);
    }
}
