package com.haina.resident.claim;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.haina.contracts.verification.ClaimOpened;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.resident.ServiceTest;
import com.haina.testing.qr.Camera;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** A code per room on paper: printed, scanned, revoked, renewed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsIT extends ServiceTest {

    private static final String APP = "wx0000000000000001";

    /** Dots an inch of what the camera sees. */
    private static final int DPI = 300;

    private static final String CLAIM = "/m/claim/";

    private Answer community;
    private String structure = "";

    @BeforeAll
    void makeACommunity() {
        community = community("认领的小区", "楼栋", "单元", "门牌号");
        structure = "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community);
    }

    /** A building with so many floors of two rooms; its id. */
    private String building(int number, int floors) {
        post(structure + "/room-rules", Map.of("rule", number + "–" + number + "幢 × 1单元 × 1–" + floors + "层 × 2户"))
                .is(HttpStatus.OK);
        return get(structure + "/places?limit=200").items().stream()
                .filter(place -> place.get("name").equals(number + "幢"))
                .map(place -> String.valueOf(place.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> rooms(String placeId) {
        return Map.of("communityId", community.id(), "placeId", placeId);
    }

    private ResponseEntity<byte[]> print(String token, Object body) {
        return TestTokens.client(port(), token)
                .post()
                .uri("/api/resident/v1/claim-sheets")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(byte[].class);
    }

    /** As the console does it: with the tag that the codes were read with, once. */
    private Answer end(
            String how, @Nullable String tag, @Nullable String key, Map<String, Object> rooms, String reason) {
        return end(operator(), how, tag, key, rooms, reason);
    }

    private Answer end(
            String token,
            String how,
            @Nullable String tag,
            @Nullable String key,
            Map<String, Object> rooms,
            String reason) {
        RestClient.RequestBodySpec request = TestTokens.client(port(), token)
                .post()
                .uri("/api/resident/v1/claim-" + how)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("rooms", rooms, "reason", reason));
        if (tag != null) {
            request.header(HttpHeaders.IF_MATCH, tag);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return new Answer(request.retrieve().toEntity(new ParameterizedTypeReference<>() {}));
    }

    private Answer summary(String building) {
        return get("/api/resident/v1/claims?communityId=" + community.id() + "&placeId=" + building)
                .is(HttpStatus.OK);
    }

    private byte[] sheet(String placeId, String layout) {
        ResponseEntity<byte[]> answer = print(
                operator(),
                Map.of(
                        "rooms",
                        rooms(placeId),
                        "appId",
                        APP,
                        "layout",
                        layout,
                        "office",
                        "滨江物业服务中心",
                        "phone",
                        "0571-86669999"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        return Objects.requireNonNull(answer.getBody());
    }

    /** What a phone reads that is held over each card in turn. */
    private static List<String> scan(byte[] pdf, int columns, int rows) throws IOException {
        List<String> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, DPI);
                int width = image.getWidth() / columns;
                int height = image.getHeight() / rows;
                for (int card = 0; card < columns * rows; card++) {
                    Camera.read(image.getSubimage(card % columns * width, card / columns * height, width, height))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<String> scan(byte[] pdf) throws IOException {
        return scan(pdf, 2, 4);
    }

    private static List<String> scanLarge(byte[] pdf) throws IOException {
        return scan(pdf, 1, 1);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String code(String url) {
        String path = URI.create(url).getPath();
        assertThat(path).startsWith(CLAIM);
        assertThat(url).endsWith("?app=" + APP);
        return path.substring(CLAIM.length());
    }

    private Answer open(String tenantId, String person, String code) {
        return get(TestTokens.follower(tenantId, APP + "." + person), "/api/resident/v1/my/claims/" + code);
    }

    @Test
    void everyRoomOfABuildingHasACardWhoseCodeLeadsToItAndToNothingElse() throws IOException {
        String building = building(1, 5);
        byte[] pdf = sheet(building, "EIGHT");
        assertThat(text(pdf)).contains("认领的小区", "1幢1单元101", "1幢1单元502", "扫码认证", "滨江万家星城", "滨江物业服务中心", "0571-86669999");
        List<String> codes = scan(pdf).stream().map(ClaimsIT::code).toList();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z2-7]{26}"));
        Map<String, String> addresses = new HashMap<>();
        for (String code : codes) {
            Answer room = open(tenant, "oScanner", code).is(HttpStatus.OK);
            assertThat(room.body().keySet()).containsExactlyInAnyOrder("roomId", "communityId", "community", "address");
            assertThat(room.text("community")).isEqualTo("认领的小区");
            addresses.put(room.text("roomId"), room.text("address"));
        }
        assertThat(addresses).hasSize(10).containsValue("1幢1单元502");
        assertThat(scan(sheet(building, "EIGHT"))).as("printed again").hasSameElementsAs(scan(pdf));
    }

    @Test
    void aLargeCardStandsAloneOnItsPage() throws IOException {
        String building = building(2, 1);
        byte[] pdf = sheet(building, "ONE");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(scanLarge(pdf)).hasSize(2);
    }

    @Test
    void openingIsCountedAndToldOncePerFollower() throws IOException {
        String building = building(3, 1);
        String code = code(scanLarge(sheet(building, "ONE")).getFirst());
        Answer room = open(tenant, "oFirst", code).is(HttpStatus.OK);
        open(tenant, "oFirst", code).is(HttpStatus.OK);
        ClaimOpened told = EventJson.read(events.await(room.text("roomId"), ClaimOpened.TYPE), ClaimOpened.class);
        assertThat(told).isEqualTo(new ClaimOpened(APP + ".oFirst", community.id(), room.text("roomId")));
        Answer state =
                get("/api/resident/v1/rooms/" + room.text("roomId") + "/claim").is(HttpStatus.OK);
        assertThat(state.body()).containsEntry("state", "ACTIVE").containsEntry("opened", 2);
        assertThat(state.body()).containsKey("openedAt").doesNotContainKey("code");
        assertThat(mongo.getCollection("room_claims")
                        .find(new org.bson.Document("_id", room.text("roomId")))
                        .first()
                        .getLong("sequence"))
                .isEqualTo(1);
        try (InputStream golden = ClaimOpened.class.getResourceAsStream("/golden/" + ClaimOpened.TYPE + ".json")) {
            String sample = new String(golden.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            ClaimOpened read =
                    EventJson.read(sample.getBytes(java.nio.charset.StandardCharsets.UTF_8), ClaimOpened.class);
            assertThat(EventJson.write(read)).isEqualToIgnoringWhitespace(sample);
        }
    }

    @Test
    void aRevokedCodeSaysSoAndTheNextSheetHasAnotherOne() throws IOException {
        String building = building(4, 2);
        String other = building(5, 1);
        byte[] before = sheet(building, "EIGHT");
        String untouched = code(scanLarge(sheet(other, "ONE")).getFirst());
        String code = code(scan(before).getFirst());
        end("revocations", summary(building).tag(), Ids.next(), rooms(building), "楼道贴纸被撕")
                .is(HttpStatus.OK);
        open(tenant, "oLate", code).is(HttpStatus.GONE, "claim.revoked");
        open(tenant, "oLate", untouched).is(HttpStatus.OK);
        assertThat(get("/api/resident/v1/claims?communityId=" + community.id() + "&placeId=" + building)
                        .body())
                .containsEntry("rooms", 4)
                .containsEntry("active", 0)
                .containsEntry("revoked", 4);
        List<String> after = scan(sheet(building, "EIGHT"));
        assertThat(after).hasSize(4).doesNotContainAnyElementsOf(scan(before));
    }

    @Test
    void oneRoomIsRenewedAndItsNeighboursKeepTheirs() throws IOException {
        String building = building(6, 1);
        List<String> before = scan(sheet(building, "EIGHT"));
        String room = open(tenant, "oOne", code(before.getFirst())).text("roomId");
        Answer renewed = end(
                "renewals",
                get("/api/resident/v1/rooms/" + room + "/claim").tag(),
                Ids.next(),
                Map.of("communityId", community.id(), "roomIds", List.of(room)),
                "住户遗失");
        assertThat(renewed.is(HttpStatus.OK).body()).containsEntry("rooms", 1);
        List<String> after = scan(sheet(building, "EIGHT"));
        assertThat(after).contains(before.getLast()).doesNotContain(before.getFirst());
        open(tenant, "oOne", code(before.getFirst())).is(HttpStatus.GONE, "claim.revoked");
    }

    @Test
    void codesThatSomebodyRenewedMeanwhileAreNotEndedByWhoHasNotSeenThat() throws IOException {
        String building = building(10, 1);
        String code = code(scan(sheet(building, "EIGHT")).getFirst());
        String seen = summary(building).tag();
        open(tenant, "oOpens", code).is(HttpStatus.OK);
        assertThat(summary(building).tag()).as("opening changes no code").isEqualTo(seen);
        end("revocations", null, Ids.next(), rooms(building), "没有带上版本").is(HttpStatus.PRECONDITION_REQUIRED);
        end("renewals", seen, Ids.next(), rooms(building), "换一批").is(HttpStatus.OK);
        end("revocations", seen, Ids.next(), rooms(building), "看的是旧的").is(HttpStatus.PRECONDITION_FAILED);
        end("renewals", seen, Ids.next(), rooms(building), "看的是旧的").is(HttpStatus.PRECONDITION_FAILED);
        assertThat(summary(building).body()).containsEntry("active", 2);
        end("revocations", "*", Ids.next(), rooms(building), "不论现状")
                .is(HttpStatus.OK)
                .body()
                .forEach((field, rooms) -> assertThat(rooms).as(field).isEqualTo(2));
    }

    @Test
    void whatARenewalDidBeforeSomebodyElseCameBetweenIsOnTheTrail() {
        String building = building(14, 1);
        String second = Objects.requireNonNull(mongo.getCollection("rooms")
                        .find(new org.bson.Document("tenantId", tenant)
                                .append("ancestors", building)
                                .append("name", "102"))
                        .first())
                .getString("_id");
        // in the place of a colleague whose sheet gives the room a code in this moment
        mongo.getCollection("room_claims")
                .insertOne(new org.bson.Document("_id", second).append("tenantId", "colleague"));
        end("renewals", "*", Ids.next(), rooms(building), "换到一半").is(HttpStatus.PRECONDITION_FAILED);
        assertThat(summary(building).body()).containsEntry("active", 1);
        eventually(() -> assertThat(events.all(AuditRecorded.TYPE).stream()
                        .map(entry -> EventJson.read(entry, AuditRecorded.class))
                        .filter(entry -> "换到一半".equals(entry.reason())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("count", "1")));
    }

    @Test
    void codesThatAColleagueRevokesWhileTheyAreDrawnAreNotHandedOut() throws Exception {
        String building = building(15, 500);
        Map<String, Object> wanted = Map.of("rooms", rooms(building), "appId", APP, "layout", "ONE");
        CompletableFuture<ResponseEntity<byte[]>> printing =
                CompletableFuture.supplyAsync(() -> print(operator(), wanted));
        eventually(
                () -> assertThat((int) summary(building).body().get("active")).isPositive());
        end("revocations", "*", Ids.next(), rooms(building), "同时作废").is(HttpStatus.OK);
        ResponseEntity<byte[]> printed = printing.get(1, TimeUnit.MINUTES);
        assertThat(printed.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(printed.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(printed.getHeaders().getContentDisposition().isAttachment()).isFalse();
        assertThat(print(operator(), wanted).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void aRenewalThatIsSentTwiceRenewsOnce() throws IOException {
        String building = building(11, 1);
        sheet(building, "EIGHT");
        String seen = summary(building).tag();
        String key = Ids.next();
        end("renewals", seen, null, rooms(building), "没有带上号").is(HttpStatus.BAD_REQUEST);
        end("renewals", seen, key, rooms(building), "网络断了一下").is(HttpStatus.OK);
        List<String> renewed = scan(sheet(building, "EIGHT"));
        Answer again = end("renewals", seen, key, rooms(building), "网络断了一下").is(HttpStatus.OK);
        assertThat(again.body()).containsEntry("rooms", 2);
        assertThat(scan(sheet(building, "EIGHT"))).hasSameElementsAs(renewed);
    }

    @Test
    void aCodeIsNothingToAnotherTenantAndToNobodyWhoIsNoFollower() throws IOException {
        String building = building(7, 1);
        String code = code(scanLarge(sheet(building, "ONE")).getFirst());
        open("tenant-elsewhere", "oStranger", code).is(HttpStatus.NOT_FOUND, "claim.unknown");
        open(tenant, "oStranger", "AAAAAAAAAAAAAAAAAAAAAAAAAA").is(HttpStatus.NOT_FOUND, "claim.unknown");
        get(operator(), "/api/resident/v1/my/claims/" + code).is(HttpStatus.FORBIDDEN);
        assertThat(print(
                                TestTokens.operator("tenant-elsewhere"),
                                Map.of("rooms", rooms(building), "appId", APP, "layout", "EIGHT"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        end(
                        TestTokens.operator(tenant, List.of("another-community")),
                        "revocations",
                        "*",
                        Ids.next(),
                        rooms(building),
                        "不归我管")
                .is(HttpStatus.NOT_FOUND);
    }

    @Test
    void anAccountOfSomebodyElseIsRefusedBeforeAnythingIsIssued() {
        String building = building(8, 1);
        assertThat(print(operator(), Map.of("rooms", rooms(building), "appId", "wxffff", "layout", "EIGHT"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/api/resident/v1/claims?communityId=" + community.id() + "&placeId=" + building)
                        .body())
                .containsEntry("none", 2);
    }

    @Test
    void noSheetIsPrintedForAnAccountWhoseCodesWouldOpenNothing() {
        String building = building(12, 1);
        ResponseEntity<byte[]> refused =
                print(operator(), Map.of("rooms", rooms(building), "appId", "wx0000000000000002", "layout", "EIGHT"));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(new String(Objects.requireNonNull(refused.getBody()), StandardCharsets.UTF_8))
                .contains("claim.account-without-pages", "网页服务");
        assertThat(summary(building).body()).as("nothing is issued").containsEntry("none", 2);
    }

    @Test
    void aSheetTellsToFollowLastBecauseScanningOpensAPageAndFollowsNothing() throws IOException {
        String said = text(sheet(building(13, 1), "ONE"));
        assertThat(said).contains("1. 用微信扫码，核对小区和房号", "3. 关注“滨江万家星城”，接收物业通知");
    }

    @Test
    void namesThatAreBareNumbersDoNotRunIntoOneOnTheSheetNorOnThePhone() throws IOException {
        Answer bare = community("只写数字的小区", "楼栋", "单元", "门牌号");
        String tree = "/api/resident/v1/communities/" + bare.id() + "/structures/" + structureId(bare);
        String building = post(tree + "/nodes", Map.of("name", "6"))
                .is(HttpStatus.CREATED)
                .id();
        String entrance = post(tree + "/nodes", Map.of("name", "1", "parentId", building))
                .is(HttpStatus.CREATED)
                .id();
        post(tree + "/rooms", Map.of("name", "1802", "parentId", entrance)).is(HttpStatus.CREATED);
        byte[] pdf = Objects.requireNonNull(print(
                        operator(), Map.of("rooms", Map.of("communityId", bare.id()), "appId", APP, "layout", "ONE"))
                .getBody());
        assertThat(text(pdf)).contains("6-1-1802");
        Answer opened = open(tenant, "oBare", code(scanLarge(pdf).getFirst())).is(HttpStatus.OK);
        assertThat(opened.text("address")).isEqualTo("6-1-1802");
    }

    @Test
    void namesThatEstatesTakeAreWrittenAndNotBoxed() throws IOException {
        String name = "瑧湾滙·龍華薈碶滘";
        Answer estate = community(name, "楼栋", "门牌号");
        String tree = "/api/resident/v1/communities/" + estate.id() + "/structures/" + structureId(estate);
        String building = post(tree + "/nodes", Map.of("name", "璽樓"))
                .is(HttpStatus.CREATED)
                .id();
        post(tree + "/rooms", Map.of("name", "101", "parentId", building)).is(HttpStatus.CREATED);
        String said = text(Objects.requireNonNull(print(
                        operator(),
                        Map.of("rooms", Map.of("communityId", estate.id()), "appId", APP, "layout", "EIGHT"))
                .getBody()));
        assertThat(said).contains(name, "璽樓101").doesNotContain("□");
    }

    @Test
    void aThousandRoomsFitOneSheet() throws IOException {
        String building = building(9, 500);
        byte[] pdf = sheet(building, "EIGHT");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(125);
        }
        assertThat(pdf.length).isLessThan(4_000_000);
    }
}
