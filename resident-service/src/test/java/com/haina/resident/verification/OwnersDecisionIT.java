package com.haina.resident.verification;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What owners decide on their own phones, and the homes a follower holds. */
class OwnersDecisionIT extends Applications {

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
