package com.haina.staff.member;

import org.springframework.stereotype.Component;

/** Brings a deleted member back, if nobody else has the mobile by now. */
@Component
class RestoreMember {

    private final SealMember sealing;

    RestoreMember(SealMember sealing) {
        this.sealing = sealing;
    }

    void restore(Member member) {
        if (member.listed()) {
            throw new NotDeleted();
        }
        member.restore(sealing.mobileIndex(sealing.open(member.details()).mobile()));
    }
}
