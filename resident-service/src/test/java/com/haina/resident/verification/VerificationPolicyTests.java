package com.haina.resident.verification;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationPolicyTests {

    private static final String ROOM = "room";
    private static final KnownResident LIN = person("lin", "林建国", "m1", "id1", ROOM, Identity.OWNER, true);

    private static KnownResident person(
            String id,
            @Nullable String name,
            @Nullable String mobile,
            @Nullable String idNumber,
            String room,
            @Nullable Identity identity,
            boolean current) {
        return new KnownResident(
                id,
                name,
                mobile,
                idNumber,
                List.of(new KnownResident.Life("life-" + id, room, "community", identity, current, null)));
    }

    /** An application of 林建国 as the owner with the mobile m1, to be changed in one point. */
    private static final class Applying {
        private Identity identity = Identity.OWNER;
        private String name = "林建国";
        private String mobile = "m1";
        private @Nullable String idNumber;
        private @Nullable IdentityTerms terms;
        private List<KnownResident> inRoom = List.of(LIN);
        private @Nullable KnownResident byMobile = LIN;
        private boolean ownerVerified;
        private boolean endedBefore;
        private boolean declinedBefore;
        private int rooms;
        private boolean invited;

        VerificationPolicy.Outcome judged() {
            return VerificationPolicy.judge(new VerificationPolicy.Case(
                    new VerificationPolicy.Claim(ROOM, identity, name, mobile, idNumber),
                    terms == null ? IdentityTerms.usual(identity) : terms,
                    inRoom,
                    byMobile,
                    ownerVerified,
                    endedBefore,
                    declinedBefore,
                    rooms,
                    invited));
        }
    }

    private static void assertReviewed(VerificationPolicy.Outcome outcome, ReviewReason... reasons) {
        assertThat(outcome.state()).isEqualTo(VerificationState.WAITING_FOR_REVIEW);
        assertThat(outcome.residentId()).isNull();
        assertThat(outcome.reasons()).containsExactly(reasons);
    }

    @Test
    void whoAgreesWithTheFileInMobileRoomAndNameIsApprovedAtOnce() {
        VerificationPolicy.Outcome outcome = new Applying().judged();
        assertThat(outcome.state()).isEqualTo(VerificationState.APPROVED);
        assertThat(outcome.residentId()).isEqualTo("lin");
    }

    @Test
    void aNameIsComparedWithoutSpacesWidthAndMiddleDots() {
        Applying applying = new Applying();
        KnownResident known = person("g", "古丽娜尔·阿不都", "m1", null, ROOM, Identity.OWNER, true);
        applying.inRoom = List.of(known);
        applying.byMobile = known;
        applying.name = "古丽娜尔 • 阿不都";
        assertThat(applying.judged().state()).isEqualTo(VerificationState.APPROVED);
    }

    @Test
    void aMiddleDotMayBeWrittenAsAFullStop() {
        Applying applying = new Applying();
        KnownResident known = person("g", "古丽娜尔·阿不都", "m1", null, ROOM, Identity.OWNER, true);
        applying.inRoom = List.of(known);
        applying.byMobile = known;
        applying.name = "古丽娜尔．阿不都";
        assertThat(applying.judged().state()).isEqualTo(VerificationState.APPROVED);
    }

    @Test
    void nobodyIsAnOwnerByTheOwnWordAloneWhereTheFileNamesOthers() {
        Applying applying = new Applying();
        KnownResident unsaid = person("child", "林一诺", "m9", null, ROOM, null, true);
        applying.name = "林一诺";
        applying.mobile = "m9";
        applying.inRoom = List.of(LIN, unsaid);
        applying.byMobile = unsaid;
        assertReviewed(applying.judged(), ReviewReason.IDENTITY_DIFFERS);
        applying.identity = Identity.FAMILY;
        assertThat(applying.judged().residentId()).isEqualTo("child");
        applying.identity = Identity.OWNER;
        applying.inRoom = List.of(unsaid);
        assertThat(applying.judged().residentId())
                .as("where the file names nobody")
                .isEqualTo("child");
    }

    @Test
    void whatIsNotOnFileCannotDisagree() {
        Applying applying = new Applying();
        KnownResident bare = person("bare", null, "m1", null, ROOM, null, true);
        applying.inRoom = List.of(bare);
        applying.byMobile = bare;
        applying.idNumber = "id9";
        assertThat(applying.judged().residentId()).isEqualTo("bare");
    }

    @Test
    void anotherNameIdentityOrIdNumberIsForStaff() {
        Applying name = new Applying();
        name.name = "林建";
        assertReviewed(name.judged(), ReviewReason.NAME_DIFFERS);
        Applying idNumber = new Applying();
        idNumber.idNumber = "id2";
        assertReviewed(idNumber.judged(), ReviewReason.ID_NUMBER_DIFFERS);
        Applying identity = new Applying();
        identity.inRoom = List.of(person("lin", "林建国", "m1", null, ROOM, Identity.TENANT, true));
        assertReviewed(identity.judged(), ReviewReason.IDENTITY_DIFFERS);
    }

    @Test
    void theNameNeedNotAgreeWhereTheTermsSaySo() {
        Applying applying = new Applying();
        applying.name = "林先生";
        applying.terms = new IdentityTerms(true, false, IdentityTerms.IdNumberTerm.NOT_ASKED, false, 10, null);
        assertThat(applying.judged().state()).isEqualTo(VerificationState.APPROVED);
    }

    @Test
    void whereTheTermsWantStaffEverybodyIsReviewed() {
        Applying applying = new Applying();
        applying.terms = new IdentityTerms(false, true, IdentityTerms.IdNumberTerm.NOT_ASKED, false, 10, null);
        assertReviewed(applying.judged(), ReviewReason.ALWAYS_REVIEWED);
    }

    @Test
    void anotherMobileOfAKnownNameIsForStaff() {
        Applying applying = new Applying();
        applying.mobile = "m2";
        applying.byMobile = null;
        assertReviewed(applying.judged(), ReviewReason.MOBILE_DIFFERS);
        applying.inRoom = List.of(LIN, person("lin2", "林建国", null, null, ROOM, Identity.FAMILY, true));
        assertReviewed(applying.judged(), ReviewReason.SEVERAL_OF_THAT_NAME);
        applying.inRoom = List.of();
        assertReviewed(applying.judged(), ReviewReason.NO_RECORD);
    }

    @Test
    void whoLivesElsewhereOrMovedOutIsForStaff() {
        Applying applying = new Applying();
        applying.inRoom = List.of();
        applying.byMobile = person("lin", "林建国", "m1", null, "elsewhere", Identity.OWNER, true);
        assertReviewed(applying.judged(), ReviewReason.LIVES_ELSEWHERE);
        applying.byMobile = person("lin", "林建国", "m1", null, ROOM, Identity.OWNER, false);
        assertReviewed(applying.judged(), ReviewReason.MOVED_OUT);
    }

    @Test
    void aVerifiedOwnerIsAskedAboutFamilyAndTenantsAndStaffWhereThereIsNone() {
        Applying applying = new Applying();
        applying.identity = Identity.TENANT;
        applying.name = "陈默";
        applying.mobile = "m7";
        applying.byMobile = null;
        assertReviewed(applying.judged(), ReviewReason.NO_RECORD, ReviewReason.NO_OWNER);
        applying.ownerVerified = true;
        assertThat(applying.judged().state()).isEqualTo(VerificationState.WAITING_FOR_OWNER);
    }

    @Test
    void noOwnerIsAskedAgainAboutWhomAnOwnerDidNotConfirm() {
        Applying applying = new Applying();
        applying.identity = Identity.TENANT;
        applying.name = "陈默";
        applying.mobile = "m7";
        applying.byMobile = null;
        applying.ownerVerified = true;
        applying.declinedBefore = true;
        assertReviewed(applying.judged(), ReviewReason.NO_RECORD, ReviewReason.DECLINED_BEFORE);
        applying.invited = true;
        assertThat(applying.judged().state()).isEqualTo(VerificationState.APPROVED);
    }

    @Test
    void noOwnerIsAskedAboutAMobileThatIsSomebodyElsesByTheFile() {
        Applying applying = new Applying();
        applying.identity = Identity.FAMILY;
        applying.name = "陈默";
        applying.ownerVerified = true;
        assertThat(applying.judged().state()).isEqualTo(VerificationState.WAITING_FOR_REVIEW);
    }

    @Test
    void anOwnersInvitationIsTheConfirmation() {
        Applying applying = new Applying();
        applying.identity = Identity.FAMILY;
        applying.name = "林一诺";
        applying.mobile = "m8";
        applying.byMobile = null;
        applying.invited = true;
        assertThat(applying.judged().state()).isEqualTo(VerificationState.APPROVED);
        applying.byMobile = LIN;
        assertThat(applying.judged().state())
                .as("with a mobile that is on file under another name")
                .isEqualTo(VerificationState.WAITING_FOR_REVIEW);
    }

    @Test
    void whoseAccessWasEndedOrWhoHoldsManyRoomsIsReviewedThoughAllAgrees() {
        Applying ended = new Applying();
        ended.endedBefore = true;
        assertReviewed(ended.judged(), ReviewReason.ENDED_BEFORE);
        Applying many = new Applying();
        many.rooms = 10;
        assertReviewed(many.judged(), ReviewReason.TOO_MANY_ROOMS);
    }
}
