package com.haina.staff.member;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is on file about a member, in the clear; lives only while it is worked with.
 *
 * @param communityIds communities served, in the order given
 */
public record MemberDetails(
        String name,
        @Nullable Gender gender,
        String mobile,
        @Nullable String wechatId,
        @Nullable String address,
        @Nullable String departmentId,
        @Nullable String position,
        @Nullable String rank,
        List<String> communityIds) {

    public MemberDetails {
        communityIds = List.copyOf(communityIds);
    }

    /** The same person at another place in the office. */
    MemberDetails at(Place place) {
        return new MemberDetails(
                name,
                gender,
                mobile,
                wechatId,
                address,
                place.departmentId(),
                place.position(),
                place.rank(),
                place.communityIds());
    }

    /** The same in a department that was made meanwhile. */
    public MemberDetails inDepartment(String id) {
        return at(new Place(id, position, rank, communityIds));
    }

    Place place() {
        return new Place(departmentId, position, rank, communityIds);
    }

    @Override
    public String toString() {
        return "MemberDetails";
    }

    /** Where somebody works, as what, and for which communities. */
    record Place(
            @Nullable String departmentId,
            @Nullable String position,
            @Nullable String rank,
            List<String> communityIds) {}
}
