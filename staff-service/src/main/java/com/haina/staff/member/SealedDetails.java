package com.haina.staff.member;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.platform.crypto.Sealed;

/**
 * {@link MemberDetails} as they stand in the document.
 *
 * @param mobileIndex blind index; unique, so it is absent once the member is deleted and the number free again
 * @param mobileLastFour blind index of the last four digits
 * @param wechatIndex blind index
 */
record SealedDetails(
        String name,
        @Nullable Gender gender,
        Sealed mobile,
        @Nullable String mobileIndex,
        String mobileLastFour,
        @Nullable Sealed wechatId,
        @Nullable String wechatIndex,
        @Nullable Sealed address,
        @Nullable String departmentId,
        @Nullable String position,
        @Nullable String rank,
        List<String> communityIds) {

    SealedDetails withMobileIndex(@Nullable String index) {
        return new SealedDetails(
                name,
                gender,
                mobile,
                index,
                mobileLastFour,
                wechatId,
                wechatIndex,
                address,
                departmentId,
                position,
                rank,
                communityIds);
    }

    @Override
    public String toString() {
        return "SealedDetails";
    }
}
