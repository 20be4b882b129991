package com.haina.staff.department;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;
import com.haina.staff.Spelling;

/** A department; where it stands in the tree is said by the id of the one above it, so moving it moves everything below. */
@Document("departments")
class Department extends Aggregate {

    private @Nullable String parentId;
    private String name;
    /** Parent and matching form of the name: unique per tenant, so two spellings of a name are one department. */
    private String siblingKey;

    private int position;

    /** The imported chunk that brought it, so that taking the chunk back can remove it again while it is empty. */
    private @Nullable String origin;

    Department(@Nullable String parentId, String name, int position, @Nullable String origin) {
        this.parentId = parentId;
        this.name = name;
        this.siblingKey = siblingKey(parentId, name);
        this.position = position;
        this.origin = origin;
    }

    void rename(String newName) {
        name = newName;
        siblingKey = siblingKey(parentId, newName);
    }

    void moveBelow(@Nullable String newParentId) {
        parentId = newParentId;
        siblingKey = siblingKey(newParentId, name);
    }

    void putAt(int newPosition) {
        position = newPosition;
    }

    @Nullable
    String parentId() {
        return parentId;
    }

    String name() {
        return name;
    }

    int position() {
        return position;
    }

    DepartmentTree.Node node() {
        return new DepartmentTree.Node(id(), parentId, name, position);
    }

    static String siblingKey(@Nullable String parentId, String name) {
        return (parentId == null ? "" : parentId) + "/" + Spelling.key(name);
    }
}
