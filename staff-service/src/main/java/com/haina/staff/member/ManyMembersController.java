package com.haina.staff.member;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanWrite;

/** What is done to many members at once. */
@RestController
@RequestMapping("/api/staff/v1/members")
class ManyMembersController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ChangeManyMembers change;
    private final ExportMembers export;

    ManyMembersController(ChangeManyMembers change, ExportMembers export) {
        this.change = change;
        this.export = export;
    }

    /** A workbook with the template's columns; one entry of the trail, with its reason where values are clear. */
    @CanWrite
    @PostMapping(path = "/exports", produces = XLSX)
    void export(@Valid @RequestBody ExportRequest request, HttpServletResponse response) throws IOException {
        export.announce(request);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("员工信息-%s.xlsx".formatted(MoveMember.today()), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(request, response.getOutputStream());
    }

    @CanWrite
    @PostMapping("/bulk-departures")
    BulkResult leave(@Valid @RequestBody BulkRequest.Departures request) {
        return change.leave(request);
    }

    /** Back to the place that each had; takes departures back. */
    @CanWrite
    @PostMapping("/bulk-returns")
    BulkResult comeBack(@Valid @RequestBody BulkRequest request) {
        return change.comeBack(request);
    }

    @CanWrite
    @PostMapping("/bulk-transfers")
    BulkResult transfer(@Valid @RequestBody BulkRequest.Transfers request) {
        return change.transfer(request);
    }

    /** Out of the lists at once, purged some weeks later; until then the same ids can be restored. */
    @CanWrite
    @PostMapping("/bulk-removals")
    BulkResult delete(@Valid @RequestBody BulkRequest request) {
        return change.delete(request);
    }

    @CanWrite
    @PostMapping("/bulk-restorations")
    BulkResult restore(@Valid @RequestBody BulkRequest request) {
        return change.restore(request);
    }
}
