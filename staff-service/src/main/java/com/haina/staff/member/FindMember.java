package com.haina.staff.member;

import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;

/** Finds a member that the caller may see. */
@Component
class FindMember {

    private final Members members;

    FindMember(Members members) {
        this.members = members;
    }

    /** The member, deleted ones included; 404 too when an operator limited to communities asks for somebody who serves others. */
    Member visible(String id) {
        Member member = members.get(id);
        Caller caller = Caller.current();
        if (!caller.allCommunities() && member.details().communityIds().stream().noneMatch(caller::maySee)) {
            throw new RecordNotFound();
        }
        return member;
    }

    /** The member, unless deleted. */
    Member listed(String id) {
        Member member = visible(id);
        if (!member.listed()) {
            throw new RecordNotFound();
        }
        return member;
    }
}
