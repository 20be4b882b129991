package com.haina.staff.department;

import org.springframework.stereotype.Component;

/** Hands the current tenant's departments to other features. */
@Component
public class ReadDepartments {

    private final Departments departments;

    ReadDepartments(Departments departments) {
        this.departments = departments;
    }

    /** All departments as they are now. */
    public DepartmentTree tree() {
        return departments.tree();
    }
}
