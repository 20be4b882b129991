package com.haina.staff.member;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;

/** Turns details into what may stand in a document, and back. */
@Component
class SealMember {

    private static final String MOBILE = "staff.mobile";
    private static final String LAST_FOUR = "staff.mobile-last-four";
    private static final String WECHAT_ID = "staff.wechat-id";
    private static final String ADDRESS = "staff.address";

    private final FieldCipher cipher;
    private final BlindIndex index;

    SealMember(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    SealedDetails seal(MemberDetails details) {
        String wechatId = details.wechatId();
        String address = details.address();
        return new SealedDetails(
                details.name(),
                details.gender(),
                cipher.encrypt(details.mobile(), MOBILE),
                mobileIndex(details.mobile()),
                lastFourIndex(MobileNumber.lastFour(details.mobile())),
                wechatId == null ? null : cipher.encrypt(wechatId, WECHAT_ID),
                wechatId == null ? null : wechatIndex(wechatId),
                address == null ? null : cipher.encrypt(address, ADDRESS),
                details.departmentId(),
                details.position(),
                details.rank(),
                details.communityIds());
    }

    MemberDetails open(SealedDetails sealed) {
        return new MemberDetails(
                sealed.name(),
                sealed.gender(),
                cipher.decrypt(sealed.mobile(), MOBILE),
                open(sealed.wechatId(), WECHAT_ID),
                open(sealed.address(), ADDRESS),
                sealed.departmentId(),
                sealed.position(),
                sealed.rank(),
                sealed.communityIds() == null ? List.of() : sealed.communityIds());
    }

    String mobileIndex(String mobile) {
        return index.of(MOBILE, mobile);
    }

    String lastFourIndex(String digits) {
        return index.of(LAST_FOUR, digits);
    }

    String wechatIndex(String wechatId) {
        return index.of(WECHAT_ID, wechatId);
    }

    private @Nullable String open(@Nullable Sealed sealed, String context) {
        return sealed == null ? null : cipher.decrypt(sealed, context);
    }
}
