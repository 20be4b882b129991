package com.haina.resident.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.structure.CommunityChanged;
import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.contracts.verification.VerificationChanged;
import com.haina.platform.outbox.EventJson;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is approved at once, what is told of it and what is kept. */
class ApprovalAtOnceIT extends Applications {

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
}
