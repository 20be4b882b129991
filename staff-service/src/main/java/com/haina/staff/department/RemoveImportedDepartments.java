package com.haina.staff.department;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

/** Takes back the departments that a chunk of a workbook brought, as far as they are empty by now. */
@Component
public class RemoveImportedDepartments {

    private final Departments departments;
    private final DepartmentOccupancy occupancy;

    RemoveImportedDepartments(Departments departments, DepartmentOccupancy occupancy) {
        this.departments = departments;
        this.occupancy = occupancy;
    }

    /** Deepest first, so that a branch goes as a whole; a department with members or other departments in it stays. */
    public void broughtBy(String origin) {
        List<Department> brought = departments.broughtBy(origin);
        DepartmentTree tree = departments.tree();
        brought.stream()
                .sorted(Comparator.<Department>comparingInt(department -> tree.depth(department.id()))
                        .reversed())
                .filter(department ->
                        departments.tree().children(department.id()).isEmpty())
                .filter(department -> !occupancy.anyIn(Set.of(department.id())))
                .forEach(departments::remove);
    }
}
