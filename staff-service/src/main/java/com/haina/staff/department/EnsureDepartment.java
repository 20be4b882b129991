package com.haina.staff.department;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;

/** Makes a department and whatever is missing above it; what is there already is used, also when somebody else was faster. */
@Component
public class EnsureDepartment {

    private final Departments departments;

    EnsureDepartment(Departments departments) {
        this.departments = departments;
    }

    /**
     * The id of the department at this path.
     *
     * @param origin what brought it, should it have to be made; absent for a person
     */
    public String at(DepartmentPath path, @Nullable String origin) {
        String parentId = null;
        for (String name : path.levels()) {
            parentId = below(parentId, name, origin);
        }
        return String.valueOf(parentId);
    }

    private String below(@Nullable String parentId, String name, @Nullable String origin) {
        return departments
                .sibling(parentId, name)
                .orElseGet(() -> {
                    try {
                        return departments.save(new Department(parentId, name, 0, origin));
                    } catch (DuplicateKeyException faster) {
                        return departments.sibling(parentId, name).orElseThrow(RecordNotFound::new);
                    }
                })
                .id();
    }
}
