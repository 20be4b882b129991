package com.haina.imports.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import com.haina.imports.excel.Sheets;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Imports from upload to report and back, on the real store and broker, with a stand-in for the owner of the records. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "haina.import.chunk-rows=50")
@WithStoreAndBroker
@Import(TestTokens.class)
@Timeout(90)
class ImportIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path BLOBS = Path.of("target", "blobs-" + UUID.randomUUID());

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry properties) {
        String peer = "http://127.0.0.1:" + StandInPeer.get().port();
        properties.add("AUTH_URL", () -> peer);
        properties.add("spring.http.serviceclient.resident-service.base-url", () -> peer);
        properties.add("spring.http.serviceclient.staff-service.base-url", () -> peer);
        properties.add("haina.import.blob-directory", BLOBS::toString);
    }

    @LocalServerPort
    int port;

    @Autowired
    ImportRunner runner;

    @Autowired
    Retention retention;

    private final StandInPeer peer = StandInPeer.get();
    private String tenant = "";

    @BeforeEach
    void freshTenant() {
        peer.reset();
        peer.importPort = port;
        tenant = "t-" + UUID.randomUUID();
    }

    private RestClient http() {
        return TestTokens.client(port, TestTokens.operator(tenant));
    }

    private ResponseEntity<String> upload(byte[] file, String name, @Nullable String kind) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(file)).filename(name);
        if (kind != null) {
            body.part("kind", kind);
        }
        return http().post()
                .uri("/api/import/v1/imports")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(body.build())
                .retrieve()
                .toEntity(String.class);
    }

    private String uploaded(byte[] file, String name) {
        ResponseEntity<String> answer = upload(file, name, null);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.ACCEPTED);
        return JSON.readTree(answer.getBody()).get("id").asString();
    }

    private JsonNode get(String path) {
        return JSON.readTree(http().get()
                .uri("/api/import/v1/imports" + (path.startsWith("?") ? "" : "/") + path)
                .retrieve()
                .body(String.class));
    }

    private ResponseEntity<String> post(String path, @Nullable Object body) {
        RestClient.RequestBodySpec request = http().post().uri("/api/import/v1/imports/" + path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve().toEntity(String.class);
    }

    private JsonNode until(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(id).get("state").asString(), state::equals);
        return get(id);
    }

    private void confirm(String id) {
        ResponseEntity<String> answer =
                post(id + "/confirmation", Map.of("duplicatePolicy", "OVERWRITE", "createMissingRooms", true));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.ACCEPTED);
    }

    private static byte[] residents(int rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("小区,楼栋,单元,门牌号,姓名,身份,手机"));
        for (int i = 0; i < rows; i++) {
            lines.add("滨江,1栋,1单元,%d,住户%d,业主,1380000%04d".formatted(100 + i, i, i));
        }
        return Sheets.table(lines.toArray(String[]::new));
    }

    private static byte[] sample(String name) throws IOException {
        return new ClassPathResource("samples/" + name).getContentAsByteArray();
    }

    @Test
    void theSamplesGoFromUploadToReportAsTheyAre() throws Exception {
        String id = uploaded(sample("业主信息表格模板.xlsx"), "业主信息表格模板.xlsx");
        JsonNode checked = until(id, "CHECKED");
        assertThat(checked.get("kind").asString()).isEqualTo("RESIDENTS");
        assertThat(checked.get("mapping").get("headerRows").asInt()).isEqualTo(2);
        assertThat(checked.get("counts").get("newRows").asInt()).isEqualTo(3);
        confirm(id);
        JsonNode applied = until(id, "APPLIED");
        assertThat(applied.get("applied").get("created").asInt()).isEqualTo(3);
        assertThat(peer.records).containsKey("18913112121@101");

        String staff = uploaded(sample("员工信息表模板.xlsx"), "员工信息表模板.xlsx");
        assertThat(until(staff, "CHECKED").get("kind").asString()).isEqualTo("STAFF");
        confirm(staff);
        assertThat(until(staff, "APPLIED").get("applied").get("created").asInt())
                .isEqualTo(3);
        assertThat(peer.records.values())
                .anySatisfy(values -> assertThat(values).containsEntry("department", "工程部/维修组"));
    }

    @Test
    void allErrorsAreToldAtOnceAndTheFileComesBackWithThem() throws Exception {
        byte[] file = Sheets.table(
                "小区,楼栋,单元,房号,业主名称,身份,手机号",
                "滨江,1栋,1单元,101,张三,业主,138 0000 0001",
                "滨江,1栋,1单元,,李四,业主,123",
                "滨江,1栋,1单元,103,王五,业主,+86-13800000001",
                "滨江,1栋,1单元,101,张三,业主,13800000001",
                "滨江,1栋,1单元,105,拒绝,业主,13800000005");
        String id = uploaded(file, "住户.xlsx");
        JsonNode checked = until(id, "CHECKED");
        assertThat(checked.get("counts").toString())
                .isEqualTo("{\"newRows\":2,\"changed\":0,\"unchanged\":1,\"conflict\":1,\"invalid\":1,\"warnings\":1}");
        JsonNode invalid = get(id + "/rows?verdict=INVALID").get("items");
        assertThat(invalid).hasSize(1);
        assertThat(invalid.get(0).get("row").asInt()).isEqualTo(3);
        assertThat(invalid.get(0).get("issues"))
                .extracting(issue -> issue.get("message").asString())
                .containsExactly("“手机号”“*23”不是手机号，应为 1 开头的 11 位数字", "没有填“门牌号”。这个小区的结构要求填写");
        assertThat(invalid.toString()).contains("李四");
        confirm(id);
        JsonNode applied = until(id, "APPLIED");
        assertThat(applied.get("applied").toString())
                .isEqualTo("{\"created\":1,\"changed\":0,\"unchanged\":1,\"failed\":3,\"conflict\":2}");
        assertThat(get(id + "/report").get("issues"))
                .isNotEmpty()
                .as("summed over rows, a text has no gaps where a row's own facts would stand")
                .allSatisfy(issue ->
                        assertThat(issue.get("message").asString()).doesNotContain("第  行", "现有：。", "没有填。", "是 ，"));
        assertThat(file(id, "annotated"))
                .containsExactly(
                        "1:小区|楼栋|单元|房号|业主名称|身份|手机号|错误原因",
                        "2:滨江|1栋|1单元|101|张三|业主|138 0000 0001",
                        "3:滨江|1栋|1单元||李四|业主|123|“手机号”“*23”不是手机号，应为 1 开头的 11 位数字；没有填“门牌号”。这个小区的结构要求填写",
                        "4:滨江|1栋|1单元|103|王五|业主|+86-13800000001|“手机号”“138****0001”在第 2 行属于另一个姓名。一个手机号只能对应一个人，请核对",
                        "5:滨江|1栋|1单元|101|张三|业主|13800000001|提醒：与第 2 行完全相同，只导入一次",
                        "6:滨江|1栋|1单元|105|拒绝|业主|13800000005|这个手机已登记给另一个人，请核对");
        assertThat(get(id + "/rows?verdict=CONFLICT").get("items"))
                .as("with what only applying found out")
                .extracting(row -> row.get("row").asInt())
                .containsExactly(4, 6);
        assertThat(get(id + "/rows?issue=layer.missing").get("items"))
                .extracting(row -> row.get("row").asInt())
                .containsExactly(3);
        assertThat(get(id + "/rows?issue=person.other").get("items"))
                .extracting(row -> row.get("row").asInt())
                .containsExactly(6);
        assertThat(file(id, "failed-rows")).hasSize(4).noneMatch(line -> line.contains("完全相同"));
    }

    private List<String> file(String id, String which) throws IOException {
        byte[] bytes = http().get()
                .uri("/api/import/v1/imports/" + id + "/files/" + which)
                .retrieve()
                .body(byte[].class);
        return Sheets.linesOf(bytes);
    }

    @Test
    void rowsComeAPageAtATimeAcrossChunks() throws Exception {
        String id = uploaded(residents(230), "many.xlsx");
        until(id, "CHECKED");
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(id + "/rows?limit=70" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.get("items").forEach(row -> seen.add(row.get("row").asInt()));
            cursor = page.hasNonNull("nextCursor") ? page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(230).isSorted().doesNotHaveDuplicates();
        assertThat(get(id + "/rows?verdict=CHANGED").get("items")).isEmpty();
    }

    @Test
    void theSameFileAgainIsSaidSoAndChangesNothing() throws Exception {
        byte[] file = residents(120);
        String first = uploaded(file, "a.xlsx");
        until(first, "CHECKED");
        confirm(first);
        until(first, "APPLIED");
        String second = uploaded(file, "b.xlsx");
        JsonNode checked = until(second, "CHECKED");
        assertThat(checked.get("sameFileAs").asString()).isEqualTo(first);
        assertThat(checked.get("counts").get("unchanged").asInt()).isEqualTo(120);
        confirm(second);
        JsonNode applied = until(second, "APPLIED");
        assertThat(applied.get("applied").get("unchanged").asInt()).isEqualTo(120);
        assertThat(peer.timesApplied).hasSize(120);
    }

    @Test
    void anUndoneImportLeavesWhatWasChangedByHandAndSaysWhich() throws Exception {
        String id = uploaded(residents(130), "undo.xlsx");
        until(id, "CHECKED");
        confirm(id);
        until(id, "APPLIED");
        peer.touchedByHand.add("13800000007@107");
        assertThat(post(id + "/undo", null).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        JsonNode undone = until(id, "UNDONE");
        assertThat(undone.get("undone").asInt()).isEqualTo(129);
        assertThat(undone.get("kept").asInt()).isEqualTo(1);
        assertThat(peer.records).hasSize(1);
        JsonNode kept = get(id + "/report").get("kept").get(0);
        assertThat(kept.get("row").asInt()).isEqualTo(9);
        assertThat(kept.get("message").asString()).isEqualTo("导入之后有人修改过，保留现在的内容");
        assertThat(List.copyOf(peer.undone)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void theHistoryIsFilteredAndSaysWhoDecidedAndUntilWhenItCanBeUndone() throws Exception {
        String id = uploaded(residents(20), "一月住户.xlsx");
        until(id, "CHECKED");
        String staff = uploaded(sample("员工信息表模板.xlsx"), "员工.xlsx");
        until(staff, "CHECKED");
        assertThat(get(id).get("policy").toString())
                .isEqualTo("{\"duplicatePolicy\":\"OVERWRITE\",\"createMissingRooms\":true}");
        confirm(id);
        JsonNode applied = until(id, "APPLIED");
        assertThat(applied.get("confirmedAt").asString()).isNotEmpty();
        assertThat(Instant.parse(applied.get("undoableUntil").asString()))
                .isEqualTo(Instant.parse(applied.get("finishedAt").asString()).plus(Duration.ofDays(30)));
        assertThat(Instant.parse(applied.get("fileKeptUntil").asString())).isAfter(Instant.now());
        assertThat(ids("?state=APPLIED")).containsExactly(id);
        assertThat(ids("?state=APPLIED,CHECKED&total=true")).containsExactly(staff, id);
        assertThat(ids("?kind=STAFF")).containsExactly(staff);
        assertThat(ids("?q=一月")).containsExactly(id);
        assertThat(ids("?createdBy=somebody-else")).isEmpty();
        assertThat(ids("?to=" + applied.get("createdAt").asString())).isEmpty();
        assertThat(ids("?from=" + applied.get("createdAt").asString())).containsExactly(staff, id);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        get(query).get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    @Test
    void aCancelledDryRunStopsAndALaterConfirmationIsRefused() throws Exception {
        peer.checking = new Semaphore(0);
        String id = uploaded(residents(300), "cancel.xlsx");
        until(id, "CHECKING");
        assertThat(post(id + "/cancellation", null).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        peer.checking.release(100);
        until(id, "CANCELLED");
        ResponseEntity<String> refused = post(id + "/confirmation", Map.of("duplicatePolicy", "SKIP"));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody()).contains("这次导入已经取消");
    }

    @Test
    void anImportCancelledWhileItIsAppliedStopsBetweenChunksAndCanBeUndone() throws Exception {
        String id = uploaded(residents(2000), "cancel2.xlsx");
        until(id, "CHECKED");
        peer.applying = new Semaphore(3);
        confirm(id);
        await().atMost(Duration.ofSeconds(30)).until(() -> peer.records.size() >= 150);
        post(id + "/cancellation", null);
        peer.applying.release(1000);
        JsonNode cancelled = until(id, "CANCELLED");
        int created = cancelled.get("applied").get("created").asInt();
        assertThat(created).isBetween(150, 1999).isEqualTo(peer.records.size());
        assertThat(all(id + "/rows?limit=200&verdict=NEW"))
                .as("the rows behind the number")
                .isEqualTo(created);
        post(id + "/undo", null);
        assertThat(until(id, "UNDONE").get("undone").asInt()).isEqualTo(created);
        assertThat(peer.records).isEmpty();
    }

    private int all(String path) {
        int rows = 0;
        String cursor = "";
        do {
            JsonNode page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            rows += page.get("items").size();
            cursor = page.hasNonNull("nextCursor") ? page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return rows;
    }

    @Test
    void aWorkerThatGoesAwayIsReplacedAndNothingIsAppliedTwice() throws Exception {
        peer.checking = new Semaphore(6);
        String id = uploaded(residents(1000), "resume.xlsx");
        await().atMost(Duration.ofSeconds(30)).until(() -> peer.checks.get() >= 6);
        // What kill -9 leaves behind: a lease that ends by itself, and a few chunks.
        runner.stop();
        runner.start();
        peer.checking.release(1000);
        JsonNode checked = until(id, "CHECKED");
        assertThat(checked.get("counts").get("newRows").asInt()).isEqualTo(1000);
        assertThat(peer.checks.get()).isLessThan(20 + 6 + 4);
        peer.applying = new Semaphore(5);
        confirm(id);
        await().atMost(Duration.ofSeconds(30)).until(() -> peer.records.size() >= 250);
        runner.stop();
        runner.start();
        peer.applying.release(1000);
        assertThat(until(id, "APPLIED").get("applied").get("created").asInt()).isEqualTo(1000);
        assertThat(peer.timesApplied.values()).allMatch(times -> times.get() == 1);
    }

    @Test
    void aPeerThatFailsForAWhileIsAskedAgain() throws Exception {
        peer.failChecks = 3;
        String id = uploaded(residents(60), "retry.xlsx");
        assertThat(until(id, "CHECKED").get("counts").get("newRows").asInt()).isEqualTo(60);
    }

    @Test
    void aMappingIsChosenCheckedAnewAndRememberedForTheNextFile() throws Exception {
        byte[] file = Sheets.table("小区,楼栋,单元,编号X,姓名,手机", "滨江,1栋,1单元,101,张三,13800000001");
        String id = uploaded(file, "form.xlsx");
        JsonNode waiting = until(id, "UPLOADED");
        assertThat(waiting.get("missing").get(0).get("title").asString()).isEqualTo("门牌号");
        String etag = http().get()
                .uri("/api/import/v1/imports/" + id)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        List<Map<String, Object>> columns = List.of(
                Map.of("column", 0, "field", "community"),
                Map.of("column", 1, "field", "layer:楼栋"),
                Map.of("column", 2, "field", "layer:单元"),
                Map.of("column", 3, "field", "room"),
                Map.of("column", 4, "field", "name"),
                Map.of("column", 5, "field", "mobile"));
        ResponseEntity<String> missing = put(id, null, Map.of("columns", columns));
        assertThat(missing.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        ResponseEntity<String> twice = put(
                id,
                etag,
                Map.of("columns", List.of(Map.of("column", 0, "field", "room"), Map.of("column", 1, "field", "room"))));
        assertThat(twice.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(twice.getBody()).contains("/columns/1/field", "同一个字段只能对应一列");
        ResponseEntity<String> mapped = put(id, etag, Map.of("columns", columns));
        assertThat(mapped.getStatusCode()).as(mapped.getBody()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(until(id, "CHECKED").get("counts").get("newRows").asInt()).isEqualTo(1);

        String next = uploaded(Sheets.table("小区,楼栋,单元,编号X,姓名,手机", "滨江,1栋,1单元,102,李四,13800000002"), "next.xlsx");
        JsonNode remembered =
                until(next, "CHECKED").get("mapping").get("columns").get(3);
        assertThat(remembered.get("field").asString()).isEqualTo("room");
        assertThat(remembered.get("reason").asString()).isEqualTo("REMEMBERED");
    }

    private ResponseEntity<String> put(String id, @Nullable String etag, Object body) {
        return http().put()
                .uri("/api/import/v1/imports/" + id + "/mapping")
                .headers(headers -> {
                    if (etag != null) {
                        headers.set(HttpHeaders.IF_MATCH, etag);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    @Test
    void aFileThatHarmsIsRefusedInWordsAndNotKept() throws Exception {
        long before = blobs();
        ResponseEntity<String> program =
                upload("MZ\u0000\u0001rest".getBytes(StandardCharsets.ISO_8859_1), "业主.xlsx", null);
        assertThat(program.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(program.getBody()).contains("import.file.program", "这个文件其实是程序");
        ResponseEntity<String> empty = upload(new byte[0], "a.csv", null);
        assertThat(empty.getBody()).contains("import.file.empty");
        assertThat(blobs()).isEqualTo(before);
        assertThat(get("?limit=5").get("items")).isEmpty();
    }

    private static long blobs() throws IOException {
        try (Stream<Path> files = Files.list(BLOBS)) {
            return files.count();
        }
    }

    @Test
    void noClearByteOfTheFileIsOnDiskAndNoneOfTheRowsInTheStore() throws Exception {
        byte[] file = "姓名,手机,楼栋,门牌号\n绝密姓名,13899998888,1,101\n".getBytes(StandardCharsets.UTF_8);
        String id = uploaded(file, "秘密.csv");
        until(id, "CHECKED");
        try (Stream<Path> files = Files.list(BLOBS)) {
            for (Path blob : files.toList()) {
                assertThat(new String(Files.readAllBytes(blob), StandardCharsets.UTF_8))
                        .doesNotContain("13899998888");
            }
        }
        assertThat(get(id).toString()).doesNotContain("13899998888").doesNotContain("绝密姓名");
        assertThat(get(id + "/preview").toString()).contains("138****8888").doesNotContain("13899998888");
        assertThat(get(id + "/rows").toString()).contains("138****8888", "绝密姓名").doesNotContain("13899998888");
    }

    @Test
    void progressIsStreamedAndResumesBehindTheLastEvent() throws Exception {
        peer.checking = new Semaphore(2);
        String id = uploaded(residents(400), "sse.xlsx");
        List<String> lines = new ArrayList<>();
        for (String line : (Iterable<String>) events(id, null)::iterator) {
            lines.add(line);
            if (line.contains("\"state\":\"CHECKING\"")) {
                peer.checking.release(1000);
            }
            if (line.contains("\"state\":\"CHECKED\"")) {
                break;
            }
        }
        assertThat(lines).anyMatch(line -> line.startsWith("id:")).anyMatch(line -> line.contains("\"total\":400"));
        String last = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(events(id, "something-old").findFirst()).contains(last);
    }

    /** Lines of an event stream; the connection ends with the client, not by being read to its end. */
    private Stream<String> events(String id, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/import/v1/imports/" + id + "/progress"))
                .header("Authorization", "Bearer " + TestTokens.operator(tenant))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return response.body();
    }

    @Test
    void tenantBSeesNothingOfTenantA() throws Exception {
        String id = uploaded(residents(3), "a.xlsx");
        until(id, "CHECKED");
        RestClient other = TestTokens.client(port, TestTokens.administrator("t-other-" + tenant));
        for (String path : List.of("", "/rows", "/report", "/preview", "/progress", "/files/annotated")) {
            assertThat(other.get()
                            .uri("/api/import/v1/imports/" + id + path)
                            .retrieve()
                            .toBodilessEntity()
                            .getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
        assertThat(other.post()
                        .uri("/api/import/v1/imports/" + id + "/cancellation")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(TestTokens.client(port, TestTokens.service("resident-service"))
                        .get()
                        .uri("/internal/v1/chunks/" + id + "-1-000000")
                        .header("X-Tenant-Id", "t-other")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void anOperatorLimitedToOtherCommunitiesCannotImportIntoThisOne() throws Exception {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(residents(2))).filename("x.xlsx");
        RestClient limited = TestTokens.client(port, TestTokens.operator(tenant, List.of("c-other")));
        String id = JSON.readTree(limited.post()
                        .uri("/api/import/v1/imports")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(body.build())
                        .retrieve()
                        .body(String.class))
                .get("id")
                .asString();
        assertThat(until(id, "CHECKED").get("counts").get("invalid").asInt()).isEqualTo(2);
    }

    @Test
    void aViewerMayLookAndNotImport() throws Exception {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(residents(2))).filename("x.xlsx");
        assertThat(TestTokens.client(port, TestTokens.viewer(tenant))
                        .post()
                        .uri("/api/import/v1/imports")
                        .header("Idempotency-Key", "k")
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(body.build())
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aTemplateOffersWhatTheOfficeHasAndIsRecognisedWhenItComesBack() throws Exception {
        for (String kind : List.of("residents", "rooms", "staff")) {
            byte[] template = http().get()
                    .uri("/api/import/v1/templates/" + kind + "?communityId=c1")
                    .retrieve()
                    .body(byte[].class);
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
                assertThat(workbook.getSheetAt(0).getDataValidations()).hasSizeGreaterThanOrEqualTo(2);
                String choices = Sheets.lines(template, 1).toString();
                assertThat(choices).contains(kind.equals("staff") ? "工程部—维修组" : "滨江|1栋");
            }
            String id = uploaded(template, kind + ".xlsx");
            JsonNode checked = until(id, "CHECKED");
            assertThat(checked.get("kind").asString()).isEqualToIgnoringCase(kind);
            // The example is no data.
            assertThat(checked.get("counts").get("newRows").asInt()).isZero();
            assertThat(checked.get("mapping").get("headerRows").asInt()).isBetween(1, 2);
        }
        assertThat(http().get()
                        .uri("/api/import/v1/templates/residents?communityId=nobodys")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void twoImportsAtOnceDoNotMeet() throws Exception {
        String one = uploaded(residents(500), "one.xlsx");
        String two = uploaded(sample("员工信息表模板.xlsx"), "two.xlsx");
        until(one, "CHECKED");
        until(two, "CHECKED");
        confirm(one);
        confirm(two);
        assertThat(until(one, "APPLIED").get("applied").get("created").asInt()).isEqualTo(500);
        assertThat(until(two, "APPLIED").get("applied").get("created").asInt()).isEqualTo(3);
    }
}
