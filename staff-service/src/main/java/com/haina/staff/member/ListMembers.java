package com.haina.staff.member;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.security.Caller;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.staff.department.DepartmentTree;
import com.haina.staff.department.ReadDepartments;

/** The list as the caller may see it. */
@Component
class ListMembers {

    private final Members members;
    private final SealMember sealing;
    private final ReadDepartments departments;

    ListMembers(Members members, SealMember sealing, ReadDepartments departments) {
        this.members = members;
        this.sealing = sealing;
        this.departments = departments;
    }

    Page<Member> page(PageRequest page, MemberQuery query) {
        DepartmentTree tree = departments.tree();
        Caller caller = Caller.current();
        return members.page(
                page,
                query,
                wanted(tree, query),
                MemberSearch.of(query.q(), tree, sealing),
                caller.allCommunities() ? null : caller.communities());
    }

    private static @Nullable Set<String> wanted(DepartmentTree tree, MemberQuery query) {
        String id = query.departmentId();
        if (id == null) {
            return null;
        }
        return query.withBelow() ? tree.withDescendants(id) : Set.of(id);
    }
}
