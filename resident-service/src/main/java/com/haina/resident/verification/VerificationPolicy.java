package com.haina.resident.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.haina.resident.community.PlaceName;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;

/**
 * What becomes of an application: the first rule that has something to say decides. Where a value is not on file it cannot disagree; what
 * the applicant says never changes the file.
 */
final class VerificationPolicy {

    /** Each by its name; adding a rule is adding a line. */
    private static final List<Function<Case, Optional<Outcome>>> RULES = List.of(
            VerificationPolicy::aVerifiedOwnerInvited,
            VerificationPolicy::whoseAccessWasEndedIsReviewed,
            VerificationPolicy::whoHoldsManyRoomsIsReviewed,
            VerificationPolicy::whoAgreesWithTheFileIsApproved,
            VerificationPolicy::anOwnerIsAskedAboutFamilyAndTenants,
            VerificationPolicy::staffDecideTheRest);

    private static final Pattern STOPS = Pattern.compile("[.。⋅]");

    private VerificationPolicy() {}

    /**
     * What an applicant says.
     *
     * @param mobileKey of a mobile that was proven by a code
     */
    record Claim(
            String roomId,
            Identity identity,
            String name,
            String mobileKey,
            @Nullable String idNumberKey) {}

    /**
     * All that a decision depends on.
     *
     * @param inRoom who lives in the room by the file
     * @param byMobile who has the mobile by the file, wherever
     * @param ownerVerified whether an owner of the room is verified and can be asked
     * @param endedBefore whether an owner or staff ended this person's access to the room
     * @param declinedBefore whether an owner of the room did not confirm this person
     * @param rooms how many rooms the follower holds
     * @param invited whether a verified owner of the room invited the applicant
     */
    record Case(
            Claim claim,
            IdentityTerms terms,
            List<KnownResident> inRoom,
            @Nullable KnownResident byMobile,
            boolean ownerVerified,
            boolean endedBefore,
            boolean declinedBefore,
            int rooms,
            boolean invited) {

        /** The person in the room who has the mobile. */
        Optional<KnownResident> match() {
            return inRoom.stream()
                    .filter(known -> claim.mobileKey().equals(known.mobileKey()))
                    .findFirst();
        }
    }

    /**
     * What is to be done.
     *
     * @param residentId who the applicant is on file; absent for somebody who is not
     * @param reasons why it was not approved, for staff
     */
    record Outcome(VerificationState state, @Nullable String residentId, List<ReviewReason> reasons) {}

    static Outcome judge(Case application) {
        return RULES.stream()
                .map(rule -> rule.apply(application))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** The owner's invitation is the confirmation, unless the mobile is somebody else's by the file. */
    private static Optional<Outcome> aVerifiedOwnerInvited(Case application) {
        KnownResident known = application.byMobile();
        return application.invited()
                        && (known == null
                                || agrees(known.name(), application.claim().name()))
                ? Optional.of(approved(known == null ? null : known.id()))
                : Optional.empty();
    }

    private static Optional<Outcome> whoseAccessWasEndedIsReviewed(Case application) {
        return application.endedBefore() ? Optional.of(review(ReviewReason.ENDED_BEFORE)) : Optional.empty();
    }

    private static Optional<Outcome> whoHoldsManyRoomsIsReviewed(Case application) {
        return application.rooms() >= application.terms().maxRooms()
                ? Optional.of(review(ReviewReason.TOO_MANY_ROOMS))
                : Optional.empty();
    }

    private static Optional<Outcome> whoAgreesWithTheFileIsApproved(Case application) {
        return application
                .match()
                .filter(known -> application.terms().exactMatch()
                        && disagreements(application, known).isEmpty())
                .map(known -> approved(known.id()));
    }

    /**
     * Not about somebody whom the file contradicts: an owner cannot know whose number it is. Nor a second time about somebody whom an owner
     * did not confirm: who is asked often enough says yes in the end.
     */
    private static Optional<Outcome> anOwnerIsAskedAboutFamilyAndTenants(Case application) {
        if (application.claim().identity() == Identity.OWNER
                || !application.terms().ownerConfirms()
                || !application.ownerVerified()
                || application.declinedBefore()) {
            return Optional.empty();
        }
        KnownResident known = application.byMobile();
        boolean contradicted = known != null
                && (!agrees(known.name(), application.claim().name())
                        || differs(known.idNumberKey(), application.claim().idNumberKey()));
        return contradicted
                ? Optional.empty()
                : Optional.of(new Outcome(VerificationState.WAITING_FOR_OWNER, null, List.of()));
    }

    private static Optional<Outcome> staffDecideTheRest(Case application) {
        List<ReviewReason> reasons = new ArrayList<>(application
                .match()
                .map(known -> disagreements(application, known))
                .orElseGet(() -> whyNobodyMatches(application)));
        if (application.declinedBefore()) {
            reasons.add(ReviewReason.DECLINED_BEFORE);
        }
        if (reasons.isEmpty()) {
            reasons.add(ReviewReason.ALWAYS_REVIEWED);
        }
        if (application.claim().identity() != Identity.OWNER
                && application.terms().ownerConfirms()
                && !application.ownerVerified()) {
            reasons.add(ReviewReason.NO_OWNER);
        }
        return Optional.of(new Outcome(VerificationState.WAITING_FOR_REVIEW, null, reasons));
    }

    /** What keeps the person with this mobile in this room from being the applicant. */
    private static List<ReviewReason> disagreements(Case application, KnownResident known) {
        Claim claim = application.claim();
        List<ReviewReason> reasons = new ArrayList<>();
        if (application.terms().nameMustMatch() && !agrees(known.name(), claim.name())) {
            reasons.add(ReviewReason.NAME_DIFFERS);
        }
        Identity onFile = known.currentIn(claim.roomId())
                .map(KnownResident.Life::identity)
                .orElse(null);
        if (onFile == null ? saysOwnerBesideOthers(application, known) : onFile != claim.identity()) {
            reasons.add(ReviewReason.IDENTITY_DIFFERS);
        }
        if (differs(known.idNumberKey(), claim.idNumberKey())) {
            reasons.add(ReviewReason.ID_NUMBER_DIFFERS);
        }
        return reasons;
    }

    /** Owners see who lives with them and end others' access: where the file names other owners, nobody is one by the own word alone. */
    private static boolean saysOwnerBesideOthers(Case application, KnownResident known) {
        return application.claim().identity() == Identity.OWNER
                && application.inRoom().stream()
                        .filter(other -> !other.id().equals(known.id()))
                        .flatMap(other -> other.currentIn(application.claim().roomId()).stream())
                        .anyMatch(life -> life.identity() == Identity.OWNER);
    }

    private static List<ReviewReason> whyNobodyMatches(Case application) {
        Claim claim = application.claim();
        long sameName = application.inRoom().stream()
                .filter(known -> known.name() != null && agrees(known.name(), claim.name()))
                .count();
        if (sameName > 0) {
            return List.of(sameName == 1 ? ReviewReason.MOBILE_DIFFERS : ReviewReason.SEVERAL_OF_THAT_NAME);
        }
        KnownResident known = application.byMobile();
        if (known == null) {
            return List.of(ReviewReason.NO_RECORD);
        }
        return List.of(known.livedIn(claim.roomId()) ? ReviewReason.MOVED_OUT : ReviewReason.LIVES_ELSEWHERE);
    }

    /** Whether a name on file is no other than the one that was said. */
    static boolean agrees(@Nullable String onFile, String said) {
        return onFile == null || nameKey(onFile).equals(nameKey(said));
    }

    /** Many write the middle dot of a name as a full stop. */
    private static String nameKey(String name) {
        return STOPS.matcher(PlaceName.textKey(name)).replaceAll("");
    }

    private static boolean differs(@Nullable String onFile, @Nullable String said) {
        return onFile != null && said != null && !Objects.equals(onFile, said);
    }

    private static Outcome approved(@Nullable String residentId) {
        return new Outcome(VerificationState.APPROVED, residentId, List.of());
    }

    private static Outcome review(ReviewReason reason) {
        return new Outcome(VerificationState.WAITING_FOR_REVIEW, null, List.of(reason));
    }
}
