package com.haina.resident.verification;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.platform.tenancy.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;

/** What owners decide on their own phones, and the homes a follower holds. */
class OwnersDecisionIT extends Applications {

    @Autowired
    private SettleVerification settle;

    @Autowired
    private InviteFamily invite;

    @Test
    void familyReadsTheSameWhetherOrNotTheRoomHasAnOwnerToAsk() {
        owner("林秀兰", 0);
        String asked = follower();
        String unasked = follower();
        Answer withOwner = apply(asked, 0, "FAMILY", "林一诺", mobile()).is(HttpStatus.CREATED);
        Answer withoutOwner = apply(unasked, 1, "FAMILY", "林一诺", mobile()).is(HttpStatus.CREATED);
        assertThat(withOwner.text("state")).isEqualTo("WAITING_FOR_OWNER");
        assertThat(withoutOwner.text("state")).isEqualTo("WAITING_FOR_OWNER");
        assertThat(withOwner.body().keySet()).isEqualTo(withoutOwner.body().keySet());
        assertThat(application(detail(withoutOwner)))
                .containsEntry("state", "WAITING_FOR_REVIEW")
                .containsEntry("reasons", List.of("NO_RECORD", "NO_OWNER"));
        for (Answer waiting : List.of(withOwner, withoutOwner)) {
            mongo.getCollection("verifications")
                    .updateOne(
                            new Document("_id", waiting.id()),
                            new Document(
                                    "$set",
                                    new Document(
                                            "ownerUntil",
                                            Date.from(Instant.now().minusSeconds(1)))));
        }
        eventually(() -> {
            follow.sweep();
            assertThat(mine(asked, withOwner).text("state")).isEqualTo("WAITING_FOR_REVIEW");
            assertThat(mine(unasked, withoutOwner).text("state")).isEqualTo("WAITING_FOR_REVIEW");
        });
        assertThat(application(detail(withOwner))).containsEntry("reasons", List.of("OWNER_SILENT"));
        assertThat(notice(withOwner.id()).get("title")).isEqualTo("已转物业审核");
        assertThat(notice(withoutOwner.id()).get("title")).isEqualTo("已转物业审核");
    }

    @Test
    void whoWaitsForStaffDoesNotReadThatTheRoomHasAnOwnerNow() {
        String stranger = follower();
        Answer waiting = apply(stranger, 2, "FAMILY", "路人", mobile()).is(HttpStatus.CREATED);
        eventually(() -> {
            ownersTimeIsOver(waiting);
            follow.sweep();
            assertThat(mine(stranger, waiting).text("state")).isEqualTo("WAITING_FOR_REVIEW");
        });
        owner("林秀兰", 2);
        CurrentTenant.run(tenant, () -> settle.reconsider(List.of(String.valueOf(rooms.get(2)))));
        assertThat(mine(stranger, waiting).text("state")).isEqualTo("WAITING_FOR_REVIEW");
    }

    @Test
    void anOwnerWhoIsTooLateReadsThatTheOfficeHasItAndDecidesNothing() {
        String owner = owner("林秀兰", 0);
        String tenant = follower();
        Answer waiting = apply(tenant, 0, "TENANT", "陈默", mobile()).is(HttpStatus.CREATED);
        eventually(() -> {
            ownersTimeIsOver(waiting);
            follow.sweep();
            assertThat(mine(tenant, waiting).text("state")).isEqualTo("WAITING_FOR_REVIEW");
        });
        String confirmation = MY + "/confirmations/" + waiting.id();
        assertThat(as(owner, HttpMethod.GET, confirmation, null)
                        .is(HttpStatus.OK)
                        .body())
                .containsEntry("state", "WAITING_FOR_REVIEW")
                .containsEntry("name", "陈默");
        assertThat(as(owner, HttpMethod.GET, MY + "/confirmations", null).items())
                .isEmpty();
        as(owner, HttpMethod.POST, confirmation + "/answer", Map.of("accept", true))
                .is(HttpStatus.CONFLICT, "verification.not-pending");
        String neighbour = owner("周海涛", 1);
        as(neighbour, HttpMethod.GET, confirmation, null).is(HttpStatus.NOT_FOUND);
        assertThat(mine(tenant, waiting).text("state")).isEqualTo("WAITING_FOR_REVIEW");
    }

    private void ownersTimeIsOver(Answer waiting) {
        mongo.getCollection("verifications")
                .updateOne(
                        new Document("_id", waiting.id()).append("ownerUntil", new Document("$exists", true)),
                        new Document(
                                "$set",
                                new Document(
                                        "ownerUntil", Date.from(Instant.now().minusSeconds(1)))));
    }

    @Test
    void anOwnerConfirmsATenantOnTheOwnPhone() {
        String owner = owner("林秀兰", 0);
        String tenantFollower = follower();
        Answer waiting = apply(tenantFollower, 0, "TENANT", "陈默", mobile()).is(HttpStatus.CREATED);
        Map<String, Object> asked = notice(waiting.id());
        assertThat(asked)
                .containsEntry("followerId", owner)
                .containsEntry("path", "/m/confirm/" + waiting.id() + "?app=wx0123456789abcdef");
        assertThat(String.valueOf(asked.get("text"))).contains("陈默").contains("租客");
        assertThat(as(owner, HttpMethod.GET, MY + "/confirmations", null).all("id"))
                .containsExactly(waiting.id());
        String answer = MY + "/confirmations/" + waiting.id() + "/answer";
        as(tenantFollower, HttpMethod.POST, answer, Map.of("accept", true)).is(HttpStatus.NOT_FOUND);
        as(owner, HttpMethod.POST, answer, Map.of("accept", true)).is(HttpStatus.OK);
        assertThat(mine(tenantFollower, waiting).text("state")).isEqualTo("APPROVED");
        assertThat(homes(owner).items().getFirst().get("people").toString())
                .contains("陈默")
                .contains("TENANT");
        assertThat((List<?>) homes(tenantFollower).items().getFirst().get("people"))
                .as("a tenant sees nobody")
                .isEmpty();
        as(owner, HttpMethod.POST, answer, Map.of("accept", false)).is(HttpStatus.CONFLICT, "verification.not-pending");
    }

    @Test
    void anOwnersWordDoesNotMakeAnApplicantSomebodyElseWhoHasTheMobileOnFileByNow() {
        String owner = owner("林秀兰", 0);
        String applicant = follower();
        String mobile = mobile();
        Answer waiting = apply(applicant, 0, "TENANT", "陈默", mobile).is(HttpStatus.CREATED);
        Answer another = resident("赵敏", mobile, 3, "OWNER");
        as(owner, HttpMethod.POST, MY + "/confirmations/" + waiting.id() + "/answer", Map.of("accept", true))
                .is(HttpStatus.CONFLICT, "verification.not-pending");
        assertThat(homes(applicant).items()).isEmpty();
        assertThat(get(PEOPLE + "/" + another.id()).list("homes")).hasSize(1);
        assertThat(application(detail(waiting)))
                .containsEntry("state", "WAITING_FOR_REVIEW")
                .containsEntry("reasons", List.of("LIVES_ELSEWHERE"));
    }

    @Test
    void whoIsNoOwnerAnyMoreIsNotTold() {
        String leaving = owner("林秀兰", 1);
        owner("林建国", 1);
        Answer waiting = apply(follower(), 1, "TENANT", "陈默", mobile()).is(HttpStatus.CREATED);
        assertThat(noticeTo(leaving, waiting).getStatusCode()).isEqualTo(HttpStatus.OK);
        as(
                        leaving,
                        HttpMethod.POST,
                        MY + "/homes/" + homes(leaving).items().getFirst().get("id") + "/unbinding",
                        null)
                .is(HttpStatus.NO_CONTENT);
        assertThat(noticeTo(leaving, waiting).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<Map<String, Object>> noticeTo(String follower, Answer application) {
        Object id = mongo
                .getCollection("verifications")
                .find(new Document("_id", application.id()))
                .first()
                .getList("notices", Document.class)
                .stream()
                .filter(notice -> notice.getString("followerId").equals(follower))
                .findFirst()
                .orElseThrow()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().equals("_id") || entry.getKey().equals("id"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return internal("/internal/v1/follower-notices/" + id, null, new ParameterizedTypeReference<>() {});
    }

    @Test
    void anInvitationEndsWithItsOwnerAlsoBetweenOpeningAndUsingIt() {
        String owner = owner("沈岚", 3);
        String home = String.valueOf(homes(owner).items().getFirst().get("id"));
        String token = as(owner, HttpMethod.POST, MY + "/homes/" + home + "/invitations", Map.of("identity", "FAMILY"))
                .is(HttpStatus.CREATED)
                .text("token");
        Invitation opened = CurrentTenant.call(tenant, () -> invite.open(token, follower()));
        as(owner, HttpMethod.POST, MY + "/homes/" + home + "/unbinding", null).is(HttpStatus.NO_CONTENT);
        assertThat(CurrentTenant.call(tenant, () -> invite.use(opened))).isFalse();
    }

    @Test
    void anInvitationDoesNotUndoWhatStaffEnded() {
        String owner = owner("沈岚", 2);
        String ended = owner("沈舟", 2);
        Map<String, Object> binding =
                get("/api/resident/v1/bindings?followerId=" + ended).items().getFirst();
        post(
                        "/api/resident/v1/bindings/" + binding.get("id") + "/end",
                        String.valueOf(binding.get("tag")),
                        Map.of("reason", "产权纠纷"))
                .is(HttpStatus.OK);
        Answer invitation = as(
                        owner,
                        HttpMethod.POST,
                        MY + "/homes/" + homes(owner).items().getFirst().get("id") + "/invitations",
                        Map.of("identity", "FAMILY"))
                .is(HttpStatus.CREATED);
        Answer waiting = as(
                        ended,
                        HttpMethod.POST,
                        MY + "/verifications",
                        Map.of(
                                "invitation",
                                invitation.text("token"),
                                "name",
                                "沈舟",
                                "mobile",
                                mobile(),
                                "smsCode",
                                SMS_CODE))
                .is(HttpStatus.CREATED);
        assertThat(homes(ended).items()).isEmpty();
        assertThat(application(detail(waiting))).containsEntry("reasons", List.of("ENDED_BEFORE"));
    }

    @Test
    void anOwnerWhoDoesNotKnowTheApplicantDeclines() {
        String owner = owner("林秀兰", 0);
        String stranger = follower();
        Answer waiting = apply(stranger, 0, "FAMILY", "路人", mobile()).is(HttpStatus.CREATED);
        as(owner, HttpMethod.POST, MY + "/confirmations/" + waiting.id() + "/answer", Map.of("accept", false))
                .is(HttpStatus.OK);
        assertThat(mine(stranger, waiting).body())
                .containsEntry("state", "REJECTED")
                .containsEntry("rejectionReason", "OWNER_DECLINED");
    }

    @Test
    void whoWasDeclinedDoesNotAskTheOwnerAgainAndReadsNothingOfThat() {
        String owner = owner("林秀兰", 0);
        String stranger = follower();
        String mobile = mobile();
        Answer declined = apply(stranger, 0, "FAMILY", "路人", mobile).is(HttpStatus.CREATED);
        as(owner, HttpMethod.POST, MY + "/confirmations/" + declined.id() + "/answer", Map.of("accept", false))
                .is(HttpStatus.OK);
        Answer again = apply(stranger, 0, "FAMILY", "路人", mobile()).is(HttpStatus.CREATED);
        Answer fromAnotherPhone = apply(follower(), 0, "TENANT", "路人", mobile).is(HttpStatus.CREATED);
        assertThat(as(owner, HttpMethod.GET, MY + "/confirmations", null).items())
                .isEmpty();
        for (Answer waiting : List.of(again, fromAnotherPhone)) {
            assertThat(waiting.text("state")).isEqualTo("WAITING_FOR_OWNER");
            assertThat(application(detail(waiting)))
                    .containsEntry("state", "WAITING_FOR_REVIEW")
                    .containsEntry("reasons", List.of("NO_RECORD", "DECLINED_BEFORE"));
        }
    }

    @Test
    void anOwnerInvitesFamilyOnceAndEndsTheirAccessForGood() {
        String owner = owner("沈岚", 0);
        Object home = homes(owner).items().getFirst().get("id");
        Answer invitation = as(
                        owner, HttpMethod.POST, MY + "/homes/" + home + "/invitations", Map.of("identity", "FAMILY"))
                .is(HttpStatus.CREATED);
        String token = invitation.text("token");
        String invited = follower();
        assertThat(as(invited, HttpMethod.GET, MY + "/invitations/" + token, null)
                        .body())
                .containsEntry("identity", "FAMILY")
                .containsEntry("inviterMasked", "沈*");
        String mobile = mobile();
        Map<String, Object> request = Map.of("invitation", token, "name", "沈小满", "mobile", mobile, "smsCode", SMS_CODE);
        Answer accepted =
                as(invited, HttpMethod.POST, MY + "/verifications", request).is(HttpStatus.CREATED);
        assertThat(accepted.body()).containsEntry("state", "APPROVED").containsEntry("identity", "FAMILY");
        as(follower(), HttpMethod.POST, MY + "/verifications", request)
                .is(HttpStatus.GONE, "verification.invitation-over");

        as(
                        invited,
                        HttpMethod.POST,
                        MY + "/homes/" + accepted.text("homeId") + "/invitations",
                        Map.of("identity", "FAMILY"))
                .is(HttpStatus.FORBIDDEN, "verification.owners-only");
        Answer ended = as(
                        owner,
                        HttpMethod.POST,
                        MY + "/homes/" + home + "/people/" + accepted.text("homeId") + "/end",
                        null)
                .is(HttpStatus.OK);
        assertThat(ended.list("people")).isEmpty();
        assertThat(homes(invited).items()).isEmpty();
        assertThat(notice(accepted.text("homeId")).get("title")).isEqualTo("房屋绑定已结束");
        Answer again = apply(invited, 0, "FAMILY", "沈小满", mobile).is(HttpStatus.CREATED);
        assertThat(application(detail(again)))
                .as("the file alone does not bring the access back")
                .containsEntry("reasons", List.of("ENDED_BEFORE"));
    }

    private String invites(String owner, Map<String, ?> request) {
        Object home = homes(owner).items().getFirst().get("id");
        return as(owner, HttpMethod.POST, MY + "/homes/" + home + "/invitations", request)
                .is(HttpStatus.CREATED)
                .text("token");
    }

    private Answer accepts(String follower, String token, String name, String mobile) {
        return as(
                follower,
                HttpMethod.POST,
                MY + "/verifications",
                Map.of("invitation", token, "name", name, "mobile", mobile, "smsCode", SMS_CODE));
    }

    @Test
    void anInvitationMadeAnewEndsThoseThatWentToTheWrongPerson() {
        String owner = owner("沈岚", 0);
        String astray = invites(owner, Map.of("identity", "FAMILY"));
        String neighbours = invites(owner("周海涛", 1), Map.of("identity", "FAMILY"));
        String beside = invites(owner, Map.of("identity", "FAMILY"));
        String stranger = follower();
        as(stranger, HttpMethod.GET, MY + "/invitations/" + astray, null).is(HttpStatus.OK);
        String anew = invites(owner, Map.of("identity", "FAMILY", "anew", true));
        for (String ended : List.of(astray, beside)) {
            as(stranger, HttpMethod.GET, MY + "/invitations/" + ended, null)
                    .is(HttpStatus.GONE, "verification.invitation-over");
            accepts(stranger, ended, "路人", mobile()).is(HttpStatus.GONE, "verification.invitation-over");
        }
        assertThat(homes(stranger).items()).isEmpty();
        accepts(follower(), anew, "沈小满", mobile()).is(HttpStatus.CREATED);
        as(stranger, HttpMethod.GET, MY + "/invitations/" + neighbours, null).is(HttpStatus.OK);
    }

    @Test
    void whoOpensAnInvitationAgainReadsWhatHasBecomeOfIt() {
        String owner = owner("沈岚", 0);
        String token = invites(owner, Map.of("identity", "FAMILY"));
        String opened = MY + "/invitations/" + token;
        as(owner, HttpMethod.GET, opened, null).is(HttpStatus.CONFLICT, "verification.already-verified");
        String invited = follower();
        String mobile = mobile();
        accepts(invited, token, "沈小满", mobile).is(HttpStatus.CREATED);
        as(invited, HttpMethod.GET, opened, null).is(HttpStatus.CONFLICT, "verification.already-verified");
        accepts(invited, token, "沈小满", mobile).is(HttpStatus.CONFLICT, "verification.already-verified");
        as(follower(), HttpMethod.GET, opened, null).is(HttpStatus.GONE, "verification.invitation-over");

        String taken = mobile();
        resident("赵敏", taken, 3, "OWNER");
        String doubtful = follower();
        String second = invites(owner, Map.of("identity", "FAMILY"));
        assertThat(accepts(doubtful, second, "沈舟", taken).is(HttpStatus.CREATED).text("homeId"))
                .isEqualTo("null");
        as(doubtful, HttpMethod.GET, MY + "/invitations/" + second, null)
                .is(HttpStatus.CONFLICT, "verification.already-applied");
    }

    @Test
    void whoWaitsForAnAnswerMayTakeTheOwnersInvitationInstead() {
        String owner = owner("沈岚", 0);
        String applicant = follower();
        String mobile = mobile();
        Answer waiting = apply(applicant, 0, "FAMILY", "沈小满", mobile).is(HttpStatus.CREATED);
        apply(applicant, 0, "FAMILY", "沈小满", mobile).is(HttpStatus.CONFLICT, "verification.already-applied");
        String token = invites(owner, Map.of("identity", "FAMILY"));
        as(applicant, HttpMethod.GET, MY + "/invitations/" + token, null).is(HttpStatus.OK);
        assertThat(accepts(applicant, token, "沈小满", mobile)
                        .is(HttpStatus.CREATED)
                        .body())
                .containsEntry("state", "APPROVED");
        assertThat(mine(applicant, waiting).body()).containsEntry("state", "WITHDRAWN");
        assertThat(homes(applicant).items()).hasSize(1);
        assertThat(as(owner, HttpMethod.GET, MY + "/confirmations", null).items())
                .isEmpty();
    }

    @Test
    void whoWaitsToBeAnOwnerDoesNotLoseThatByAnInvitation() {
        String coOwner = follower();
        Answer waiting = apply(coOwner, 0, "OWNER", "沈舟", mobile()).is(HttpStatus.CREATED);
        String token = invites(owner("沈岚", 0), Map.of("identity", "FAMILY"));
        as(coOwner, HttpMethod.GET, MY + "/invitations/" + token, null)
                .is(HttpStatus.CONFLICT, "verification.already-applied");
        accepts(coOwner, token, "沈舟", mobile()).is(HttpStatus.CONFLICT, "verification.already-applied");
        assertThat(mine(coOwner, waiting).text("state")).isEqualTo("WAITING_FOR_REVIEW");
        as(follower(), HttpMethod.GET, MY + "/invitations/" + token, null).is(HttpStatus.OK);
    }

    @Test
    void aFollowerHoldsSeveralRoomsWithOneDefault() {
        String mobile = mobile();
        Answer known = resident("周海涛", mobile, 0, "OWNER");
        post(
                        PEOPLE + "/" + known.id() + "/occupancies",
                        known.tag(),
                        Map.of("roomId", rooms.get(3), "identity", "OWNER"))
                .is(HttpStatus.OK);
        String follower = follower();
        apply(follower, 0, "OWNER", "周海涛", mobile).is(HttpStatus.CREATED);
        Answer second = apply(follower, 3, "OWNER", "周海涛", mobile).is(HttpStatus.CREATED);
        apply(follower, 3, "OWNER", "周海涛", mobile).is(HttpStatus.CONFLICT, "verification.already-verified");
        Answer preferred = as(follower, HttpMethod.PUT, MY + "/default-home", Map.of("homeId", second.text("homeId")))
                .is(HttpStatus.OK);
        assertThat(preferred.items())
                .extracting(home -> home.get("id"), home -> home.get("isDefault"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second.text("homeId"), true),
                        org.assertj.core.groups.Tuple.tuple(
                                preferred.items().get(1).get("id"), false));
        String other = follower();
        apply(other, 0, "OWNER", "周海涛", mobile).is(HttpStatus.CREATED);
        assertThat(homes(other).items()).as("the same person on another phone").hasSize(1);
    }
}
