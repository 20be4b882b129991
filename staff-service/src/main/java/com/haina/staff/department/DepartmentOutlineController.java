package com.haina.staff.department;

import java.util.List;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.staff.DepartmentApi;

/** Tells other services which departments there are. */
@RestController
class DepartmentOutlineController implements DepartmentApi {

    private static final int MOST = 2_000;

    private final Departments departments;

    DepartmentOutlineController(Departments departments) {
        this.departments = departments;
    }

    @Override
    public List<String> departments() {
        DepartmentTree tree = departments.tree();
        return tree.all().stream()
                .limit(MOST)
                .map(node -> tree.pathText(node.id()).replace('/', '—'))
                .toList();
    }
}
