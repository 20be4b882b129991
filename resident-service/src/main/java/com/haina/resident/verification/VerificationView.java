package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.resident.person.Identity;

/**
 * An application as a queue shows it.
 *
 * @param address community and room
 * @param roomName the room's path alone
 * @param reasons why it was not approved at once
 * @param heldBy the operator who is at it now, if that is another
 * @param notice what became of the last thing that the applicant was told
 */
record VerificationView(
        String id,
        String communityId,
        @Nullable String communityName,
        String roomId,
        @Nullable String address,
        @Nullable String roomName,
        Identity identity,
        String name,
        VerificationState state,
        List<ReviewReason> reasons,
        Instant createdAt,
        Instant waitingSince,
        @Nullable Instant decidedAt,
        Step.@Nullable By decidedBy,
        @Nullable String decidedByName,
        @Nullable String heldBy,
        @Nullable NoticeView notice) {

    /**
     * A notice to the applicant.
     *
     * @param accepted whether WeChat took it; absent while that is not known
     */
    record NoticeView(
            Notice.Kind kind,
            Instant at,
            FollowerNoticeDelivered.@Nullable Channel channel,
            @Nullable Boolean accepted,
            @Nullable Integer code) {

        static @Nullable NoticeView of(@Nullable Notice notice) {
            return notice == null
                    ? null
                    : new NoticeView(notice.kind(), notice.at(), notice.channel(), notice.accepted(), notice.code());
        }
    }

    /**
     * An application with all that a decision needs.
     *
     * @param mobileMasked what the applicant proved; the clear value has its own audited address
     * @param suggestions people on file who may be the applicant, the likeliest first
     * @param inRoom who lives in the room by the file
     * @param takeBackUntil until when the decision can be taken back; absent where it cannot
     */
    record Detail(
            VerificationView application,
            @Nullable String mobileMasked,
            @Nullable String idNumberMasked,
            @Nullable String question,
            @Nullable RejectionReason rejection,
            @Nullable String rejectionText,
            @Nullable String residentId,
            @Nullable Instant ownerUntil,
            @Nullable Instant takeBackUntil,
            List<Suggestion> suggestions,
            List<Inhabitant> inRoom,
            List<StepView> steps) {

        @Override
        public String toString() {
            return "Detail";
        }
    }

    /** How a value on file stands to what the applicant gave. */
    enum Agreement {
        SAME,
        DIFFERENT,
        /** One of the two is not known. */
        UNKNOWN
    }

    /**
     * A person on file who may be the applicant.
     *
     * @param address where the person lives: the room applied for if that is one of them
     * @param identity what the person is to that room
     */
    record Suggestion(
            String residentId,
            @Nullable String name,
            @Nullable String address,
            @Nullable Identity identity,
            @Nullable String mobileMasked,
            @Nullable String idNumberMasked,
            Agreement nameAgrees,
            Agreement roomAgrees,
            Agreement identityAgrees,
            Agreement mobileAgrees,
            Agreement idNumberAgrees) {

        @Override
        public String toString() {
            return "Suggestion";
        }
    }

    /**
     * Somebody who lives in the room by the file.
     *
     * @param verifiedSince since when somebody is verified as this person; absent for nobody
     */
    record Inhabitant(
            String residentId,
            @Nullable String name,
            @Nullable Identity identity,
            @Nullable Instant verifiedSince) {

        @Override
        public String toString() {
            return "Inhabitant";
        }
    }

    /** Who did what when. */
    record StepView(
            Instant at,
            Step.By by,
            @Nullable String actorName,
            Step.What what,
            @Nullable String text) {

        @Override
        public String toString() {
            return "StepView";
        }
    }

    @Override
    public String toString() {
        return "VerificationView[id=" + id + "]";
    }
}
