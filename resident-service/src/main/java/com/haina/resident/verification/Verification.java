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

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;
import com.haina.resident.person.Identity;

/**
 * A follower's application to be verified as living in a room. What the applicant says stays here and never changes the file. Mobile and
 * ID number are sealed; beside them stand keyed digests.
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

    private String followerId = "";
    private String communityId = "";
    private String roomId = "";
    private Identity identity = Identity.OWNER;
    private String name = "";
    private @Nullable Sealed mobile;
    private String mobileKey = "";
    private @Nullable Sealed idNumber;
    private @Nullable String idNumberKey;

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

    private @Nullable Instant decidedAt;
    private Step.@Nullable By decidedBy;
    private @Nullable String decidedById;
    private @Nullable String decidedByName;

    private @Nullable String residentId;
    private @Nullable Identity boundAs;
    private @Nullable String bindingId;
    /** Set until the binding is there. */
    private @Nullable Instant bindingDue;

    private boolean residentCreated;
    private @Nullable String occupancyId;
    private boolean mobileKept;

    private @Nullable String heldById;
    private @Nullable String heldByName;
    private @Nullable Instant heldUntil;

    private Instant createdAt = Instant.EPOCH;

    @PersistenceCreator
    Verification(String id) {
        super(id);
    }

    /** What somebody said of himself; the mobile was proven. */
    record Said(
            String followerId,
            String communityId,
            String roomId,
            Identity identity,
            String name,
            Sealed mobile,
            String mobileKey,
            @Nullable Sealed idNumber,
            @Nullable String idNumberKey) {

        @Override
        public String toString() {
            return "Said";
        }
    }

    static Verification of(Said said, Instant now) {
        Verification verification = new Verification(Ids.next());
        verification.followerId = said.followerId();
        verification.communityId = said.communityId();
        verification.roomId = said.roomId();
        verification.identity = said.identity();
        verification.name = said.name();
        verification.mobile = said.mobile();
        verification.mobileKey = said.mobileKey();
        verification.idNumber = said.idNumber();
        verification.idNumberKey = said.idNumberKey();
        verification.createdAt = now;
        verification.waitingSince = now;
        verification.pendingKey = pendingKey(said.followerId(), said.roomId());
        if (said.identity() != Identity.OWNER) {
            verification.ownerUntil = now.plus(OWNER_TIME);
        }
        verification.step(now, Step.By.APPLICANT, said.followerId(), null, Step.What.SUBMITTED, null);
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

    /**
     * Approved as this person.
     *
     * @param as what the person is to the room by the file
     * @param keepMobile whether the proven mobile is kept with the binding
     */
    void approve(
            Step.By by,
            @Nullable String actorId,
            @Nullable String actorName,
            String resident,
            Identity as,
            boolean created,
            @Nullable String occupancy,
            boolean keepMobile,
            Instant now) {
        decide(by, actorId, actorName, now);
        state = VerificationState.APPROVED;
        residentId = resident;
        boundAs = as;
        residentCreated = created;
        occupancyId = occupancy;
        mobileKept = keepMobile;
        bindingId = Ids.next();
        bindingDue = now;
        step(now, by, actorId, actorName, Step.What.APPROVED, null);
        changed();
        tell(followerId, Notice.Kind.VERIFICATION_APPROVED, now);
    }

    void reject(
            Step.By by,
            @Nullable String actorId,
            @Nullable String actorName,
            RejectionReason reason,
            @Nullable String text,
            Instant now) {
        decide(by, actorId, actorName, now);
        state = VerificationState.REJECTED;
        rejection = reason;
        rejectionText = text;
        step(now, by, actorId, actorName, Step.What.REJECTED, text);
        changed();
        tell(followerId, Notice.Kind.VERIFICATION_REJECTED, now);
    }

    void ask(String actorId, @Nullable String actorName, String text, Instant now) {
        decide(Step.By.STAFF, actorId, actorName, now);
        pendingKey = pendingKey(followerId, roomId);
        state = VerificationState.MORE_NEEDED;
        ownerUntil = null;
        question = text;
        answerUntil = now.plus(ANSWER_TIME);
        step(now, Step.By.STAFF, actorId, actorName, Step.What.ASKED_FOR_MORE, text);
        changed();
        tell(followerId, Notice.Kind.VERIFICATION_MORE_NEEDED, now);
    }

    private void decide(Step.By by, @Nullable String actorId, @Nullable String actorName, Instant now) {
        decidedAt = now;
        decidedBy = by;
        decidedById = actorId;
        decidedByName = actorName;
        pendingKey = null;
        heldById = null;
        heldByName = null;
        heldUntil = null;
    }

    /** The applicant's answer to what was asked. */
    void supplement(String text, Instant now) {
        question = null;
        answerUntil = null;
        undecide();
        step(now, Step.By.APPLICANT, followerId, null, Step.What.SUPPLEMENTED, text);
        await(VerificationState.WAITING_FOR_REVIEW, reasons, now, false);
    }

    void takeBack(String actorId, @Nullable String actorName, Instant now) {
        boolean heard = state != VerificationState.MORE_NEEDED;
        undecide();
        pendingKey = pendingKey(followerId, roomId);
        question = null;
        answerUntil = null;
        rejection = null;
        rejectionText = null;
        residentId = null;
        boundAs = null;
        bindingId = null;
        bindingDue = null;
        residentCreated = false;
        occupancyId = null;
        step(now, Step.By.STAFF, actorId, actorName, Step.What.TAKEN_BACK, null);
        Instant since = waitingSince;
        await(VerificationState.WAITING_FOR_REVIEW, reasons, now, false);
        waitingSince = since;
        if (heard) {
            tell(followerId, Notice.Kind.VERIFICATION_REOPENED, now);
        }
    }

    private void undecide() {
        decidedAt = null;
        decidedBy = null;
        decidedById = null;
        decidedByName = null;
    }

    void withdraw(Instant now) {
        decide(Step.By.APPLICANT, followerId, null, now);
        state = VerificationState.WITHDRAWN;
        step(now, Step.By.APPLICANT, followerId, null, Step.What.WITHDRAWN, null);
        changed();
    }

    /** The owners' time is over; the same for the applicant whether or not there were any. */
    void passOn(Instant now) {
        ownerUntil = null;
        List<ReviewReason> why = new ArrayList<>(reasons);
        if (state == VerificationState.WAITING_FOR_OWNER) {
            why.add(ReviewReason.OWNER_SILENT);
        }
        step(now, Step.By.PLATFORM, null, null, Step.What.PASSED_ON, null);
        await(VerificationState.WAITING_FOR_REVIEW, why, now, false);
        tell(followerId, Notice.Kind.VERIFICATION_PASSED_ON, now);
    }

    void expire(Instant now) {
        decide(Step.By.PLATFORM, null, null, now);
        state = VerificationState.EXPIRED;
        answerUntil = null;
        step(now, Step.By.PLATFORM, null, null, Step.What.EXPIRED, null);
        changed();
        tell(followerId, Notice.Kind.VERIFICATION_EXPIRED, now);
    }

    void hold(String operatorId, @Nullable String operatorName, Instant until) {
        heldById = operatorId;
        heldByName = operatorName;
        heldUntil = until;
    }

    void release() {
        heldById = null;
        heldByName = null;
        heldUntil = null;
    }

    /** Whether another operator is at it. */
    boolean isHeldFrom(String operatorId, Instant now) {
        return heldById != null && !heldById.equals(operatorId) && heldUntil != null && heldUntil.isAfter(now);
    }

    /** The number that proves who somebody is need not be kept longer than the decision can be doubted. */
    void forgetIdNumber() {
        idNumber = null;
        idNumberKey = null;
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
        int at = 0;
        for (Notice notice : notices) {
            if (notice.id().equals(result.noticeId())) {
                if (notice.accepted() != null) {
                    return false;
                }
                notices.set(at, notice.delivered(result));
                return true;
            }
            at++;
        }
        return false;
    }

    Optional<Notice> notice(String noticeId) {
        return notices.stream().filter(notice -> notice.id().equals(noticeId)).findFirst();
    }

    /** The last thing that the applicant was told. */
    Optional<Notice> lastNotice() {
        return notices.stream()
                .filter(notice -> notice.followerId().equals(followerId))
                .reduce((earlier, later) -> later);
    }

    private void changed() {
        record(VerificationChanged.TYPE, new VerificationChanged(id(), followerId, communityId, roomId, state.name()));
    }

    private void step(
            Instant now,
            Step.By by,
            @Nullable String actorId,
            @Nullable String actorName,
            Step.What what,
            @Nullable String text) {
        steps.add(new Step(now, by, actorId, actorName, what, text));
        while (steps.size() > MOST_STEPS) {
            steps.remove(1);
        }
    }

    // What it says

    String followerId() {
        return followerId;
    }

    String communityId() {
        return communityId;
    }

    String roomId() {
        return roomId;
    }

    Identity identity() {
        return identity;
    }

    String name() {
        return name;
    }

    @Nullable
    Sealed mobile() {
        return mobile;
    }

    String mobileKey() {
        return mobileKey;
    }

    @Nullable
    Sealed idNumber() {
        return idNumber;
    }

    @Nullable
    String idNumberKey() {
        return idNumberKey;
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

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    Step.@Nullable By decidedBy() {
        return decidedBy;
    }

    @Nullable
    String decidedByName() {
        return decidedByName;
    }

    @Nullable
    String residentId() {
        return residentId;
    }

    @Nullable
    Identity boundAs() {
        return boundAs;
    }

    @Nullable
    String bindingId() {
        return bindingId;
    }

    @Nullable
    Instant bindingDue() {
        return bindingDue;
    }

    boolean residentCreated() {
        return residentCreated;
    }

    @Nullable
    String occupancyId() {
        return occupancyId;
    }

    boolean mobileKept() {
        return mobileKept;
    }

    @Nullable
    String heldById() {
        return heldById;
    }

    @Nullable
    String heldByName() {
        return heldByName;
    }

    @Nullable
    Instant heldUntil() {
        return heldUntil;
    }

    Instant createdAt() {
        return createdAt;
    }
}
