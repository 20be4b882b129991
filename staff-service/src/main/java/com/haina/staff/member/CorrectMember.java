package com.haina.staff.member;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.staff.Spelling;

/** Corrects what is on file about a member. */
@Component
class CorrectMember {

    private final SealMember sealing;
    private final CheckMember check;

    CorrectMember(SealMember sealing, CheckMember check) {
        this.sealing = sealing;
        this.check = check;
    }

    void correct(Member member, MemberCorrection correction) {
        MemberDetails before = sealing.open(member.details());
        List<String> communities = correction.communityIds();
        MemberDetails after = new MemberDetails(
                correction.name() == null ? before.name() : Spelling.tidy(correction.name()),
                correction.gender() == null ? before.gender() : correction.gender(),
                correction.mobile() == null ? before.mobile() : MobileNumber.tidy(correction.mobile()),
                correction.wechatId() == null
                        ? before.wechatId()
                        : correction.wechatId().strip(),
                correction.address() == null ? before.address() : RegisterMember.emptyAsAbsent(correction.address()),
                correction.departmentId() == null ? before.departmentId() : correction.departmentId(),
                correction.position() == null ? before.position() : Spelling.tidy(correction.position()),
                correction.rank() == null ? before.rank() : RegisterMember.emptyAsAbsent(correction.rank()),
                communities == null
                        ? before.communityIds()
                        : communities.stream().distinct().toList());
        check.check(after, before);
        member.correct(sealing.seal(after));
    }
}
