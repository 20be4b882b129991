package com.haina.contracts.roster;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What resident-service and staff-service offer import-service for a dry run. Internal: a service token, the tenant in the header
 * {@code X-Tenant-Id}.
 */
@HttpExchange("/internal/v1/rosters")
public interface RosterApi {

    /** Checks rows against the tenant's structures and records without changing anything; safe to repeat. */
    @PostExchange("/checks")
    RosterCheckResult check(@RequestBody RosterCheck check);
}
