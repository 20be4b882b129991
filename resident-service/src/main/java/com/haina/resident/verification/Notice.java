package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.follower.FollowerNoticeDelivered;

/**
 * Something that a follower was to hear about an application or a binding; its text is made when it is fetched.
 *
 * @param id of the notice: the id of what it is about, a dot, a number
 * @param channel how it was sent; absent until that is known
 * @param code WeChat's error code
 */
record Notice(
        String id,
        String followerId,
        Kind kind,
        Instant at,
        FollowerNoticeDelivered.@Nullable Channel channel,
        @Nullable Boolean accepted,
        @Nullable Integer code) {

    /** What it says. */
    enum Kind {
        VERIFICATION_APPROVED,
        VERIFICATION_REJECTED,
        VERIFICATION_MORE_NEEDED,
        /** Nobody answered for the room; staff decide. */
        VERIFICATION_PASSED_ON,
        /** Staff took their decision back. */
        VERIFICATION_REOPENED,
        VERIFICATION_EXPIRED,
        /** To an owner: somebody applied. */
        OWNER_ASKED,
        BINDING_ENDED
    }

    static Optional<Notice> find(List<Notice> notices, String noticeId) {
        return notices.stream().filter(notice -> notice.id().equals(noticeId)).findFirst();
    }

    /** Writes into the list what became of one of its notices. Whether that is news. */
    static boolean deliver(List<Notice> notices, FollowerNoticeDelivered result) {
        Optional<Notice> told = find(notices, result.noticeId()).filter(notice -> notice.accepted() == null);
        told.ifPresent(notice -> notices.set(notices.indexOf(notice), notice.delivered(result)));
        return told.isPresent();
    }

    private Notice delivered(FollowerNoticeDelivered result) {
        return new Notice(id, followerId, kind, at, result.channel(), result.accepted(), result.code());
    }
}
