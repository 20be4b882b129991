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

/** What waits for staff and what they decide. */
class ReviewQueueIT extends Applications {

    @Test
    void whatDoesNotAgreeWaitsForStaffWithItsReasonAndThePersonWhoMayBeMeant() {
        String onFile = mobile();
        Answer known = resident("欧阳静", onFile, 0, "OWNER");
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", "欧阳文静", onFile).is(HttpStatus.CREATED);
        assertThat(waiting.text("state")).isEqualTo("WAITING_FOR_REVIEW");
        Answer detail = detail(waiting);
        assertThat(application(detail)).containsEntry("reasons", List.of("NAME_DIFFERS"));
        assertThat(detail.list("suggestions").getFirst())
                .containsEntry("residentId", known.id())
                .containsEntry("mobileAgrees", "SAME")
                .containsEntry("nameAgrees", "DIFFERENT")
                .containsEntry("roomAgrees", "SAME");
        Answer approved =
                decide(waiting, "approval", Map.of("residentId", known.id())).is(HttpStatus.OK);
        assertThat(application(approved)).containsEntry("state", "APPROVED").containsEntry("decidedByName", "张管理");
        assertThat(get(PEOPLE + "/" + known.id()).body())
                .as("what the applicant said does not change the file")
                .containsEntry("name", "欧阳静");
        assertThat(homes(follower).items()).hasSize(1);
    }

    @Test
    void staffRejectWithAReasonAndTheApplicantMayTryAgain() {
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", "唐晓", mobile()).is(HttpStatus.CREATED);
        apply(follower, 0, "OWNER", "唐晓", mobile()).is(HttpStatus.CONFLICT, "verification.already-applied");
        post(QUEUE + "/" + waiting.id() + "/rejection", Map.of("reason", "ROOM_DIFFERS"))
                .is(HttpStatus.PRECONDITION_REQUIRED);
        decide(waiting, "rejection", Map.of("reason", "OTHER")).is(HttpStatus.BAD_REQUEST);
        decide(waiting, "rejection", Map.of("reason", "ROOM_DIFFERS", "text", "请核对单元。"))
                .is(HttpStatus.OK);
        assertThat(mine(follower, waiting).body())
                .containsEntry("state", "REJECTED")
                .containsEntry("rejection", "房屋信息与登记不符，请核对房号后重新提交。请核对单元。");
        decide(waiting, "approval", Map.of()).is(HttpStatus.CONFLICT, "verification.not-pending");
        apply(follower, 0, "OWNER", "唐晓", mobile()).is(HttpStatus.CREATED);
    }

    @Test
    void whoIsNotOnFileGetsARecordAndTakingBackRemovesItAgain() {
        String follower = follower();
        String mobile = mobile();
        Answer waiting = apply(follower, 0, "OWNER", "丁美华", mobile).is(HttpStatus.CREATED);
        decide(waiting, "approval", Map.of()).is(HttpStatus.OK);
        assertThat(get(PEOPLE + "?q=" + mobile).all("name")).containsExactly("丁美华");
        assertThat(homes(follower).items()).hasSize(1);
        Answer again = decide(waiting, "take-back", Map.of()).is(HttpStatus.OK);
        assertThat(application(again)).containsEntry("state", "WAITING_FOR_REVIEW");
        assertThat(get(PEOPLE + "?q=" + mobile).items()).isEmpty();
        assertThat(homes(follower).items()).isEmpty();
        assertThat(again.list("steps"))
                .extracting(step -> step.get("what"))
                .containsExactly("SUBMITTED", "APPROVED", "TAKEN_BACK");
        decide(waiting, "rejection", Map.of("reason", "NOT_A_RESIDENT")).is(HttpStatus.OK);
        mongo.getCollection("verifications")
                .updateOne(
                        new Document("_id", waiting.id()),
                        new Document(
                                "$set",
                                new Document(
                                        "decidedAt", Date.from(Instant.now().minusSeconds(301)))));
        decide(waiting, "take-back", Map.of()).is(HttpStatus.CONFLICT, "verification.too-late");
    }

    @Test
    void whoIsAskedForMoreAnswersAndWaitsAgain() {
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", "孟凡", mobile()).is(HttpStatus.CREATED);
        decide(waiting, "question", Map.of("text", "请补充购房合同编号。")).is(HttpStatus.OK);
        assertThat(mine(follower, waiting).body())
                .containsEntry("state", "MORE_NEEDED")
                .containsEntry("question", "请补充购房合同编号。");
        as(
                        follower,
                        HttpMethod.POST,
                        MY + "/verifications/" + waiting.id() + "/supplements",
                        Map.of("text", "合同编号 2019-118"))
                .is(HttpStatus.OK);
        assertThat(application(detail(waiting))).containsEntry("state", "WAITING_FOR_REVIEW");
        as(follower, HttpMethod.POST, MY + "/verifications/" + waiting.id() + "/withdrawal", null)
                .is(HttpStatus.OK);
        assertThat(mine(follower, waiting).text("state")).isEqualTo("WITHDRAWN");
        assertThat(get(QUEUE + "?communityId=" + community.id()).items()).isEmpty();
    }

    @Test
    void twoOperatorsDoNotDecideOverEachOther() {
        Answer waiting = apply(follower(), 0, "OWNER", "白露", mobile()).is(HttpStatus.CREATED);
        String stale = detail(waiting).tag();
        Answer held = put(QUEUE + "/" + waiting.id() + "/hold", null, Map.of()).is(HttpStatus.OK);
        post(QUEUE + "/" + waiting.id() + "/rejection", stale, Map.of("reason", "ROOM_DIFFERS"))
                .is(HttpStatus.PRECONDITION_FAILED);
        mongo.getCollection("verifications")
                .updateOne(
                        new Document("_id", waiting.id()),
                        new Document("$set", new Document("heldById", "somebody").append("heldByName", "李审核")));
        assertThat(application(detail(waiting))).containsEntry("heldBy", "李审核");
        post(QUEUE + "/" + waiting.id() + "/rejection", held.tag(), Map.of("reason", "ROOM_DIFFERS"))
                .is(HttpStatus.CONFLICT, "verification.held");
    }
}
