package com.haina.resident.claim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.Idempotent;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.claim.pdf.CardSheet;

/** Claim codes of rooms: how they are doing, on paper, revoked, renewed. */
@RestController
@RequestMapping("/api/resident/v1")
class ClaimController {

    private final RoomClaims claims;
    private final SelectRooms select;
    private final EndClaims end;
    private final PrintClaims print;
    private final RoomDirectory rooms;

    ClaimController(RoomClaims claims, SelectRooms select, EndClaims end, PrintClaims print, RoomDirectory rooms) {
        this.claims = claims;
        this.select = select;
        this.end = end;
        this.print = print;
        this.rooms = rooms;
    }

    @CanRead
    @GetMapping("/rooms/{roomId}/claim")
    ResponseEntity<ClaimView> claim(@PathVariable String roomId) {
        Room room = rooms.get(roomId);
        List<RoomClaim> found = claims.find(room.id()).stream().toList();
        return ResponseEntity.ok()
                .eTag(ClaimTags.of(List.of(room), found))
                .body(found.stream().findFirst().map(ClaimView::of).orElseGet(() -> ClaimView.none(roomId)));
    }

    /** The codes of a community's rooms together, or of those under one of its nodes; with the tag to revoke or renew them by. */
    @CanRead
    @GetMapping("/claims")
    ResponseEntity<ClaimView.Summary> summary(
            @RequestParam @NotBlank String communityId, @RequestParam @Nullable String placeId) {
        List<Room> meant = select.of(new ClaimRooms(communityId, placeId, null));
        List<RoomClaim> found = claims.findAll(meant.stream().map(Room::id).toList());
        int active = (int) found.stream().filter(RoomClaim::isActive).count();
        int opened = (int) found.stream().filter(claim -> claim.opened() > 0).count();
        return ResponseEntity.ok()
                .eTag(ClaimTags.of(meant, found))
                .body(new ClaimView.Summary(
                        meant.size(), active, found.size() - active, meant.size() - found.size(), opened));
    }

    /** Sheets that hang stop leading anywhere. If-Match names the tag of the rooms' codes, or * for whatever they are. */
    @CanWrite
    @Idempotent
    @PostMapping("/claim-revocations")
    ClaimView.Done revoke(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ClaimRequest.Revoke request) {
        return new ClaimView.Done(end.revoke(request, ifMatch));
    }

    /** Sheets that hang stop leading anywhere until they are printed again. If-Match as for revocations. */
    @CanWrite
    @Idempotent
    @PostMapping("/claim-renewals")
    ClaimView.Done renew(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ClaimRequest.Renew request) {
        return new ClaimView.Done(end.renew(request, ifMatch));
    }

    /** Sheets to print, at most 3,000 rooms at once; rooms without a code get one. */
    @CanWrite
    @PostMapping(path = "/claim-sheets", produces = MediaType.APPLICATION_PDF_VALUE)
    void print(@Valid @RequestBody ClaimRequest.Sheet request, HttpServletResponse response) throws IOException {
        PrintClaims.Prepared sheet = print.prepare(request);
        try (CardSheet pages = print.draw(sheet)) {
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(sheet.fileName(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            pages.write(response.getOutputStream());
        }
    }
}
