package com.haina.staff.department;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.web.ETags;
import com.haina.staff.Spelling;

/** Puts a department into the tree, or to another place or name in it. */
@Component
class PlaceDepartment {

    private final Departments departments;
    private final AuditTrail trail;

    PlaceDepartment(Departments departments, AuditTrail trail) {
        this.departments = departments;
        this.trail = trail;
    }

    /** A new department. */
    public Department place(DepartmentRequest request) {
        DepartmentTree tree = departments.tree();
        String name = checkedName(request.name());
        check(tree, request.parentId(), 1);
        Department department =
                new Department(request.parentId(), name, request.position() == null ? 0 : request.position(), null);
        trail.record(
                department,
                "department.create",
                "department",
                name,
                Map.of(),
                facts(tree.pathText(request.parentId()), department));
        return save(department);
    }

    /** Another name, place or position; whatever the request says is how it is afterwards. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public Department replace(String id, @Nullable String ifMatch, DepartmentRequest request) {
        Department department = departments.get(id);
        ETags.require(ifMatch, department);
        DepartmentTree tree = departments.tree();
        String name = checkedName(request.name());
        Map<String, String> before = facts(tree.pathText(department.parentId()), department);
        if (!Objects.equals(request.parentId(), department.parentId())) {
            check(tree, request.parentId(), tree.height(id));
            if (tree.wouldCycle(id, request.parentId())) {
                throw new InvalidField(FieldError.of("/parentId", "field.department.below-itself"));
            }
            department.moveBelow(request.parentId());
        }
        department.rename(name);
        if (request.position() != null) {
            department.putAt(request.position());
        }
        trail.record(
                department,
                "department.update",
                "department",
                name,
                before,
                facts(tree.pathText(request.parentId()), department));
        return save(department);
    }

    private Department save(Department department) {
        try {
            return departments.save(department);
        } catch (DuplicateKeyException taken) {
            throw new DepartmentNameTaken();
        }
    }

    private static String checkedName(String written) {
        String name = Spelling.tidy(written);
        if (DepartmentPath.separates(name)) {
            throw new InvalidField(FieldError.of("/name", "field.department.separator"));
        }
        return name;
    }

    private static void check(DepartmentTree tree, @Nullable String parentId, int height) {
        if (parentId == null) {
            return;
        }
        if (tree.node(parentId).isEmpty()) {
            throw new InvalidField(FieldError.of("/parentId", "field.department.unknown"));
        }
        if (tree.depth(parentId) + height > DepartmentPath.MAX_DEPTH) {
            throw new InvalidField(FieldError.of("/parentId", "field.department.too-deep", DepartmentPath.MAX_DEPTH));
        }
    }

    private static Map<String, String> facts(String above, Department department) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("path", above.isEmpty() ? department.name() : above + "/" + department.name());
        facts.put("position", String.valueOf(department.position()));
        return facts;
    }
}
