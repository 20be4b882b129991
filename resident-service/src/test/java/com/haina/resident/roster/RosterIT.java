package com.haina.resident.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.resident.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class RosterIT extends ServiceTest {

    private static final RosterPolicy OVERWRITE = new RosterPolicy(DuplicatePolicy.OVERWRITE, true);
    private static final RosterPolicy FILL_EMPTY = new RosterPolicy(DuplicatePolicy.FILL_EMPTY, true);
    private static final RosterPolicy SKIP = new RosterPolicy(DuplicatePolicy.SKIP, true);
    private static final RosterPolicy KNOWN_ROOMS_ONLY = new RosterPolicy(DuplicatePolicy.OVERWRITE, false);
    private static int number;

    @Autowired
    ApplyRoster apply;

    @Autowired
    UndoRoster undo;

    private Answer community;
    private String job;
    private int row;

    @BeforeEach
    void aCommunityAndAJob() {
        community = community("欢乐谷" + ++number + "小区", "楼栋", "单元", "门牌号");
        job = "job-" + number;
        row = 2;
    }

    private static String mobile() {
        return "138%08d".formatted(++number);
    }

    private RosterRow row(String building, String unit, String room, String... personal) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(RosterField.COMMUNITY, community.text("name"));
        values.put(RosterField.layer("楼栋"), building);
        values.put(RosterField.layer("单元"), unit);
        values.put(RosterField.ROOM, room);
        for (int i = 0; i < personal.length; i += 2) {
            values.put(personal[i], personal[i + 1]);
        }
        values.values().removeIf(String::isEmpty);
        return new RosterRow(++row, values);
    }

    private RosterRow person(String mobile, String name, String identity, String room) {
        return row(
                "1栋", "一单元", room, RosterField.MOBILE, mobile, RosterField.NAME, name, RosterField.IDENTITY, identity);
    }

    private List<RowOutcome> check(RosterPolicy policy, RosterRow... rows) {
        RosterCheckResult result = internal(
                        "/internal/v1/rosters/checks",
                        new RosterCheck(RosterKind.RESIDENTS, policy, List.of(rows)),
                        new ParameterizedTypeReference<RosterCheckResult>() {})
                .getBody();
        return result.outcomes();
    }

    private String chunk(String id) {
        return job + "-" + id;
    }

    private ChunkRows rows(String id, RosterPolicy policy, RosterRow... rows) {
        return new ChunkRows(job, chunk(id), RosterKind.RESIDENTS, policy, "operator-1", List.of(rows));
    }

    private ChunkApplied applied(String id, RosterPolicy policy, RosterRow... rows) {
        CurrentTenant.run(tenant, () -> apply.apply(rows(id, policy, rows)));
        return recorded(chunk(id), ChunkApplied.RESIDENT_TYPE, ChunkApplied.class);
    }

    private ChunkUndone undone(String id) {
        CurrentTenant.run(tenant, () -> undo.undo(job, chunk(id)));
        return recorded(chunk(id), ChunkUndone.RESIDENT_TYPE, ChunkUndone.class);
    }

    /** What the chunk's document tells others; the relay may have sent it already, so the broker is asked. */
    private <T> T recorded(String chunkId, String type, Class<T> data) {
        return EventJson.read(events.await(chunkId, type), data);
    }

    private static List<Verdict> verdicts(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::verdict).toList();
    }

    private static List<String> codes(RowOutcome outcome) {
        return outcome.issues().stream().map(RowIssue::code).toList();
    }

    private List<Map<String, Object>> people() {
        return get("/api/resident/v1/residents?limit=100&communityId=" + community.id())
                .is(HttpStatus.OK)
                .items();
    }

    private Map<String, Object> counts() {
        return get("/api/resident/v1/communities/" + community.id() + "/counts").body();
    }

    @Test
    void theHistoryOfAPersonNamesTheImports() {
        String mobile = mobile();
        applied("1", OVERWRITE, person(mobile, "张三", "OWNER", "101"));
        String id = String.valueOf(people().getFirst().get("id"));
        chunks.remember(id);
        String first = job;
        job = "job-later-" + number;
        applied("1", OVERWRITE, person(mobile, "张三丰", "OWNER", "101"));
        Answer history = get("/api/resident/v1/residents/" + id + "/history").is(HttpStatus.OK);
        assertThat(history.all("action")).containsExactly("resident.import-change", "resident.import-create");
        assertThat(history.all("jobId")).containsExactly(job, first);
        assertThat(history.all("by")).containsOnly("IMPORT");
    }

    @Test
    void theManualsSampleIsAppliedAsItIs() {
        RosterRow zhang = row(
                "1栋",
                "一单元",
                "101",
                RosterField.NAME,
                "张三",
                RosterField.GENDER,
                "MALE",
                RosterField.IDENTITY,
                "OWNER",
                RosterField.MOBILE,
                mobile(),
                RosterField.ID_NUMBER,
                "440304198511080000");
        RosterRow li = person(mobile(), "李四", "FAMILY", "101");
        RosterRow wang = person(mobile(), "王五", "TENANT", "102");
        List<RowOutcome> checked = check(OVERWRITE, zhang, li, wang);
        assertThat(verdicts(checked)).containsExactly(Verdict.NEW, Verdict.NEW, Verdict.NEW);
        assertThat(codes(checked.getFirst())).containsExactly("idNumber.checksum");
        assertThat(checked.getFirst().changes().toString())
                .contains("张三", "440304********0000", "1栋一单元101")
                .doesNotContain(zhang.values().get(RosterField.MOBILE), "440304198511080000");
        assertThat(counts()).as("a dry run changes nothing").containsEntry("nodes", 0);

        ChunkApplied applied = applied("a", OVERWRITE, zhang, li, wang);
        assertThat(applied.created()).isEqualTo(3);
        assertThat(applied.outcomes()).hasSize(1);
        assertThat(applied.outcomes().getFirst().changes()).isEmpty();
        assertThat(counts()).containsEntry("nodes", 2).containsEntry("rooms", 2).containsEntry("residents", 3);
        assertThat(people()).extracting(person -> person.get("name")).containsExactlyInAnyOrder("张三", "李四", "王五");

        assertThat(verdicts(check(OVERWRITE, zhang, li, wang)))
                .as("the same file again")
                .containsExactly(Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.UNCHANGED);
        assertThat(applied("again", OVERWRITE, zhang, li, wang).unchanged()).isEqualTo(3);
    }

    @Test
    void otherSpellingsOfABuildingMeanTheSameBuilding() {
        applied("a", OVERWRITE, row("1栋", "一单元", "101"));
        assertThat(verdicts(check(KNOWN_ROOMS_ONLY, row("01幢", "1单元", "０101"), row("一号楼", "1", "101室"))))
                .containsExactly(Verdict.UNCHANGED, Verdict.UNCHANGED);
    }

    @Test
    void everyErrorOfARowIsSaidAtOnce() {
        RosterRow broken = row(
                "1栋",
                "",
                "101",
                RosterField.layer("区"),
                "东区",
                RosterField.MOBILE,
                "1234",
                RosterField.IDENTITY,
                "邻居",
                RosterField.MOVED_IN_ON,
                "2026-02-30");
        RowOutcome outcome = check(OVERWRITE, broken).getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(codes(outcome))
                .containsExactlyInAnyOrder(
                        "layer.missing",
                        "layer.unexpected",
                        "mobile.malformed",
                        "name.missing",
                        "identity.unknown",
                        "date.malformed");
        RowOutcome stranger = check(OVERWRITE, new RosterRow(9, Map.of(RosterField.COMMUNITY, "没有的小区")))
                .getFirst();
        assertThat(codes(stranger)).containsExactly("community.unknown");
        assertThat(stranger.issues().getFirst().arguments().get("known")).contains(community.text("name"));
        assertThat(codes(check(OVERWRITE, new RosterRow(9, Map.of())).getFirst()))
                .containsExactly("community.missing");
    }

    @Test
    void missingRoomsAreMadeOnlyWithPermission() {
        applied("a", OVERWRITE, row("1栋", "一单元", "101"));
        List<RowOutcome> outcomes = check(
                KNOWN_ROOMS_ONLY,
                person(mobile(), "甲", "OWNER", "101"),
                person(mobile(), "乙", "OWNER", "102"),
                row("2栋", "一单元", "101"));
        assertThat(verdicts(outcomes)).containsExactly(Verdict.NEW, Verdict.INVALID, Verdict.INVALID);
        assertThat(codes(outcomes.get(1))).containsExactly("room.unknown");
        assertThat(codes(outcomes.get(2))).containsExactly("node.unknown");
        assertThat(outcomes.get(2).issues().getFirst().arguments()).containsEntry("name", "2栋");
    }

    @Test
    void nameAndIdentityCountOnlyWithTheMobile() {
        RosterRow nameOnly = row("1栋", "一单元", "101", RosterField.NAME, "张三", RosterField.IDENTITY, "OWNER");
        RowOutcome outcome = check(OVERWRITE, nameOnly).getFirst();
        assertThat(outcome.verdict()).isEqualTo(Verdict.NEW);
        assertThat(codes(outcome)).containsExactly("person.without-mobile");
        applied("a", OVERWRITE, nameOnly);
        assertThat(counts()).containsEntry("rooms", 1).containsEntry("residents", 0);
    }

    @Test
    void thePolicyDecidesWhatHappensToWhatIsOnFile() {
        String mobile = mobile();
        applied("a", OVERWRITE, person(mobile, "张三", "", "101"));
        RosterRow again = row(
                "1栋", "一单元", "101", RosterField.MOBILE, mobile, RosterField.NAME, "张三丰", RosterField.IDENTITY, "OWNER");
        RowOutcome skipped = check(SKIP, again).getFirst();
        assertThat(skipped.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(codes(skipped)).containsExactly("name.differs");
        RowOutcome filled = check(FILL_EMPTY, again).getFirst();
        assertThat(filled.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(filled.changes()).extracting("field").containsExactly(RosterField.IDENTITY);
        RowOutcome overwritten = check(OVERWRITE, again).getFirst();
        assertThat(overwritten.changes()).extracting("field").containsExactly(RosterField.NAME, RosterField.IDENTITY);

        applied("b", OVERWRITE, again);
        assertThat(people()).extracting(person -> person.get("name")).containsExactly("张三丰");
        RosterRow empty = row("1栋", "一单元", "101", RosterField.MOBILE, mobile);
        assertThat(check(OVERWRITE, empty).getFirst().verdict())
                .as("empty cells never delete")
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void coOwnersAndSecondHomesAreNormal() {
        String mobile = mobile();
        ChunkApplied applied = applied(
                "a",
                SKIP,
                person(mobile, "林建国", "OWNER", "101"),
                person(mobile(), "林秀兰", "OWNER", "101"),
                person(mobile, "林建国", "OWNER", "102"));
        assertThat(applied.created()).isEqualTo(3);
        assertThat(counts()).containsEntry("residents", 2).containsEntry("rooms", 2);
    }

    @Test
    void rowsThatRepeatOrContradictOneAnotherSayWithWhichRow() {
        String mobile = mobile();
        RosterRow first = person(mobile, "张三", "OWNER", "101");
        RosterRow same = person(mobile, "张三", "OWNER", "101");
        RosterRow otherIdentity = person(mobile, "张三", "TENANT", "101");
        RosterRow otherName = person(mobile, "李四", "OWNER", "102");
        List<RowOutcome> outcomes = check(OVERWRITE, first, same, otherIdentity, otherName);
        assertThat(verdicts(outcomes))
                .containsExactly(Verdict.NEW, Verdict.UNCHANGED, Verdict.CONFLICT, Verdict.CONFLICT);
        assertThat(codes(outcomes.get(1))).containsExactly("row.duplicate");
        assertThat(codes(outcomes.get(2))).containsExactly("row.contradicts");
        assertThat(codes(outcomes.get(3))).containsExactly("person.contradicts");
        assertThat(outcomes.get(3).issues().getFirst().arguments()).containsEntry("row", "" + first.number());
        ChunkApplied applied = applied("a", OVERWRITE, first, same, otherIdentity, otherName);
        assertThat(List.of(applied.created(), applied.changed(), applied.unchanged(), applied.failed()))
                .containsExactly(1, 0, 1, 2);
        assertThat(counts()).as("a row that is not applied makes no room").containsEntry("rooms", 1);
    }

    @Test
    void aMobileOfSomebodyElseIsAConflictUnderEveryPolicy() {
        String mobile = mobile();
        RosterRow owner = row(
                "1栋",
                "一单元",
                "101",
                RosterField.MOBILE,
                mobile,
                RosterField.NAME,
                "张三",
                RosterField.IDENTITY,
                "OWNER",
                RosterField.ID_NUMBER,
                "11010519491231002X");
        applied("a", OVERWRITE, owner);
        RosterRow successor = row(
                "1栋",
                "一单元",
                "102",
                RosterField.MOBILE,
                mobile,
                RosterField.NAME,
                "李四",
                RosterField.IDENTITY,
                "OWNER",
                RosterField.ID_NUMBER,
                "440524188001010014");
        RosterRow sameId = row(
                "1栋",
                "一单元",
                "102",
                RosterField.MOBILE,
                mobile(),
                RosterField.NAME,
                "张三",
                RosterField.IDENTITY,
                "OWNER",
                RosterField.ID_NUMBER,
                "11010519491231002X");
        List<RowOutcome> outcomes = check(OVERWRITE, successor, sameId);
        assertThat(outcomes.get(0).verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(codes(outcomes.get(0))).containsExactly("person.other");
        assertThat(outcomes.get(1).verdict()).isEqualTo(Verdict.NEW);
        assertThat(codes(outcomes.get(1))).containsExactly("idNumber.elsewhere");
    }

    @Test
    void aStructureIsChosenByTheLayersThatARowFills() {
        community = post(
                        "/api/resident/v1/communities/" + community.id() + "/structures",
                        community.tag(),
                        Map.of("name", "别墅", "layers", List.of("区", "门牌号")))
                .is(HttpStatus.OK);
        RosterRow villa = row("", "", "8号", RosterField.layer("区"), "湖区");
        RosterRow tower = row("1栋", "一单元", "101");
        assertThat(verdicts(check(OVERWRITE, villa, tower))).containsExactly(Verdict.NEW, Verdict.NEW);
        applied("a", OVERWRITE, villa, tower);
        assertThat(get("/api/resident/v1/places?communityId=" + community.id() + "&q=" + query("湖区8"))
                        .all("name"))
                .containsExactly("8号");
    }

    @Test
    void aChunkDeliveredTwiceOrCutShortAnywhereIsAppliedOnce() {
        String mobile = mobile();
        applied("before", OVERWRITE, person(mobile, "张三", "", "101"));
        RosterRow[] rows = {
            person(mobile, "张三", "OWNER", "101"),
            person(mobile(), "李四", "OWNER", "102"),
            row("3栋", "一单元", "101"),
            person(mobile, "张三", "OWNER", "103")
        };
        ChunkApplied first = applied("a", OVERWRITE, rows);
        assertThat(List.of(first.created(), first.changed(), first.unchanged())).containsExactly(3, 1, 0);
        List<Map<String, Object>> people = people();

        // Everything was written but the last document: as after a kill before it.
        mongo.getCollection("roster_applications").deleteOne(new Document("_id", chunk("a")));
        events.forget(chunk("a"));
        ChunkApplied second = applied("a", OVERWRITE, rows);
        assertThat(second).as("the same counts").isEqualTo(first);
        assertThat(people()).as("nothing twice").isEqualTo(people);
        assertThat(counts()).containsEntry("rooms", 4).containsEntry("residents", 2);

        // Half of it was written: one person is missing.
        mongo.getCollection("roster_applications").deleteOne(new Document("_id", chunk("a")));
        events.forget(chunk("a"));
        mongo.getCollection("residents").deleteOne(new Document("name", "李四").append("places", community.id()));
        assertThat(applied("a", OVERWRITE, rows)).isEqualTo(first);
        assertThat(counts()).containsEntry("residents", 2);
    }

    @Test
    void chunksThatMeetAtTheSamePeopleAndBuildingsLoseNothing() {
        List<String> mobiles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            mobiles.add(mobile());
        }
        // Eight chunks bring the same forty people, each to another room of the same new building.
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int chunk = 0; chunk < 8; chunk++) {
            RosterRow[] rows = new RosterRow[mobiles.size()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = person(mobiles.get(i), "住户" + (char) ('A' + i % 26), "OWNER", chunk + "0" + i % 10);
            }
            ChunkRows content = rows("parallel" + chunk, FILL_EMPTY, rows);
            running.add(CompletableFuture.runAsync(() -> CurrentTenant.run(tenant, () -> apply.apply(content))));
        }
        running.forEach(CompletableFuture::join);
        int created = 0;
        for (int chunk = 0; chunk < 8; chunk++) {
            created += recorded(chunk("parallel" + chunk), ChunkApplied.RESIDENT_TYPE, ChunkApplied.class)
                    .created();
        }
        assertThat(created).isEqualTo(320);
        assertThat(counts())
                .containsEntry("nodes", 2)
                .containsEntry("rooms", 80)
                .containsEntry("residents", 40);
        assertThat(people())
                .allSatisfy(person -> assertThat((List<?>) person.get("homes")).hasSize(8));

        for (int chunk = 0; chunk < 8; chunk++) {
            assertThat(undone("parallel" + chunk).undone()).isEqualTo(40);
        }
        assertThat(counts()).containsEntry("nodes", 0).containsEntry("rooms", 0).containsEntry("residents", 0);
    }

    @Test
    void undoPutsBackWhatWasAndKeepsWhatPeopleChangedSince() {
        String changed = mobile();
        String touched = mobile();
        String thisJob = job;
        job = thisJob + "-before";
        applied("a", OVERWRITE, person(changed, "张三", "TENANT", "101"));
        job = thisJob;
        applied(
                "a",
                OVERWRITE,
                person(changed, "张三丰", "OWNER", "101"),
                person(touched, "李四", "OWNER", "102"),
                person(mobile(), "王五", "OWNER", "103"),
                row("9栋", "一单元", "901"));
        applied("b", OVERWRITE, person(changed, "张三丰", "OWNER", "104"));
        Map<String, Object> li = people().stream()
                .filter(person -> person.get("name").equals("李四"))
                .findFirst()
                .orElseThrow();
        Answer edited = get("/api/resident/v1/residents/" + li.get("id"));
        put("/api/resident/v1/residents/" + edited.id(), edited.tag(), Map.of("name", "李四光"))
                .is(HttpStatus.OK);

        ChunkUndone a = undone("a");
        assertThat(a.undone()).isEqualTo(3);
        assertThat(a.kept()).hasSize(1);
        assertThat(a.kept().getFirst().recordId()).isEqualTo(edited.id());
        assertThat(a.kept().getFirst().reason()).isEqualTo("changed.by-hand");
        assertThat(undone("b"))
                .as("the first chunk put the person back as before the job, the second finds it done")
                .isEqualTo(new ChunkUndone(job, chunk("b"), 1, List.of()));
        assertThat(people())
                .extracting(person -> person.get("name"), person -> ((List<?>) person.get("homes")).size())
                .containsExactlyInAnyOrder(tuple("张三", 1), tuple("李四光", 1));
        assertThat(counts())
                .as("101 and 102 are lived in")
                .containsEntry("rooms", 2)
                .containsEntry("nodes", 2);
    }

    @Test
    void aLaterImportsChangesAreNotTakenBackWithAnEarlierOne() {
        String mobile = mobile();
        applied("a", OVERWRITE, person(mobile, "张三", "TENANT", "101"));
        String first = job;
        job = first + "-later";
        applied("a", OVERWRITE, person(mobile, "张三", "OWNER", "101"));
        String later = job;

        job = first;
        ChunkUndone kept = undone("a");
        assertThat(kept.kept()).extracting("reason").containsExactly("changed.by-import");
        assertThat(people()).hasSize(1);

        job = later;
        assertThat(undone("a").undone()).isEqualTo(1);
        assertThat(((List<?>) people().getFirst().get("homes")).toString()).contains("TENANT");
    }

    @Test
    void anUndoDeliveredTwiceTellsTheSame() {
        applied("a", OVERWRITE, person(mobile(), "张三", "OWNER", "101"));
        ChunkUndone once = undone("a");
        CurrentTenant.run(tenant, () -> undo.undo(job, chunk("a")));
        assertThat(once).isEqualTo(new ChunkUndone(job, chunk("a"), 1, List.of()));
        assertThat(undone("never").undone())
                .as("a chunk that never was applied")
                .isZero();
    }
}
