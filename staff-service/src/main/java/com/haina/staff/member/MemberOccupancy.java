package com.haina.staff.member;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.staff.department.DepartmentOccupancy;

@Component
class MemberOccupancy implements DepartmentOccupancy {

    private final Members members;

    MemberOccupancy(Members members) {
        this.members = members;
    }

    @Override
    public boolean anyIn(Set<String> departmentIds) {
        return members.anyIn(departmentIds);
    }

    @Override
    public Map<String, Long> activeByDepartment() {
        return members.countActiveBy("departmentId");
    }
}
