package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterField;
import com.haina.platform.crypto.Masks;
import com.haina.staff.member.MemberDetails;

/** What changes between two states of a member, for people: personal values masked, ids as names. */
final class Changes {

    private final @Nullable MemberDetails before;
    private final MemberDetails after;
    private final List<FieldChange> changes = new ArrayList<>();

    private Changes(@Nullable MemberDetails before, MemberDetails after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param before absent for a new member
     * @param newDepartment path of a department that is still to be made, if it is
     */
    static List<FieldChange> between(
            @Nullable MemberDetails before, MemberDetails after, RosterFacts facts, @Nullable String newDepartment) {
        Changes changes = new Changes(before, after);
        changes.compare(RosterField.NAME, MemberDetails::name, Function.identity());
        changes.compare(
                RosterField.GENDER,
                details -> details.gender() == null ? null : details.gender().name(),
                Function.identity());
        if (before == null) {
            changes.compare(RosterField.MOBILE, MemberDetails::mobile, Masks::mobile);
        }
        changes.compare(RosterField.ADDRESS, MemberDetails::address, Masks::address);
        String from = before == null ? "" : facts.departments().pathText(before.departmentId());
        String to = newDepartment == null ? facts.departments().pathText(after.departmentId()) : newDepartment;
        changes.add(RosterField.DEPARTMENT, emptyAsAbsent(from), emptyAsAbsent(to));
        changes.compare(RosterField.POSITION, MemberDetails::position, Function.identity());
        changes.compare(RosterField.RANK, MemberDetails::rank, Function.identity());
        changes.compare(
                RosterField.SERVED_COMMUNITIES,
                details -> emptyAsAbsent(String.join("、", names(details, facts))),
                Function.identity());
        changes.compare(RosterField.WECHAT_ID, MemberDetails::wechatId, Masks::account);
        return List.copyOf(changes.changes);
    }

    private void compare(String field, Function<MemberDetails, @Nullable String> value, Function<String, String> mask) {
        String was = before == null ? null : value.apply(before);
        String is = value.apply(after);
        if (!Objects.equals(was, is)) {
            changes.add(new FieldChange(field, masked(was, mask), masked(is, mask)));
        }
    }

    private void add(String field, @Nullable String was, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            changes.add(new FieldChange(field, was, is));
        }
    }

    private static @Nullable String masked(@Nullable String value, Function<String, String> mask) {
        return value == null ? null : mask.apply(value);
    }

    private static @Nullable String emptyAsAbsent(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> names(MemberDetails details, RosterFacts facts) {
        return details.communityIds().stream()
                .map(id -> facts.communities().name(id).orElse(id))
                .toList();
    }
}
