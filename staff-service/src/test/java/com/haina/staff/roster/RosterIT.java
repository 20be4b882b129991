package com.haina.staff.roster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.contracts.structure.CommunityChanged;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.staff.Http;
import com.haina.staff.Peers;
import com.haina.staff.StaffEvents;
import com.haina.staff.WithStaffService;
import com.haina.testing.security.TestTokens;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A staff workbook's way through this service: asked by HTTP, told by events, rows fetched from their owner. */
@WithStaffService
class RosterIT {

    private static final RosterPolicy OVERWRITE = new RosterPolicy(DuplicatePolicy.OVERWRITE, true);
    private static final RosterPolicy FILL = new RosterPolicy(DuplicatePolicy.FILL_EMPTY, true);
    private static final RosterPolicy SKIP = new RosterPolicy(DuplicatePolicy.SKIP, true);

    private final String tenant = "t-" + Ids.next();
    private final String job = "job-" + Ids.next();

    @LocalServerPort
    int port;

    @Autowired
    StaffEvents events;

    @Autowired
    ApplyRoster apply;

    @Autowired
    UndoRoster undo;

    @Autowired
    RosterApplications applications;

    @Autowired
    MongoTemplate mongo;

    private Http http;

    @BeforeEach
    void office() {
        Peers.communities(
                tenant, Peers.community("c1-" + tenant, "滨江•万家星城", "万家星城"), Peers.community("c2-" + tenant, "欢乐谷"));
        http = new Http(port, TestTokens.operator(tenant));
    }

    @Test
    void theManualsOwnSampleRowIsNewWithAWarningAboutItsWeChatId() {
        RowOutcome outcome = check(OVERWRITE, sample(3)).getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.NEW);
        assertThat(outcome.issues()).containsExactly(RowIssue.warning(RosterField.WECHAT_ID, "wechatId.doubtful"));
        assertThat(outcome.changes())
                .contains(
                        new FieldChange(RosterField.MOBILE, null, "136****5631"),
                        new FieldChange(RosterField.DEPARTMENT, null, "工程部/维修组"),
                        new FieldChange(RosterField.SERVED_COMMUNITIES, null, "滨江•万家星城"));
        assertThat(outcome.toString()).contains("李四").doesNotContain("13625895631");
        assertThat(http.get("/api/staff/v1/members").items())
                .as("a dry run writes nothing")
                .isEmpty();
        assertThat(http.get("/api/staff/v1/departments").items()).isEmpty();
    }

    @Test
    void aChunkIsFetchedAppliedAndToldOnce() {
        List<RosterRow> rows = List.of(sample(3), row(4, "王五", "13700000001", Map.of()), row(5, "", "1", Map.of()));
        Peers.chunk(new ChunkRows(job, "chunk-" + job, RosterKind.STAFF, OVERWRITE, "op", rows));
        ChunkReady ready = new ChunkReady(job, "chunk-" + job, RosterKind.STAFF, 3);
        events.publish("import.events", tenant, ChunkReady.TYPE, ready.chunkId(), ready);
        ChunkApplied applied = applied(ready.chunkId());
        assertThat(List.of(applied.created(), applied.changed(), applied.unchanged(), applied.failed()))
                .containsExactly(2, 0, 0, 1);
        assertThat(applied.outcomes()).extracting(RowOutcome::row).containsExactly(3, 5);
        assertThat(names()).containsExactlyInAnyOrder("李四", "王五");
        assertThat(http.get("/api/staff/v1/departments").each("path")).containsExactly("工程部", "工程部/维修组");

        // Delivered again, and another chunk behind it on the same key: once that one is told, the first was skipped.
        events.publish("import.events", tenant, ChunkReady.TYPE, ready.chunkId(), ready);
        Peers.chunk(new ChunkRows(job, "last-" + job, RosterKind.STAFF, OVERWRITE, "op", List.of(rows.get(1))));
        events.publish(
                "import.events",
                tenant,
                ChunkReady.TYPE,
                ready.chunkId(),
                new ChunkReady(job, "last-" + job, RosterKind.STAFF, 1));
        applied("last-" + job);
        assertThat(events.about(ready.chunkId(), ChunkApplied.STAFF_TYPE)).hasSize(1);
    }

    @Test
    void aChunkThatWasCutShortIsFinishedWithoutDoingAnythingTwice() {
        apply("before", OVERWRITE, row(3, "李四", "13600000003", Map.of()));
        List<RosterRow> rows = IntStream.range(0, 6)
                .mapToObj(i -> row(3 + i, "员工" + i, "1360000000" + i, Map.of(RosterField.POSITION, "保安")))
                .toList();
        // As if the process had died after three rows: their members carry the traces, the application is missing.
        apply("cut", OVERWRITE, rows.subList(1, 4).toArray(RosterRow[]::new));
        mongo.getCollection("roster_applications").deleteOne(new Document("_id", id("cut")));
        apply("cut", OVERWRITE, rows.toArray(RosterRow[]::new));
        Document application = mongo.getCollection("roster_applications")
                .find(new Document("_id", id("cut")))
                .first();
        assertThat(application.getList("effects", Document.class)).hasSize(6);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> events.about(id("cut"), ChunkApplied.STAFF_TYPE).stream()
                        .anyMatch(
                                data -> read(data).created() == 5 && read(data).changed() == 1));
        assertThat(names()).hasSize(6);
        assertThat(mongo.getCollection("members")
                        .find(new Document("tenantId", tenant))
                        .into(new ArrayList<>()))
                .allMatch(member -> member.getList("imports", Document.class).stream()
                                .filter(trace -> trace.getString("chunkId").equals(id("cut")))
                                .count()
                        == 1);
    }

    @Test
    void theSameRowsAgainChangeNothing() {
        RosterRow[] rows = {sample(3), row(4, "王五", "13700000001", Map.of())};
        apply("first", OVERWRITE, rows);
        assertThat(check(OVERWRITE, rows)).extracting(RowOutcome::verdict).containsOnly(Verdict.UNCHANGED);
        apply("second", OVERWRITE, rows);
        assertThat(counts("second")).containsExactly(0, 0, 2, 0);
    }

    @Test
    void theDuplicatePolicyDecidesWhatARowDoesToAMemberOnFile() {
        apply("first", OVERWRITE, row(3, "李四", "13700000001", Map.of()));
        RosterRow more = row(3, "李肆", "13700000001", Map.of(RosterField.RANK, "M1", RosterField.POSITION, "班长"));
        assertThat(check(SKIP, more).getFirst().verdict()).isEqualTo(Verdict.UNCHANGED);
        RowOutcome filled = check(FILL, more).getFirst();
        assertThat(filled.changes()).containsExactly(new FieldChange(RosterField.RANK, null, "M1"));
        RowOutcome overwritten = check(OVERWRITE, more).getFirst();
        assertThat(overwritten.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(overwritten.issues()).extracting(RowIssue::code).contains("name.differs");
        assertThat(overwritten.changes()).extracting(FieldChange::field).containsExactly("name", "position", "rank");
    }

    @Test
    void twoRowsAboutOneMobileAreTheSameOrAConflict() {
        RosterRow first = row(3, "李四", "13700000001", Map.of());
        List<RowOutcome> outcomes =
                check(OVERWRITE, first, new RosterRow(4, first.values()), row(5, "别人", "13700000001", Map.of()));
        assertThat(outcomes)
                .extracting(RowOutcome::verdict)
                .containsExactly(Verdict.NEW, Verdict.UNCHANGED, Verdict.CONFLICT);
        assertThat(outcomes.get(1).issues()).containsExactly(RowIssue.warning("", "row.duplicate", Map.of("row", "3")));
        // Far apart in the same workbook, and only seen when both are applied.
        apply("one", OVERWRITE, first);
        apply("two", OVERWRITE, row(900, "别人", "13700000001", Map.of()));
        assertThat(counts("two")).containsExactly(0, 0, 0, 1);
        assertThat(names()).containsExactly("李四");
    }

    @Test
    void namesTheCommunitiesThereAreWhenARowNamesAnother() {
        RowOutcome outcome = check(
                        OVERWRITE, row(3, "李四", "13700000001", Map.of(RosterField.SERVED_COMMUNITIES, "欢乐谷,无此小区")))
                .getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(outcome.issues())
                .containsExactly(RowIssue.error(
                        RosterField.SERVED_COMMUNITIES,
                        "servedCommunities.unknown",
                        Map.of("name", "无此小区", "known", "欢乐谷、滨江•万家星城")));
    }

    @Test
    void refusesUnknownDepartmentsUnlessTheyMayBeMade() {
        RowOutcome outcome =
                check(new RosterPolicy(DuplicatePolicy.SKIP, false), sample(3)).getFirst();
        assertThat(outcome.issues())
                .contains(RowIssue.error(RosterField.DEPARTMENT, "department.unknown", Map.of("name", "工程部/维修组")));
    }

    @Test
    void somebodyWhoLeftComesBackOnlyWhenTheRowsMayOverwrite() {
        apply("first", OVERWRITE, row(3, "李四", "13700000001", Map.of()));
        String id = http.get("/api/staff/v1/members").each("id").getFirst();
        http.post("/api/staff/v1/members/" + id + "/departure", "*", Map.of("on", "2025-06-30"));
        RosterRow again = row(3, "李四", "13700000001", Map.of());
        assertThat(check(FILL, again).getFirst().verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(check(OVERWRITE, again).getFirst().issues()).containsExactly(RowIssue.warning("", "member.left"));
        apply("second", OVERWRITE, again);
        assertThat(http.get("/api/staff/v1/members/" + id).text("state")).isEqualTo("ACTIVE");
        undo("second");
        assertThat(http.get("/api/staff/v1/members/" + id).text("state")).isEqualTo("LEFT");
    }

    @Test
    void aWholeBatchIsTakenBackAndWhatWasChangedByHandStays() {
        apply("old", OVERWRITE, row(2, "老张", "13700000009", Map.of(RosterField.RANK, "M1")));
        apply(
                "new",
                OVERWRITE,
                row(3, "李四", "13700000001", Map.of(RosterField.DEPARTMENT, "新部门/新组")),
                row(4, "王五", "13700000002", Map.of()),
                row(5, "老张", "13700000009", Map.of(RosterField.RANK, "M2", RosterField.DEPARTMENT, "客服部")));
        String changed = http.get("/api/staff/v1/members?q=王五").each("id").getFirst();
        String moved = http.get("/api/staff/v1/members?q=老张").each("id").getFirst();
        assertThat(http.get("/api/staff/v1/members/" + moved + "/history").items())
                .as("an import that moves somebody is a transfer too")
                .hasSize(1);
        http.patch("/api/staff/v1/members/" + changed, "*", Map.of("rank", "M7"));
        undo("new");
        ChunkUndone undone = EventJson.read(
                bytes(events.await(id("new"), ChunkUndone.STAFF_TYPE, 1).getFirst()), ChunkUndone.class);
        assertThat(undone.undone()).isEqualTo(2);
        assertThat(undone.kept()).containsExactly(new ChunkUndone.KeptRow(4, changed, "changed-since"));
        assertThat(names()).containsExactlyInAnyOrder("王五", "老张");
        Http.Answer back = http.get("/api/staff/v1/members/" + moved);
        assertThat(back.body()).containsEntry("rank", "M1").containsEntry("department", "工程部/维修组");
        assertThat(http.get("/api/staff/v1/members/" + moved + "/history").items())
                .isEmpty();
        assertThat(http.get("/api/staff/v1/departments").each("path"))
                .as("departments that the batch brought and nobody uses go with it")
                .containsExactly("工程部", "工程部/维修组");
        // Asked again, nothing more happens; and the batch before it can be taken back too.
        undo("new");
        undo("old");
        assertThat(names()).containsExactly("王五");
    }

    @Test
    void aChunkTakenBackBeforeItWasAppliedNeverIs() {
        undo("never");
        apply("never", OVERWRITE, sample(3));
        assertThat(names()).isEmpty();
    }

    @Test
    void anUndoRequestArrivesAsAnEvent() {
        apply("evt", OVERWRITE, sample(3));
        events.publish(
                "import.events",
                tenant,
                ChunkUndoRequested.TYPE,
                id("evt"),
                new ChunkUndoRequested(job, id("evt"), RosterKind.STAFF, "op"));
        events.await(id("evt"), ChunkUndone.STAFF_TYPE, 1);
        assertThat(names()).isEmpty();
    }

    @Test
    void manyRowsAreQuickAndOneMobileInTwoChunksAtOnceIsOneMember() throws InterruptedException {
        RosterRow[] rows = IntStream.range(0, 500)
                .mapToObj(i -> row(3 + i, "员工" + i, "138%08d".formatted(i), Map.of()))
                .toArray(RosterRow[]::new);
        List<Thread> threads = List.of(
                Thread.ofVirtual().start(() -> apply("left", OVERWRITE, rows)),
                Thread.ofVirtual().start(() -> apply("right", SKIP, rows)));
        for (Thread thread : threads) {
            thread.join();
        }
        int created = counts("left").getFirst() + counts("right").getFirst();
        assertThat(created).isEqualTo(500);
        assertThat(http.get("/api/staff/v1/members?total=true&limit=1").text("total"))
                .isEqualTo("500");
    }

    @Test
    void publishesExactlyTheGoldenSamples() throws Exception {
        CurrentTenant.run(
                tenant,
                () -> apply.apply(new ChunkRows(
                        "job-1",
                        "chunk-1-" + tenant,
                        RosterKind.STAFF,
                        OVERWRITE,
                        "op",
                        List.of(
                                sample(3),
                                row(4, "王五", "13700000001", Map.of()),
                                row(5, "赵六", "12345", Map.of(RosterField.SERVED_COMMUNITIES, "幸福里"))))));
        assertSame(
                ChunkApplied.STAFF_TYPE,
                events.await("chunk-1-" + tenant, ChunkApplied.STAFF_TYPE, 1)
                        .getFirst()
                        .replace("-" + tenant, ""));
        String changed = http.get("/api/staff/v1/members?q=王五").each("id").getFirst();
        http.patch("/api/staff/v1/members/" + changed, "*", Map.of("rank", "M7"));
        CurrentTenant.run(tenant, () -> undo.undo("job-1", "chunk-1-" + tenant));
        assertSame(
                ChunkUndone.STAFF_TYPE,
                events.await("chunk-1-" + tenant, ChunkUndone.STAFF_TYPE, 1)
                        .getFirst()
                        .replace("-" + tenant, "")
                        .replace(changed, "member-1"));
    }

    @Test
    void digestsTheGoldenSampleOfAChangedCommunityAndIgnoresOlderNews() throws Exception {
        String sample = golden(CommunityChanged.TYPE);
        CommunityChanged changed = EventJson.read(bytes(sample), CommunityChanged.class);
        apply("served", OVERWRITE, row(3, "李四", "13700000001", Map.of(RosterField.SERVED_COMMUNITIES, "欢乐谷")));
        events.publish("resident.events", tenant, CommunityChanged.TYPE, changed.communityId(), 7, sample);
        events.publish(
                "resident.events",
                tenant,
                CommunityChanged.TYPE,
                changed.communityId(),
                6,
                EventJson.write(new CommunityChanged(changed.communityId(), "旧名", false)));
        events.publish(
                "resident.events",
                tenant,
                CommunityChanged.TYPE,
                "c2-" + tenant,
                8,
                EventJson.write(new CommunityChanged("c2-" + tenant, "欢乐谷花园", false)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> http.get("/api/staff/v1/members").text("items").contains("欢乐谷花园"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mongo.getCollection("communities")
                                .find(new Document("_id", changed.communityId()))
                                .first()
                        != null);
        assertThat(mongo.getCollection("communities")
                        .find(new Document("_id", changed.communityId()))
                        .first()
                        .getString("name"))
                .isEqualTo(changed.name());
    }

    @Test
    void onlyServicesMayAskAndOnlyAboutStaff() {
        assertThat(http.post("/internal/v1/rosters/checks", new RosterCheck(RosterKind.STAFF, SKIP, List.of()))
                        .status())
                .isEqualTo(403);
        Http service = new Http(port, TestTokens.service("import-service"));
        assertThat(service.post("/internal/v1/rosters/checks", new RosterCheck(RosterKind.ROOMS, SKIP, List.of()))
                        .text("code"))
                .isEqualTo("roster.not-staff");
    }

    private static void assertSame(String type, String published) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.readTree(published)).isEqualTo(json.readTree(golden(type)));
    }

    private static String golden(String type) throws IOException {
        return new ClassPathResource("golden/" + type + ".json")
                .getContentAsString(StandardCharsets.UTF_8)
                .strip();
    }

    /** The row of 员工信息表模板.xlsx as import-service hands it over. */
    private static RosterRow sample(int number) {
        return row(number, "李四", "13625895631", Map.of(RosterField.WECHAT_ID, "lisi", RosterField.ADDRESS, "南山区星海名城"));
    }

    private static RosterRow row(int number, String name, String mobile, Map<String, String> more) {
        Map<String, String> values = new HashMap<>();
        values.put(RosterField.NAME, name);
        values.put(RosterField.GENDER, "MALE");
        values.put(RosterField.MOBILE, mobile);
        values.put(RosterField.DEPARTMENT, "工程部/维修组");
        values.put(RosterField.POSITION, "维修工");
        values.put(RosterField.SERVED_COMMUNITIES, "万家星城");
        values.put(RosterField.WECHAT_ID, "wx_" + mobile);
        values.putAll(more);
        values.values().removeIf(String::isEmpty);
        return new RosterRow(number, values);
    }

    private List<RowOutcome> check(RosterPolicy policy, RosterRow... rows) {
        RosterCheckResult result = TestTokens.client(port, TestTokens.service("import-service"))
                .post()
                .uri("/internal/v1/rosters/checks")
                .header("X-Tenant-Id", tenant)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new RosterCheck(RosterKind.STAFF, policy, Arrays.asList(rows)))
                .retrieve()
                .body(RosterCheckResult.class);
        assertThat(result).isNotNull();
        return result.outcomes();
    }

    private String id(String chunk) {
        return chunk + "-" + job;
    }

    private void apply(String chunk, RosterPolicy policy, RosterRow... rows) {
        // Each chunk of these tests is a workbook of its own, except where one test says otherwise.
        String jobId = chunk.equals("one") || chunk.equals("two") ? job : job + chunk;
        CurrentTenant.run(
                tenant,
                () -> apply.apply(
                        new ChunkRows(jobId, id(chunk), RosterKind.STAFF, policy, "op", Arrays.asList(rows))));
    }

    private void undo(String chunk) {
        CurrentTenant.run(tenant, () -> undo.undo(job + chunk, id(chunk)));
    }

    private List<String> names() {
        return http.get("/api/staff/v1/members?limit=200").each("name");
    }

    private ChunkApplied applied(String chunkId) {
        return read(events.await(chunkId, ChunkApplied.STAFF_TYPE, 1).getFirst());
    }

    private List<Integer> counts(String chunk) {
        ChunkApplied applied = applied(id(chunk));
        return List.of(applied.created(), applied.changed(), applied.unchanged(), applied.failed());
    }

    private static ChunkApplied read(String json) {
        return EventJson.read(bytes(json), ChunkApplied.class);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
