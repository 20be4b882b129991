package com.haina.resident;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.structure.CommunityChanged;
import com.haina.contracts.structure.PlaceMoved;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** What crosses the broker, in both directions, is exactly what the golden samples say. */
class EventsIT extends ServiceTest {

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    private static String golden(String type) throws IOException {
        try (InputStream file = CommunityChanged.class.getResourceAsStream("/golden/" + type + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends as import-service does. */
    private void send(String type, String subject, Object data) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                "import.events", subject, EventJson.write(data).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                message.headers(), Ids.next(), type, "/import", subject, 1, java.time.Instant.now(), tenant, null);
        kafka.send(message).join();
    }

    private void assertPublished(String subject, String type) throws IOException {
        Map<?, ?> published = EventJson.read(events.await(subject, type), Map.class);
        Map<?, ?> sample = EventJson.read(golden(type).getBytes(StandardCharsets.UTF_8), Map.class);
        assertThat(published).isEqualTo(sample);
    }

    @Test
    void aChunkIsFetchedAppliedAndTakenBackAsTheSamplesSay() throws IOException {
        community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        Map<String, String> place =
                Map.of(RosterField.COMMUNITY, "欢乐谷1小区", RosterField.layer("楼栋"), "1栋", RosterField.layer("单元"), "一单元");
        RosterRow zhang = row(3, place, "101", "18913112121", "张三", "OWNER", "440304198511080000");
        RosterRow li = row(4, place, "101", "13625895630", "李四", "FAMILY", "11010519491231002X");
        RosterRow broken = row(5, place, "", "1362589563", "王五", "TENANT", "E12345678");
        chunks.offer(new ChunkRows(
                "job-1",
                "chunk-1",
                RosterKind.RESIDENTS,
                new RosterPolicy(DuplicatePolicy.OVERWRITE, true),
                "operator-1",
                List.of(zhang, li, broken)));
        send(ChunkReady.TYPE, "chunk-1", new ChunkReady("job-1", "chunk-1", RosterKind.RESIDENTS, 3));
        assertPublished("chunk-1", ChunkApplied.RESIDENT_TYPE);

        send(
                ChunkUndoRequested.TYPE,
                "chunk-1",
                new ChunkUndoRequested("job-1", "chunk-1", RosterKind.RESIDENTS, "operator-1"));
        assertPublished("chunk-1", ChunkUndone.RESIDENT_TYPE);
    }

    private static RosterRow row(
            int number,
            Map<String, String> place,
            String room,
            String mobile,
            String name,
            String identity,
            String id) {
        Map<String, String> values = new java.util.HashMap<>(place);
        if (!room.isEmpty()) {
            values.put(RosterField.ROOM, room);
        }
        values.put(RosterField.MOBILE, mobile);
        values.put(RosterField.NAME, name);
        values.put(RosterField.IDENTITY, identity);
        values.put(RosterField.ID_NUMBER, id);
        return new RosterRow(number, values);
    }

    @Test
    void aCommunityIsAnnounced() throws IOException {
        Answer community = community("滨江•万家星城", "门牌号");
        CommunityChanged announced =
                EventJson.read(events.await(community.id(), CommunityChanged.TYPE), CommunityChanged.class);
        assertThat(announced).isEqualTo(new CommunityChanged(community.id(), "滨江•万家星城", false));
        CommunityChanged sample =
                EventJson.read(golden(CommunityChanged.TYPE).getBytes(StandardCharsets.UTF_8), CommunityChanged.class);
        assertThat(EventJson.write(new CommunityChanged(sample.communityId(), announced.name(), announced.removed())))
                .isEqualToIgnoringWhitespace(golden(CommunityChanged.TYPE));
        events.forget(community.id());
        delete("/api/resident/v1/communities/" + community.id(), "*").is(HttpStatus.NO_CONTENT);
        assertThat(EventJson.read(events.await(community.id(), CommunityChanged.TYPE), CommunityChanged.class)
                        .removed())
                .isTrue();
    }

    @Test
    void aMoveIsTold() throws IOException {
        PlaceMoved sample = EventJson.read(golden(PlaceMoved.TYPE).getBytes(StandardCharsets.UTF_8), PlaceMoved.class);
        Answer community = community("搬移的小区", "楼栋", "门牌号");
        String structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
        Answer building = post(structure + "/nodes", Map.of("name", "1栋")).is(HttpStatus.CREATED);
        post("/api/resident/v1/nodes/" + building.id() + "/moves", "*", Map.of("last", true))
                .is(HttpStatus.OK);
        PlaceMoved told = EventJson.read(events.await(building.id(), PlaceMoved.TYPE), PlaceMoved.class);
        assertThat(told)
                .isEqualTo(new PlaceMoved(
                        building.id(), PlaceMoved.Kind.NODE, community.id(), structureId(community), null));
        assertThat(EventJson.write(sample)).isEqualToIgnoringWhitespace(golden(PlaceMoved.TYPE));
    }

    @Test
    void aChunkThatIsGoneOrSomebodyElsesIsLeftAlone() {
        send(ChunkReady.TYPE, "cancelled", new ChunkReady("job-2", "cancelled", RosterKind.RESIDENTS, 1));
        send(ChunkReady.TYPE, "staff", new ChunkReady("job-2", "staff", RosterKind.STAFF, 1));
        send(
                ChunkUndoRequested.TYPE,
                "cancelled",
                new ChunkUndoRequested("job-2", "cancelled", RosterKind.RESIDENTS, "operator-1"));
        ChunkUndone undone = EventJson.read(events.await("cancelled", ChunkUndone.RESIDENT_TYPE), ChunkUndone.class);
        assertThat(undone).isEqualTo(new ChunkUndone("job-2", "cancelled", 0, List.of()));
        assertThat(mongo.getCollection("roster_applications").countDocuments(new org.bson.Document("_id", "staff")))
                .isZero();
    }

    @Test
    void everyPersonalChangeIsOnTheAuditTrailMasked() {
        Answer resident = post("/api/resident/v1/residents", Map.of("name", "欧阳锋", "mobile", "13912345678"))
                .is(HttpStatus.CREATED);
        String entry = new String(events.await(resident.id(), "audit.recorded.v1"), StandardCharsets.UTF_8);
        assertThat(entry)
                .contains("resident.create", "139****5678", "operator-of-" + tenant)
                .doesNotContain("13912345678", "欧阳锋");
        List<String> left = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            left.clear();
            mongo.getCollection("residents")
                    .find(new org.bson.Document("_id", resident.id()))
                    .forEach(document ->
                            document.getList("outbox", Object.class).forEach(event -> left.add(event.toString())));
            return left.isEmpty();
        });
    }

    @Test
    void theApiDescribesItself() {
        Answer openApi = get("/api/resident/openapi");
        assertThat(openApi.body().get("paths").toString())
                .contains("/api/resident/v1/residents/{id}/reveals", "/api/resident/v1/places")
                .doesNotContain("/internal/");
    }
}
