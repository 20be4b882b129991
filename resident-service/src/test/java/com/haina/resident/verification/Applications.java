package com.haina.resident.verification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.resident.ServiceTest;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Followers who apply for rooms of a community of their own, and the staff who see to them. */
abstract class Applications extends ServiceTest {

    static final String MY = "/api/resident/v1/my";
    static final String QUEUE = "/api/resident/v1/verifications";
    static final String PEOPLE = "/api/resident/v1/residents";
    static int number;

    @Autowired
    FollowResidents follow;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    Answer community;
    List<Object> rooms;

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

    static String mobile() {
        return "137%08d".formatted(++number);
    }

    /** Somebody who follows an account and has not applied for anything yet. */
    static String follower() {
        return "wx0123456789abcdef.oFollower%015d".formatted(++number);
    }

    Answer resident(String name, @Nullable String mobile, int room, String identity) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", name);
        if (mobile != null) {
            request.put("mobile", mobile);
        }
        request.put("homes", List.of(Map.of("roomId", rooms.get(room), "identity", identity)));
        return post(PEOPLE, request).is(HttpStatus.CREATED);
    }

    Answer as(String follower, HttpMethod method, String path, @Nullable Object body) {
        var request = TestTokens.client(port(), TestTokens.follower(tenant, follower))
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + port() + path));
        request.header("Idempotency-Key", Ids.next());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return new Answer(request.retrieve().toEntity(new ParameterizedTypeReference<>() {}));
    }

    Answer apply(String follower, int room, String identity, String name, String mobile) {
        return as(follower, HttpMethod.POST, MY + "/verifications", application(room, identity, name, mobile));
    }

    Map<String, Object> application(int room, String identity, String name, String mobile) {
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

    Answer mine(String follower, Answer application) {
        return as(follower, HttpMethod.GET, MY + "/verifications/" + application.id(), null);
    }

    Answer homes(String follower) {
        return as(follower, HttpMethod.GET, MY + "/homes", null).is(HttpStatus.OK);
    }

    /** An owner who is on file and verified. */
    String owner(String name, int room) {
        String mobile = mobile();
        resident(name, mobile, room, "OWNER");
        String follower = follower();
        apply(follower, room, "OWNER", name, mobile).is(HttpStatus.CREATED);
        assertThat(homes(follower).items()).hasSize(1);
        return follower;
    }

    Map<?, ?> data(String subject, String type) {
        return EventJson.read(events.await(subject, type), Map.class);
    }

    /** The words of the last notice about something. */
    Map<String, Object> notice(String subject) {
        Object id = data(subject, FollowerNoticeRequested.TYPE).get("noticeId");
        ResponseEntity<Map<String, Object>> text =
                internal("/internal/v1/follower-notices/" + id, null, new ParameterizedTypeReference<>() {});
        assertThat(text.getStatusCode()).isEqualTo(HttpStatus.OK);
        return text.getBody();
    }

    void send(String topic, String type, String subject, Object data) {
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

    Answer detail(Answer application) {
        return get(QUEUE + "/" + application.id()).is(HttpStatus.OK);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> application(Answer detail) {
        return (Map<String, Object>) detail.body().get("application");
    }

    Answer decide(Answer application, String verb, Object body) {
        return post(
                QUEUE + "/" + application.id() + "/" + verb, detail(application).tag(), body);
    }
}
