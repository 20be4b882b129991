package com.haina.staff.member;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes one record of two that are the same person: the one that stays keeps its values, takes what it lacks from the other, and both
 * pasts. The other is deleted like any record and purged later. Two documents, so two writes; asking again after a crash finishes it.
 */
@Component
class MergeMembers {

    private final FindMember find;
    private final ChangeMember change;
    private final SealMember sealing;

    MergeMembers(FindMember find, ChangeMember change, SealMember sealing) {
        this.find = find;
        this.change = change;
        this.sealing = sealing;
    }

    public Member merge(String id, @Nullable String ifMatch, String otherId) {
        if (id.equals(otherId)) {
            throw new MergeWithItself();
        }
        Member other = find.visible(otherId);
        Member merged = change.change(id, ifMatch, "member.merge", member -> absorb(member, other));
        if (other.listed()) {
            change.change(otherId, "*", "member.delete", gone -> gone.delete(id));
        }
        return merged;
    }

    private void absorb(Member member, Member other) {
        MemberDetails mine = sealing.open(member.details());
        MemberDetails theirs = sealing.open(other.details());
        MemberDetails combined = new MemberDetails(
                mine.name(),
                mine.gender() == null ? theirs.gender() : mine.gender(),
                mine.mobile(),
                mine.wechatId() == null ? theirs.wechatId() : mine.wechatId(),
                mine.address() == null ? theirs.address() : mine.address(),
                mine.departmentId() == null ? theirs.departmentId() : mine.departmentId(),
                mine.position() == null ? theirs.position() : mine.position(),
                mine.rank() == null ? theirs.rank() : mine.rank(),
                Stream.concat(mine.communityIds().stream(), theirs.communityIds().stream())
                        .distinct()
                        .toList());
        List<Assignment> past = new ArrayList<>(other.history());
        past.removeAll(member.history());
        member.inherit(sealing.seal(combined), past);
    }
}
