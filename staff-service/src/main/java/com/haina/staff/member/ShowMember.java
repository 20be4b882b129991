package com.haina.staff.member;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.Masks;
import com.haina.staff.community.CommunityNames;
import com.haina.staff.community.ReadCommunities;
import com.haina.staff.department.DepartmentTree;
import com.haina.staff.department.ReadDepartments;

/** Makes what may be shown of a member: views for people, and facts for the audit trail. */
@Component
class ShowMember {

    private final SealMember sealing;
    private final ReadDepartments departments;
    private final ReadCommunities communities;

    ShowMember(SealMember sealing, ReadDepartments departments, ReadCommunities communities) {
        this.sealing = sealing;
        this.departments = departments;
        this.communities = communities;
    }

    /** Shows several members with one look at departments and communities. */
    Lens lens() {
        return new Lens(departments.tree(), communities.known());
    }

    MemberView view(Member member) {
        return lens().view(member);
    }

    /** What the audit trail may keep: personal values masked. */
    Map<String, String> facts(Member member) {
        return lens().facts(member);
    }

    /** Departments and communities as they are called at one moment. */
    final class Lens {

        private final DepartmentTree tree;
        private final CommunityNames names;

        private Lens(DepartmentTree tree, CommunityNames names) {
            this.tree = tree;
            this.names = names;
        }

        MemberView view(Member member) {
            MemberDetails details = sealing.open(member.details());
            String department = tree.pathText(details.departmentId());
            return new MemberView(
                    member.id(),
                    details.name(),
                    details.gender(),
                    Masks.mobile(details.mobile()),
                    details.wechatId() == null ? null : Masks.account(details.wechatId()),
                    details.wechatId() != null && !WeChatId.isPlausible(details.wechatId()),
                    details.address() == null ? null : Masks.address(details.address()),
                    details.departmentId(),
                    department.isEmpty() ? null : department,
                    details.position(),
                    details.rank(),
                    details.communityIds().stream()
                            .map(id ->
                                    new MemberView.Community(id, names.name(id).orElse("")))
                            .toList(),
                    member.state(),
                    member.since(),
                    member.state() == MemberState.LEFT ? member.leftOn() : null,
                    member.state() == MemberState.LEFT ? member.leftReason() : null,
                    member.deletedAt(),
                    member.mergedInto(),
                    member.createdAt(),
                    member.updatedAt());
        }

        Map<String, String> facts(Member member) {
            MemberDetails details = sealing.open(member.details());
            Map<String, String> facts = new TreeMap<>();
            put(facts, "name", Masks.name(details.name()));
            put(
                    facts,
                    "gender",
                    details.gender() == null ? null : details.gender().name());
            put(facts, "mobile", Masks.mobile(details.mobile()));
            put(facts, "wechatId", details.wechatId() == null ? null : Masks.account(details.wechatId()));
            put(facts, "address", details.address() == null ? null : Masks.address(details.address()));
            put(facts, "department", tree.pathText(details.departmentId()));
            put(facts, "position", details.position());
            put(facts, "rank", details.rank());
            put(facts, "communities", String.join("、", communityNames(details.communityIds())));
            put(facts, "state", member.listed() ? member.state().name() : "DELETED");
            put(facts, "since", member.since() == null ? null : member.since().toString());
            put(facts, "leftOn", member.state() == MemberState.ACTIVE ? null : String.valueOf(member.leftOn()));
            return facts;
        }

        List<String> communityNames(List<String> ids) {
            return ids.stream().map(id -> names.name(id).orElse(id)).toList();
        }

        String department(@Nullable String id) {
            return tree.pathText(id);
        }

        private void put(Map<String, String> facts, String field, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                facts.put(field, value);
            }
        }
    }
}
