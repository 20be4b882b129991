package com.haina.resident.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.structure.CommunityChanged;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationsIT extends ServiceTest {

    private static final String MY = "/api/resident/v1/my";
    private static final String QUEUE = "/api/resident/v1/verifications";
    private static final String PEOPLE = "/api/resident/v1/residents";
    private static int number;

    @Autowired
    FollowResidents follow;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    private Answer community;
    private List<Object> rooms;

    /** A community of its own for each test: one building of two floors with two rooms each. */
    @BeforeEach
    void aBuilding() {
        community = community("认证小区" + ++number, "楼栋", "门牌号");
        String structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        post(structure + "/room-rules", Map.of("rule", "1栋 × 1-2层 × 2户")).is(HttpStatus.OK);
        String building =
                String.valueOf(get(structure + "/places").items().getFirst().get("id"));
        rooms = get(structure + "/places?parentId=" + building).all("id");
    }

    private static String mobile() {
        return "137%08d".formatted(++number);
    }

    /** Somebody who follows an account and has not applied for anything yet. */
    private static String follower() {
        return "wx0123456789abcdef.oFollower%015d".formatted(++number);
    }

    private Answer resident(String name, @Nullable String mobile, int room, String identity) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", name);
        if (mobile != null) {
            request.put("mobile", mobile);
        }
        request.put("homes", List.of(Map.of("roomId", rooms.get(room), "identity", identity)));
        return post(PEOPLE, request).is(HttpStatus.CREATED);
    }

    private Answer as(String follower, HttpMethod method, String path, @Nullable Object body) {
        var request = TestTokens.client(port(), TestTokens.follower(tenant, follower))
                .method(method)
                .uri(java.net.URI.create("http://127.0.0.1:" + port() + path));
        request.header("Idempotency-Key", Ids.next());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return new Answer(request.retrieve().toEntity(new ParameterizedTypeReference<>() {}));
    }

    private Answer apply(String follower, int room, String identity, String name, String mobile) {
        return as(follower, HttpMethod.POST, MY + "/verifications", application(room, identity, name, mobile));
    }

    private Map<String, Object> application(int room, String identity, String name, String mobile) {
        return new HashMap<>(Map.of(
                "communityId",
                community.id(),
                "roomId",
                rooms.get(room),
                "identity",
                identity,
                "name",
                name,
                "mobile",
                mobile,
                "smsCode",
                SMS_CODE));
    }

    private Answer mine(String follower, Answer application) {
        return as(follower, HttpMethod.GET, MY + "/verifications/" + application.id(), null);
    }

    private Answer homes(String follower) {
        return as(follower, HttpMethod.GET, MY + "/homes", null).is(HttpStatus.OK);
    }

    /** An owner who is on file and verified. */
    private String owner(String name, int room) {
        String mobile = mobile();
        resident(name, mobile, room, "OWNER");
        String follower = follower();
        apply(follower, room, "OWNER", name, mobile).is(HttpStatus.CREATED);
        assertThat(homes(follower).items()).hasSize(1);
        return follower;
    }

    private Map<?, ?> data(String subject, String type) {
        return EventJson.read(events.await(subject, type), Map.class);
    }

    /** The words of the last notice about something. */
    private Map<String, Object> notice(String subject) {
        Object id = data(subject, FollowerNoticeRequested.TYPE).get("noticeId");
        ResponseEntity<Map<String, Object>> text =
                internal("/internal/v1/follower-notices/" + id, null, new ParameterizedTypeReference<>() {});
        assertThat(text.getStatusCode()).isEqualTo(HttpStatus.OK);
        return text.getBody();
    }

    private void send(String topic, String type, String subject, Object data) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, subject, EventJson.write(data).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                message.headers(),
                Ids.next(),
                type,
                "/" + topic.substring(0, topic.indexOf('.')),
                subject,
                1,
                Instant.now(),
                tenant,
                null);
        kafka.send(message).join();
    }

    private Answer detail(Answer application) {
        return get(QUEUE + "/" + application.id()).is(HttpStatus.OK);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> application(Answer detail) {
        return (Map<String, Object>) detail.body().get("application");
    }

    private Answer decide(Answer application, String verb, Object body) {
        return post(
                QUEUE + "/" + application.id() + "/" + verb, detail(application).tag(), body);
    }

    // At once

    @Test
    void whoAgreesWithTheFileIsApprovedAtOnceAndHearsIt() {
        String mobile = mobile();
        Answer known = resident("林建国", mobile, 0, "OWNER");
        String follower = follower();
        Answer approved = apply(follower, 0, "OWNER", "林建国", "+86 " + mobile).is(HttpStatus.CREATED);
        assertThat(approved.body()).containsEntry("state", "APPROVED").containsKey("homeId");
        assertThat(homes(follower).items().getFirst())
                .containsEntry("id", approved.text("homeId"))
                .containsEntry("isDefault", true)
                .containsEntry("identity", "OWNER")
                .containsEntry("address", community.text("name") + " 1栋101");
        assertThat(data(approved.text("homeId"), ResidentVerified.TYPE))
                .isEqualTo(Map.of(
                        "followerId",
                        follower,
                        "residentId",
                        known.id(),
                        "communityId",
                        community.id(),
                        "roomId",
                        rooms.get(0),
                        "identity",
                        "OWNER"));
        Map<String, Object> text = notice(approved.id());
        assertThat(text).containsEntry("followerId", follower).containsEntry("title", "认证成功");
        assertThat(String.valueOf(text.get("text"))).contains("1栋101").contains("业主");
        assertThat(text).containsEntry("path", "/m/home?app=wx0123456789abcdef");
        ResponseEntity<Map<String, Object>> who =
                internal("/internal/v1/follower-homes/" + follower, null, new ParameterizedTypeReference<>() {});
        assertThat(who.getBody())
                .containsEntry("verified", true)
                .containsEntry("name", "林建国")
                .containsEntry("room", "1栋101")
                .containsEntry("community", community.text("name"));
        assertThat(get(QUEUE + "?communityId=" + community.id()).items()).isEmpty();
    }

    @Test
    void whatIsPublishedHasTheShapeOfTheSamples() throws IOException {
        String mobile = mobile();
        resident("陶冶", mobile, 1, "OWNER");
        String follower = follower();
        Answer approved = apply(follower, 1, "OWNER", "陶冶", mobile).is(HttpStatus.CREATED);
        as(follower, HttpMethod.POST, MY + "/homes/" + approved.text("homeId") + "/unbinding", null)
                .is(HttpStatus.NO_CONTENT);
        assertSameShape(approved.text("homeId"), ResidentVerified.TYPE);
        assertSameShape(approved.text("homeId"), BindingEnded.TYPE);
        assertSameShape(approved.id(), VerificationChanged.TYPE);
        assertSameShape(approved.id(), FollowerNoticeRequested.TYPE);
    }

    private void assertSameShape(String subject, String type) throws IOException {
        try (InputStream file = CommunityChanged.class.getResourceAsStream("/golden/" + type + ".json")) {
            Map<?, ?> sample = EventJson.read(file.readAllBytes(), Map.class);
            Map<?, ?> published = data(subject, type);
            assertThat(published.keySet().toString()).isEqualTo(sample.keySet().toString());
        }
    }

    @Test
    void aWrongCodeDecidesNothingAndTheCodeIsSentWhoeverHasTheMobile() {
        String onFile = mobile();
        resident("高翔", onFile, 0, "OWNER");
        String follower = follower();
        Map<String, Object> request = application(0, "OWNER", "高翔", onFile);
        request.put("smsCode", "000000");
        as(follower, HttpMethod.POST, MY + "/verifications", request)
                .is(HttpStatus.UNPROCESSABLE_CONTENT, "verification.sms-code");
        assertThat(as(follower, HttpMethod.GET, MY + "/verifications", null).items())
                .isEmpty();
        Answer known = as(follower, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", onFile))
                .is(HttpStatus.OK);
        Answer unknown = as(follower, HttpMethod.POST, MY + "/sms-codes", Map.of("mobile", mobile()))
                .is(HttpStatus.OK);
        assertThat(known.body().keySet()).isEqualTo(unknown.body().keySet());
    }

    @Test
    void mobileAndIdNumberOfAnApplicantAreUnreadableInTheStore() {
        String terms = "/api/resident/v1/communities/" + community.id() + "/verification-terms";
        Map<String, Object> asks = Map.of(
                "exactMatch",
                true,
                "nameMustMatch",
                true,
                "idNumber",
                "REQUIRED",
                "ownerConfirms",
                false,
                "maxRooms",
                3);
        exchange(
                        TestTokens.administrator(tenant),
                        HttpMethod.PUT,
                        terms,
                        get(terms).tag(),
                        Map.of("owner", asks, "family", asks, "tenant", asks))
                .is(HttpStatus.OK);
        String follower = follower();
        String mobile = mobile();
        apply(follower, 0, "OWNER", "何苗", mobile).is(HttpStatus.BAD_REQUEST, "request.invalid");
        Map<String, Object> request = application(0, "OWNER", "何苗", mobile);
        request.put("idNumber", "11010519491231002x");
        Answer waiting =
                as(follower, HttpMethod.POST, MY + "/verifications", request).is(HttpStatus.CREATED);
        String stored = String.valueOf(mongo.getCollection("verifications")
                .find(new Document("_id", waiting.id()))
                .first());
        assertThat(stored).doesNotContain(mobile).doesNotContain("11010519491231002");
        assertThat(detail(waiting).text("idNumberMasked")).isEqualTo("110105********002X");
        assertThat(post(QUEUE + "/" + waiting.id() + "/reveals", Map.of("field", "MOBILE", "reason", "与申请人核对"))
                        .text("value"))
                .isEqualTo(mobile);
    }

    // Review

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
                                        "decidedAt",
                                        java.util.Date.from(Instant.now().minusSeconds(301)))));
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

    // Owners

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
                                            java.util.Date.from(Instant.now().minusSeconds(1)))));
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

    // The file changes

    @Test
    void anImportBringsWaitingApplicationsToTheirEndAndItsUndoTheBinding() {
        String follower = follower();
        String mobile = mobile();
        Answer waiting = apply(follower, 2, "OWNER", "马骏", mobile).is(HttpStatus.CREATED);
        assertThat(waiting.text("state")).isEqualTo("WAITING_FOR_REVIEW");
        String chunk = "chunk-" + waiting.id();
        String job = "job-" + waiting.id();
        chunks.offer(new ChunkRows(
                job,
                chunk,
                RosterKind.RESIDENTS,
                new RosterPolicy(DuplicatePolicy.OVERWRITE, true),
                "operator-1",
                List.of(new RosterRow(
                        3,
                        Map.of(
                                RosterField.COMMUNITY,
                                community.text("name"),
                                RosterField.layer("楼栋"),
                                "1栋",
                                RosterField.ROOM,
                                "201",
                                RosterField.MOBILE,
                                mobile,
                                RosterField.NAME,
                                "马骏",
                                RosterField.IDENTITY,
                                "OWNER")))));
        send("import.events", ChunkReady.TYPE, chunk, new ChunkReady(job, chunk, RosterKind.RESIDENTS, 1));
        eventually(() -> assertThat(mine(follower, waiting).text("state")).isEqualTo("APPROVED"));
        eventually(() -> assertThat(homes(follower).items()).hasSize(1));
        send(
                "import.events",
                ChunkUndoRequested.TYPE,
                chunk,
                new ChunkUndoRequested(job, chunk, RosterKind.RESIDENTS, "operator-1"));
        eventually(() -> assertThat(homes(follower).items()).isEmpty());
    }

    @Test
    void whoIsEnteredByHandIsApprovedWhoMovesOutIsUnboundAndAMergedRecordKeepsItsFollower() {
        String follower = follower();
        String mobile = mobile();
        Answer waiting = apply(follower, 0, "OWNER", "钟灵", mobile).is(HttpStatus.CREATED);
        Answer known = resident("钟灵", mobile, 0, "OWNER");
        eventually(() -> assertThat(mine(follower, waiting).text("state")).isEqualTo("APPROVED"));

        Answer keeping = resident("钟灵", null, 0, "OWNER");
        post(PEOPLE + "/" + keeping.id() + "/merges", keeping.tag(), Map.of("residentId", known.id()))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(get("/api/resident/v1/bindings?residentId=" + keeping.id())
                        .all("followerId"))
                .containsExactly(follower));

        Answer now = get(PEOPLE + "/" + keeping.id());
        post(
                        PEOPLE + "/" + keeping.id() + "/occupancies/"
                                + now.list("homes").getFirst().get("occupancyId") + "/move-out",
                        now.tag(),
                        Map.of("movedOutOn", "2026-01-01"))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(homes(follower).items()).isEmpty());
        assertThat(get("/api/resident/v1/bindings?residentId=" + keeping.id())
                        .items()
                        .getFirst())
                .containsEntry("end", "MOVED_OUT");
    }

    @Test
    void whatHasNoEventOfItsOwnIsFoundWhenAllBindingsAreCompared() {
        String owner = owner("龙英", 1);
        Object residentId =
                get(PEOPLE + "?placeId=" + rooms.get(1)).items().getFirst().get("id");
        mongo.getCollection("residents").deleteOne(new Document("_id", residentId));
        follow.compare();
        assertThat(homes(owner).items()).isEmpty();
    }

    @Test
    void staffEndAccessAndSeeWhatBecameOfNotices() {
        String owner = owner("姜媛", 0);
        Object residentId =
                get(PEOPLE + "?placeId=" + rooms.get(0)).items().getFirst().get("id");
        Map<String, Object> binding = get("/api/resident/v1/bindings?residentId=" + residentId)
                .items()
                .getFirst();
        assertThat(String.valueOf(binding.get("mobileMasked"))).contains("****");
        assertThat(binding).containsEntry("isDefault", true);
        String end = "/api/resident/v1/bindings/" + binding.get("id") + "/end";
        String tag = String.valueOf(binding.get("tag"));
        post(end, tag, Map.of("reason", " ")).is(HttpStatus.BAD_REQUEST);
        post(end, tag, Map.of("reason", "已搬走")).is(HttpStatus.OK);
        assertThat(homes(owner).items()).isEmpty();
        assertThat(get("/api/resident/v1/bindings?residentId=" + residentId)
                        .items()
                        .getFirst())
                .containsEntry("end", "BY_STAFF")
                .containsEntry("endReason", "已搬走")
                .containsEntry("isDefault", false);

        Answer waiting = apply(owner, 0, "OWNER", "姜媛", mobile()).is(HttpStatus.CREATED);
        decide(waiting, "rejection", Map.of("reason", "INCOMPLETE")).is(HttpStatus.OK);
        Object noticeId = data(waiting.id(), FollowerNoticeRequested.TYPE).get("noticeId");
        send(
                "wechat.events",
                FollowerNoticeDelivered.TYPE,
                String.valueOf(noticeId),
                new FollowerNoticeDelivered(
                        String.valueOf(noticeId), owner, FollowerNoticeDelivered.Channel.NONE, false, 45015));
        eventually(() -> assertThat(String.valueOf(application(detail(waiting)).get("notice")))
                .contains("accepted=false")
                .contains("45015"));
    }

    // Who may

    @Test
    void nobodyReachesAnotherTenantsAnotherFollowersOrAnotherCommunitysApplications() {
        String follower = follower();
        Answer waiting = apply(follower, 0, "OWNER", "白雪", mobile()).is(HttpStatus.CREATED);
        Answer elsewhere = community("别处认证" + number, "门牌号");
        for (String token :
                List.of(TestTokens.operator("tenant-stranger"), TestTokens.operator(tenant, List.of(elsewhere.id())))) {
            get(token, QUEUE + "/" + waiting.id()).is(HttpStatus.NOT_FOUND, "record.not-found");
            assertThat(get(token, QUEUE).items()).isEmpty();
            exchange(token, HttpMethod.POST, QUEUE + "/" + waiting.id() + "/approval", "*", Map.of())
                    .is(HttpStatus.NOT_FOUND);
        }
        as(follower(), HttpMethod.GET, MY + "/verifications/" + waiting.id(), null)
                .is(HttpStatus.NOT_FOUND);
        get(TestTokens.follower(tenant, follower), QUEUE).is(HttpStatus.FORBIDDEN);
        get(TestTokens.follower("tenant-stranger", follower), MY + "/verifications/" + waiting.id())
                .is(HttpStatus.NOT_FOUND);
        exchange(TestTokens.viewer(tenant), HttpMethod.POST, QUEUE + "/" + waiting.id() + "/approval", "*", Map.of())
                .is(HttpStatus.FORBIDDEN);
    }

    @Test
    void triesAreLimitedWhateverComesOfThem() {
        String follower = follower();
        for (int i = 0; i < 10; i++) {
            Map<String, Object> request = application(0, "OWNER", "试试", mobile());
            request.put("smsCode", "000000");
            as(follower, HttpMethod.POST, MY + "/verifications", request).is(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Answer refused =
                apply(follower, 0, "OWNER", "试试", mobile()).is(HttpStatus.TOO_MANY_REQUESTS, "verification.too-many");
        assertThat(refused.entity().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isNotBlank();
    }

    @Test
    void aFollowerFindsTheOwnDoorByTreeOrByWhatPeopleWrite() {
        String follower = follower();
        Answer communities =
                as(follower, HttpMethod.GET, MY + "/communities", null).is(HttpStatus.OK);
        assertThat(communities.all("id")).contains(community.id());
        String places = MY + "/communities/" + community.id() + "/places";
        Answer buildings = as(follower, HttpMethod.GET, places, null).is(HttpStatus.OK);
        assertThat(buildings.items().getFirst()).containsEntry("name", "1栋").containsEntry("isRoom", false);
        Answer doors = as(
                        follower,
                        HttpMethod.GET,
                        places + "?parent=" + buildings.items().getFirst().get("id"),
                        null)
                .is(HttpStatus.OK);
        assertThat(doors.all("name")).containsExactly("101", "102", "201", "202");
        assertThat(doors.items().getFirst()).containsEntry("path", List.of("1栋", "101"));
        assertThat(as(follower, HttpMethod.GET, places + "?q=1-202", null).all("id"))
                .containsExactly(rooms.get(3));
    }
}
