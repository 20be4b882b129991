package com.haina.staff.roster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterRow;
import com.haina.staff.community.ReadCommunities;
import com.haina.staff.department.ReadDepartments;
import com.haina.staff.member.MemberIntake;

/** Reads what deciding about rows needs: four queries, however many rows. */
@Component
class ReadRosterFacts {

    private final ReadDepartments departments;
    private final ReadCommunities communities;
    private final MemberIntake intake;

    ReadRosterFacts(ReadDepartments departments, ReadCommunities communities, MemberIntake intake) {
        this.departments = departments;
        this.communities = communities;
        this.intake = intake;
    }

    RosterFacts about(List<RosterRow> rows) {
        Set<String> mobiles = new HashSet<>();
        Set<String> wechatIds = new HashSet<>();
        Set<String> served = new HashSet<>();
        for (RosterRow row : rows) {
            StaffRow read = StaffRowPolicy.read(row);
            if (read.mobile() != null) {
                mobiles.add(read.mobile());
            }
            if (read.wechatId() != null) {
                wechatIds.add(read.wechatId());
            }
            served.addAll(read.served());
        }
        return new RosterFacts(
                departments.tree(),
                communities.withNames(served),
                intake.byMobile(mobiles),
                intake.holdersOf(wechatIds));
    }
}
