package com.haina.resident.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;
import com.haina.resident.person.Identity;

/**
 * A follower's application to be verified as living in a room. What the applicant says stays here and never changes the file.
 */
@Document("verifications")
class Verification extends Aggregate {

    /** How long a decision of staff can be taken back. */
    static final Duration TAKE_BACK = Duration.ofMinutes(5);
    /** How long owners have before staff are asked. */
    static final Duration OWNER_TIME = Duration.ofDays(3);
    /** How long an applicant has to answer. */
    static final Duration ANSWER_TIME = Duration.ofDays(30);
    /** How long an operator who opened it keeps others from deciding. */
    static final Duration HOLD = Duration.ofMinutes(5);

    private static final int MOST_STEPS = 60;

    @Unwrapped.Nullable
    private Said said;

    private VerificationState state = VerificationState.WAITING_FOR_REVIEW;
    private List<ReviewReason> reasons = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();
    private List<Notice> notices = new ArrayList<>();
    private int noticesMade;
    /** Follower and room while pending; unique, so that nobody applies twice. */
    private @Nullable String pendingKey;
    /** Since when somebody has to act, for the order of the queue. */
    private Instant waitingSince = Instant.EPOCH;
    /** While set, family and tenants read that an owner is asked, whether or not there is one. */
    private @Nullable Instant ownerUntil;

    private @Nullable Instant answerUntil;
    /** What the applicant is asked for. */
    private @Nullable String question;

    private @Nullable RejectionReason rejection;
    private @Nullable String rejectionText;

    @Unwrapped.Nullable
    private @Nullable Decision decision;

    @Unwrapped.Nullable
    private Approval approval = Approval.NONE;

    @Unwrapped.Nullable
    private @Nullable Hold hold;

    private Instant createdAt = Instant.EPOCH;

    @PersistenceCreator
    @SuppressWarnings("NullAway.Init")
    Verification(String id) {
        super(id);
    }

    static Verification of(Said said, Instant now) {
        Verification verification = new Verification(Ids.next());
        verification.said = said;
        verification.createdAt = now;
        verification.waitingSince = now;
        verification.pendingKey = pendingKey(said.followerId(), said.roomId());
        if (said.identity() != Identity.OWNER) {
            verification.ownerUntil = now.plus(OWNER_TIME);
        }
        verification.step(now, Actor.applicant(said.followerId()), Step.What.SUBMITTED, null);
        return verification;
    }

    /** Unique across tenants, because a follower is. */
    static String pendingKey(String followerId, String roomId) {
        return followerId + "/" + roomId;
    }

    // What becomes of it

    /** Waits for somebody; tells others when that is somebody else than before. */
    void await(VerificationState pending, Collection<ReviewReason> why, Instant now, boolean isNew) {
        reasons = new ArrayList<>(why);
        if (isNew || state != pending) {
            if (!isNew) {
                waitingSince = now;
            }
            if (pending == VerificationState.WAITING_FOR_OWNER && ownerUntil == null) {
                ownerUntil = now.plus(OWNER_TIME);
            }
            state = pending;
            changed();
        }
    }

    void approve(Actor actor, Approval as, Instant now) {
        decide(actor, now);
        state = VerificationState.APPROVED;
        approval = as;
        step(now, actor, Step.What.APPROVED, null);
        changed();
        tell(followerId(), Notice.Kind.VERIFICATION_APPROVED, now);
    }

    void reject(Actor actor, RejectionReason reason, @Nullable String text, Instant now) {
        decide(actor, now);
        state = VerificationState.REJECTED;
        rejection = reason;
        rejectionText = text;
        step(now, actor, Step.What.REJECTED, text);
        changed();
        tell(followerId(), Notice.Kind.VERIFICATION_REJECTED, now);
    }

    void ask(Actor actor, String text, Instant now) {
        decide(actor, now);
        pendingKey = pendingKey(followerId(), roomId());
        state = VerificationState.MORE_NEEDED;
        ownerUntil = null;
        question = text;
        answerUntil = now.plus(ANSWER_TIME);
        step(now, actor, Step.What.ASKED_FOR_MORE, text);
        changed();
        tell(followerId(), Notice.Kind.VERIFICATION_MORE_NEEDED, now);
    }

    private void decide(Actor actor, Instant now) {
        decision = Decision.of(actor, now);
        pendingKey = null;
        hold = null;
    }

    /** The applicant's answer to what was asked. */
    void supplement(String text, Instant now) {
        question = null;
        answerUntil = null;
        decision = null;
        step(now, Actor.applicant(followerId()), Step.What.SUPPLEMENTED, text);
        await(VerificationState.WAITING_FOR_REVIEW, reasons, now, false);
    }

    void takeBack(Actor actor, Instant now) {
        boolean heard = state != VerificationState.MORE_NEEDED;
        decision = null;
        pendingKey = pendingKey(followerId(), roomId());
        question = null;
        answerUntil = null;
        rejection = null;
        rejectionText = null;
        approval = Approval.NONE;
        step(now, actor, Step.What.TAKEN_BACK, null);
        Instant since = waitingSince;
        await(VerificationState.WAITING_FOR_REVIEW, reasons, now, false);
        waitingSince = since;
        if (heard) {
            tell(followerId(), Notice.Kind.VERIFICATION_REOPENED, now);
        }
    }

    void withdraw(Instant now) {
        Actor applicant = Actor.applicant(followerId());
        decide(applicant, now);
        state = VerificationState.WITHDRAWN;
        step(now, applicant, Step.What.WITHDRAWN, null);
        changed();
    }

    /** The owners' time is over; the same for the applicant whether or not there were any. */
    void passOn(Instant now) {
        ownerUntil = null;
        List<ReviewReason> why = new ArrayList<>(reasons);
        if (state == VerificationState.WAITING_FOR_OWNER) {
            why.add(ReviewReason.OWNER_SILENT);
        }
        step(now, Actor.PLATFORM, Step.What.PASSED_ON, null);
        await(VerificationState.WAITING_FOR_REVIEW, why, now, false);
        tell(followerId(), Notice.Kind.VERIFICATION_PASSED_ON, now);
    }

    void expire(Instant now) {
        decide(Actor.PLATFORM, now);
        state = VerificationState.EXPIRED;
        answerUntil = null;
        step(now, Actor.PLATFORM, Step.What.EXPIRED, null);
        changed();
        tell(followerId(), Notice.Kind.VERIFICATION_EXPIRED, now);
    }

    void hold(Hold by) {
        hold = by;
    }

    void release() {
        hold = null;
    }

    /** The number that proves who somebody is need not be kept longer than the decision can be doubted. */
    void forgetIdNumber() {
        said = said.withoutIdNumber();
    }

    // What is told

    /** Asks the owners, each on the own phone. */
    void askOwners(Collection<String> owners, Instant now) {
        owners.stream()
                .filter(owner -> notices.stream()
                        .noneMatch(notice -> notice.kind() == Notice.Kind.OWNER_ASKED
                                && notice.followerId().equals(owner)))
                .forEach(owner -> tell(owner, Notice.Kind.OWNER_ASKED, now));
    }

    private void tell(String follower, Notice.Kind kind, Instant now) {
        String noticeId = id() + "." + ++noticesMade;
        notices.add(new Notice(noticeId, follower, kind, now, null, null, null));
        record(FollowerNoticeRequested.TYPE, new FollowerNoticeRequested(noticeId, follower, kind.name()));
    }

    boolean delivered(FollowerNoticeDelivered result) {
        return Notice.deliver(notices, result);
    }

    Optional<Notice> notice(String noticeId) {
        return Notice.find(notices, noticeId);
    }

    /** The last thing that the applicant was told. */
    Optional<Notice> lastNotice() {
        return notices.stream()
                .filter(notice -> notice.followerId().equals(followerId()))
                .reduce((earlier, later) -> later);
    }

    private void changed() {
        record(
                VerificationChanged.TYPE,
                new VerificationChanged(id(), followerId(), communityId(), roomId(), state.name()));
    }

    private void step(Instant now, Actor actor, Step.What what, @Nullable String text) {
        steps.add(new Step(now, actor.by(), actor.id(), actor.name(), what, text));
        while (steps.size() > MOST_STEPS) {
            steps.remove(1);
        }
    }

    // What it says

    String followerId() {
        return said.followerId();
    }

    String communityId() {
        return said.communityId();
    }

    String roomId() {
        return said.roomId();
    }

    Identity identity() {
        return said.identity();
    }

    String name() {
        return said.name();
    }

    Sealed mobile() {
        return said.mobile();
    }

    String mobileKey() {
        return said.mobileKey();
    }

    @Nullable
    Sealed idNumber() {
        return said.idNumber();
    }

    @Nullable
    String idNumberKey() {
        return said.idNumberKey();
    }

    VerificationState state() {
        return state;
    }

    /** What the applicant reads: nothing in it tells whether the room has an owner who could be asked. */
    VerificationState stateForApplicant() {
        return state == VerificationState.WAITING_FOR_REVIEW && ownerUntil != null
                ? VerificationState.WAITING_FOR_OWNER
                : state;
    }

    /** Whether owners of the room may read of it: their time is not over, or was over before they answered. */
    boolean isForOwners() {
        return ownerUntil != null || reasons.contains(ReviewReason.OWNER_SILENT);
    }

    List<ReviewReason> reasons() {
        return List.copyOf(reasons);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Instant waitingSince() {
        return waitingSince;
    }

    @Nullable
    Instant ownerUntil() {
        return ownerUntil;
    }

    @Nullable
    Instant answerUntil() {
        return answerUntil;
    }

    @Nullable
    String question() {
        return question;
    }

    @Nullable
    RejectionReason rejection() {
        return rejection;
    }

    @Nullable
    String rejectionText() {
        return rejectionText;
    }

    /** The last decision; absent while there is none, or after it was taken back. */
    @Nullable
    Decision decision() {
        return decision;
    }

    /** {@link Approval#NONE} while it is not approved. */
    Approval approval() {
        return approval;
    }

    /** The operator who is at it, or was a while ago. */
    @Nullable
    Hold hold() {
        return hold;
    }

    Instant createdAt() {
        return createdAt;
    }
}
