package com.haina.staff.member;

import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;

/** Hands out one masked value in the clear, after the audit trail has who asked and why. */
@Component
class RevealMember {

    private final FindMember find;
    private final SealMember sealing;
    private final AuditTrail trail;

    RevealMember(FindMember find, SealMember sealing, AuditTrail trail) {
        this.find = find;
        this.sealing = sealing;
        this.trail = trail;
    }

    public String reveal(String id, Field field, String reason) {
        Member member = find.visible(id);
        MemberDetails details = sealing.open(member.details());
        String value = switch (field) {
            case MOBILE -> details.mobile();
            case WECHAT_ID -> details.wechatId();
            case ADDRESS -> details.address();
        };
        if (value == null) {
            throw new NothingToReveal();
        }
        trail.reveal("member", id, Masks.name(details.name()), field.wireName, reason);
        return value;
    }

    /** Which value. */
    enum Field {
        MOBILE("mobile"),
        WECHAT_ID("wechatId"),
        ADDRESS("address");

        private final String wireName;

        Field(String wireName) {
            this.wireName = wireName;
        }
    }
}
