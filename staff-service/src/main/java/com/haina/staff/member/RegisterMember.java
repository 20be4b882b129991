package com.haina.staff.member;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.staff.Spelling;

/** Puts a new member on file. */
@Component
class RegisterMember {

    private final Members members;
    private final SealMember sealing;
    private final CheckMember check;
    private final ShowMember show;
    private final AuditTrail trail;

    RegisterMember(Members members, SealMember sealing, CheckMember check, ShowMember show, AuditTrail trail) {
        this.members = members;
        this.sealing = sealing;
        this.check = check;
        this.show = show;
        this.trail = trail;
    }

    public Member register(MemberRequest request) {
        MemberDetails details = new MemberDetails(
                Spelling.tidy(request.name()),
                request.gender(),
                MobileNumber.tidy(request.mobile()),
                request.wechatId().strip(),
                emptyAsAbsent(request.address()),
                request.departmentId(),
                Spelling.tidy(request.position()),
                emptyAsAbsent(request.rank()),
                request.communityIds().stream().distinct().toList());
        check.check(details, null);
        Member member = new Member(sealing.seal(details), request.since());
        trail.record(member, "member.create", "member", Masks.name(details.name()), Map.of(), show.facts(member));
        try {
            return members.save(member);
        } catch (DuplicateKeyException taken) {
            throw new MobileTaken();
        }
    }

    static @Nullable String emptyAsAbsent(@Nullable String text) {
        String tidy = text == null ? "" : Spelling.tidy(text);
        return tidy.isEmpty() ? null : tidy;
    }
}
