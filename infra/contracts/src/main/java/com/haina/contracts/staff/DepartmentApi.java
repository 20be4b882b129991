package com.haina.contracts.staff;

import java.util.List;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * A tenant's departments, offered by staff-service (drop-downs of the staff template). Internal: a service token, the tenant in the header
 * {@code X-Tenant-Id}.
 */
@HttpExchange("/internal/v1/departments")
public interface DepartmentApi {

    /** Every department by its names from the top, joined by {@code —} (工程部—维修组), in order; at most 2,000. */
    @GetExchange
    List<String> departments();
}
