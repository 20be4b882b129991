package com.haina.contracts.structure;

import java.util.List;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Communities and structures of a tenant, offered by resident-service (templates with drop-downs, recognition of layer columns, served
 * communities of staff). Internal: a service token, the tenant in the header {@code X-Tenant-Id}.
 */
@HttpExchange("/internal/v1/communities")
public interface StructureApi {

    /** Every community of the tenant with its structures; nodes only down to the layer above the rooms, at most 5,000 in all. */
    @GetExchange
    List<CommunityOutline> communities();
}
