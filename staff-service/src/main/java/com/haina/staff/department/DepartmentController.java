package com.haina.staff.department;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;

@RestController
@RequestMapping("/api/staff/v1/departments")
class DepartmentController {

    private final Departments departments;
    private final DepartmentOccupancy occupancy;
    private final PlaceDepartment place;
    private final RemoveDepartment remove;

    DepartmentController(
            Departments departments, DepartmentOccupancy occupancy, PlaceDepartment place, RemoveDepartment remove) {
        this.departments = departments;
        this.occupancy = occupancy;
        this.place = place;
        this.remove = remove;
    }

    /** The whole tree, each department after the one above it; offices have too few to page. */
    @CanRead
    @GetMapping
    Page<DepartmentView> list() {
        DepartmentTree tree = departments.tree();
        Map<String, Long> members = occupancy.activeByDepartment();
        List<DepartmentView> views =
                tree.all().stream().map(node -> view(tree, node, members)).toList();
        return new Page<>(views, null, (long) views.size());
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<DepartmentView> read(@PathVariable String id) {
        return answer(departments.get(id));
    }

    @CanWrite
    @PostMapping
    ResponseEntity<DepartmentView> create(@Valid @RequestBody DepartmentRequest request) {
        Department department = place.place(request);
        return ETags.created("/api/staff/v1/departments/" + department.id(), department, view(department));
    }

    /** Renames, moves or reorders; members stay in it. */
    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<DepartmentView> replace(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody DepartmentRequest request) {
        return answer(place.replace(id, ifMatch, request));
    }

    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        remove.remove(id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<DepartmentView> answer(Department department) {
        return ETags.ok(department, view(department));
    }

    private DepartmentView view(Department department) {
        return view(departments.tree(), department.node(), occupancy.activeByDepartment());
    }

    private static DepartmentView view(DepartmentTree tree, DepartmentTree.Node node, Map<String, Long> members) {
        long below = tree.withDescendants(node.id()).stream()
                .mapToLong(id -> members.getOrDefault(id, 0L))
                .sum();
        return new DepartmentView(
                node.id(),
                node.parentId(),
                node.name(),
                tree.pathText(node.id()),
                tree.depth(node.id()),
                node.position(),
                members.getOrDefault(node.id(), 0L),
                below);
    }
}
