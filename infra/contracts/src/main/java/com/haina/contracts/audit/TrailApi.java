package com.haina.contracts.audit;

import java.util.List;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What is on the trail about one thing, offered by auth-service to the service that owns it, which knows who may see it. Internal: a
 * service token, the tenant in the header {@code X-Tenant-Id}.
 */
@HttpExchange("/internal/v1/audit-entries")
public interface TrailApi {

    /**
     * Newest first.
     *
     * @param limit at most 500
     */
    @GetExchange
    List<TrailEntry> about(@RequestParam String subjectType, @RequestParam String subjectId, @RequestParam int limit);
}
