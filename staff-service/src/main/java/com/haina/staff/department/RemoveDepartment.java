package com.haina.staff.department;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.web.ETags;

/** Removes an empty department. */
@Component
class RemoveDepartment {

    private final Departments departments;
    private final DepartmentOccupancy occupancy;
    private final AuditTrail trail;

    RemoveDepartment(Departments departments, DepartmentOccupancy occupancy, AuditTrail trail) {
        this.departments = departments;
        this.occupancy = occupancy;
        this.trail = trail;
    }

    /** Removes it; 422 while it has members or departments in it. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void remove(String id, @Nullable String ifMatch) {
        Department department = departments.get(id);
        ETags.require(ifMatch, department);
        DepartmentTree tree = departments.tree();
        if (!tree.children(id).isEmpty() || occupancy.anyIn(Set.of(id))) {
            throw new DepartmentInUse();
        }
        trail.note("department.delete", "department", id, department.name(), Map.of("path", tree.pathText(id)), null);
        departments.remove(department);
    }
}
