package com.haina.staff.member;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.security.Caller;
import com.haina.staff.community.CommunityNames;
import com.haina.staff.community.ReadCommunities;
import com.haina.staff.department.ReadDepartments;

/** Checks what an operator wrote about a member against what exists and what the operator may do; names every fault at once. */
@Component
class CheckMember {

    private final ReadDepartments departments;
    private final ReadCommunities communities;

    CheckMember(ReadDepartments departments, ReadCommunities communities) {
        this.departments = departments;
        this.communities = communities;
    }

    /**
     * Fails with 400 when anything new in the details is wrong.
     *
     * @param before the details on file; absent for a new member. What was on file before is not questioned again.
     */
    void check(MemberDetails details, @Nullable MemberDetails before) {
        List<FieldError> errors = new ArrayList<>();
        if (details.name().isBlank()) {
            errors.add(FieldError.of("/name", "field.member.name-missing"));
        }
        if ((before == null || !before.mobile().equals(details.mobile()))
                && !MobileNumber.isWellFormed(details.mobile())) {
            errors.add(FieldError.of("/mobile", "field.member.mobile-malformed"));
        }
        String department = details.departmentId();
        if ((before == null || (department != null && !department.equals(before.departmentId())))
                && (department == null || departments.tree().node(department).isEmpty())) {
            errors.add(FieldError.of("/departmentId", "field.department.unknown"));
        }
        checkCommunities(details.communityIds(), before == null ? List.of() : before.communityIds(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidField(errors);
        }
    }

    private void checkCommunities(List<String> now, List<String> before, List<FieldError> errors) {
        Set<String> added = new HashSet<>(now);
        before.forEach(added::remove);
        Set<String> touched = new HashSet<>(added);
        before.stream().filter(id -> !now.contains(id)).forEach(touched::add);
        Caller caller = Caller.current();
        if (!touched.stream().allMatch(caller::maySee)) {
            errors.add(FieldError.of("/communityIds", "field.member.community-not-yours"));
            return;
        }
        if (!added.isEmpty()) {
            CommunityNames names = communities.withIds(added);
            if (!added.stream().allMatch(names::exists)) {
                errors.add(FieldError.of("/communityIds", "field.member.community-unknown"));
            }
        }
    }
}
