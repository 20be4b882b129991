package com.haina.resident.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanWrite;

/** What is done to many residents at once. */
@RestController
@RequestMapping("/api/resident/v1/residents")
class ResidentsController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ChangeManyResidents change;
    private final ExportResidents export;
    private final Clock clock;

    ResidentsController(ChangeManyResidents change, ExportResidents export, Clock clock) {
        this.change = change;
        this.export = export;
        this.clock = clock;
    }

    /** Out of the lists at once, purged some weeks later; until then the same ids can be restored. */
    @CanWrite
    @PostMapping("/bulk-removals")
    BulkResult remove(@Valid @RequestBody BulkRequest request) {
        return change.remove(request);
    }

    /** Takes removals back; who shares a mobile with somebody registered since stays removed. */
    @CanWrite
    @PostMapping("/bulk-restorations")
    BulkResult restore(@Valid @RequestBody BulkRequest request) {
        return change.restore(request);
    }

    /** A workbook with the template's columns; with clear values it is one entry of the trail, with its reason. */
    @CanWrite
    @PostMapping(path = "/exports", produces = XLSX)
    void export(@Valid @RequestBody ExportRequest request, HttpServletResponse response) throws IOException {
        export.announce(request);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("住户信息-%s.xlsx".formatted(LocalDate.now(clock)), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(request, response.getOutputStream());
    }

    @CanWrite
    @PostMapping("/bulk-tags")
    BulkResult tag(@Valid @RequestBody BulkRequest.Tags request) {
        return change.tag(request);
    }
}
