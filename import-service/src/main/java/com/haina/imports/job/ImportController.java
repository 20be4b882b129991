package com.haina.imports.job;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.Verdict;
import com.haina.imports.blob.StoredBlob;
import com.haina.imports.excel.FileKind;
import com.haina.platform.security.Caller;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api/import/v1/imports")
class ImportController {
    private final ReceiveFile receive;
    private final DecideImport decide;
    private final ImportJobs jobs;
    private final CheckedRows rows;
    private final ImportReport report;
    private final ProgressStream progress;
    private final ImportViews views;
    private final PreviewRows preview;

    ImportController(
            ReceiveFile receive,
            DecideImport decide,
            ImportJobs jobs,
            CheckedRows rows,
            ImportReport report,
            ProgressStream progress,
            ImportViews views,
            PreviewRows preview) {
        this.receive = receive;
        this.decide = decide;
        this.jobs = jobs;
        this.rows = rows;
        this.report = report;
        this.progress = progress;
        this.views = views;
        this.preview = preview;
    }

    /** Fields of the multipart form. */
    @Schema(name = "ImportUpload")
    record Upload(
            @Schema(type = "string", format = "binary", description = ".xlsx, .xls or .csv")
            String file,

            @Nullable @Schema(description = "RESIDENTS, STAFF or ROOMS; found out when absent")
            RosterKind kind,

            @Nullable @Schema(description = "name of the community for rows that name none")
            String community) {}

    @CanWrite
    @Idempotent
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a workbook; recognised at once, its dry run begins when nothing is missing",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Upload.class))))
    ResponseEntity<ImportView> upload(HttpServletRequest request, Locale locale) throws IOException {
        StoredBlob[] stored = {null};
        boolean received = false;
        try {
            UploadRequest upload = UploadRequest.read(request, in -> stored[0] = receive.store(in));
            if (upload.blob() == null) {
                throw new UploadMalformed();
            }
            String community = upload.fields().getOrDefault("community", "");
            ImportJob job = receive.receive(
                    upload.blob(),
                    upload.fileName(),
                    upload.kind(),
                    community.isEmpty() ? Map.of() : Map.of("community", community));
            received = true;
            return accepted(job, locale);
        } finally {
            if (!received) {
                if (stored[0] != null) {
                    receive.forget(stored[0]);
                }
                UploadRequest.drain(request);
            }
        }
    }

    @CanRead
    @GetMapping
    Page<ImportView> list(
            @RequestParam(defaultValue = "") Set<ImportState> state,
            @RequestParam(required = false) @Nullable RosterKind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String createdBy,
            @Valid PageRequest page,
            Locale locale) {
        Caller caller = Caller.current();
        String by = caller.allCommunities() ? createdBy : caller.id();
        return jobs.list(page, new ImportFilter(state, kind, q, from, to, by)).map(job -> views.of(job, locale));
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<ImportView> read(@PathVariable String id, Locale locale) {
        ImportJob job = decide.visible(id);
        return ETags.ok(job, views.of(job, locale));
    }

    @CanRead
    @GetMapping("/{id}/preview")
    PreviewRows.View preview(@PathVariable String id, @RequestParam(required = false) @Nullable Integer sheet)
            throws IOException {
        return preview.of(decide.visible(id), sheet);
    }

    /**
     * How the file is to be read; what is absent is recognised.
     *
     * @param columns absent: as recognised; a column that is not named is not read
     * @param duplicatePolicy what the dry run supposes; by default the widest
     */
    record MappingRequest(
            @Nullable RosterKind kind,
            @Nullable @Min(0) Integer sheet,
            @Nullable @Min(0) Integer headerRow,
            @Nullable @Min(1) @Max(2) Integer headerRows,
            @Nullable List<@Valid ColumnChoice> columns,
            @Nullable Map<String, String> defaults,
            @Nullable DuplicatePolicy duplicatePolicy,
            @Nullable Boolean createMissingRooms) {}

    record ColumnChoice(
            @NotNull @Min(0) Integer column, @Nullable String field) {}

    @CanWrite
    @PutMapping("/{id}/mapping")
    ResponseEntity<ImportView> map(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MappingRequest request,
            Locale locale)
            throws IOException {
        ImportJob before = decide.visible(id);
        Map<Integer, String> fields = null;
        if (request.columns() != null) {
            fields = new HashMap<>();
            for (ColumnChoice choice : request.columns()) {
                if (choice.field() != null && !choice.field().isBlank()) {
                    fields.put(choice.column(), choice.field());
                }
            }
        }
        int sheet = before.mapping() == null ? 0 : before.mapping().sheet();
        ImportJob job = decide.map(
                id,
                ifMatch,
                new DecideImport.Mapping(
                        request.kind(),
                        request.sheet() == null ? sheet : request.sheet(),
                        request.headerRow() == null ? 0 : request.headerRow(),
                        request.headerRows() == null ? 1 : request.headerRows(),
                        fields,
                        request.defaults() == null ? before.defaults() : request.defaults(),
                        new RosterPolicy(
                                request.duplicatePolicy() == null
                                        ? DuplicatePolicy.OVERWRITE
                                        : request.duplicatePolicy(),
                                !Boolean.FALSE.equals(request.createMissingRooms()))));
        return accepted(job, locale);
    }

    @CanRead
    @GetMapping("/{id}/rows")
    Page<RowView> rows(
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<Verdict> verdict,
            @RequestParam(defaultValue = "false") boolean withIssues,
            @RequestParam(required = false) @Nullable String issue,
            @Valid PageRequest page,
            Locale locale) {
        ImportJob job = decide.visible(id);
        if (job.mapping() == null) {
            return new Page<>(List.of(), null, null);
        }
        return rows.page(job, verdict, withIssues, issue, page.size(), page.cursor(), locale);
    }

    record Confirmation(
            @NotNull DuplicatePolicy duplicatePolicy,
            @Nullable Boolean createMissingRooms) {}

    @CanWrite
    @PostMapping("/{id}/confirmation")
    ResponseEntity<ImportView> confirm(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Confirmation confirmation,
            Locale locale) {
        return accepted(
                decide.confirm(
                        id,
                        ifMatch,
                        new RosterPolicy(
                                confirmation.duplicatePolicy(),
                                Boolean.TRUE.equals(confirmation.createMissingRooms()))),
                locale);
    }

    @CanWrite
    @PostMapping("/{id}/cancellation")
    ResponseEntity<ImportView> cancel(@PathVariable String id, Locale locale) {
        return accepted(decide.cancel(id), locale);
    }

    @CanWrite
    @PostMapping("/{id}/undo")
    ResponseEntity<ImportView> undo(@PathVariable String id, Locale locale) {
        return accepted(decide.undo(id), locale);
    }

    @CanRead
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = ProgressView.class)))
    ResponseEntity<SseEmitter> progress(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return progress.follow(decide.visible(id).id(), lastEventId);
    }

    @CanRead
    @GetMapping("/{id}/report")
    ReportView report(@PathVariable String id, Locale locale) {
        return report.of(decide.checked(id), locale);
    }

    @CanRead
    @GetMapping("/{id}/files/annotated")
    ResponseEntity<StreamingResponseBody> annotated(@PathVariable String id, Locale locale) throws IOException {
        return download(report.annotated(decide.checked(id), locale));
    }

    @CanRead
    @GetMapping("/{id}/files/failed-rows")
    ResponseEntity<StreamingResponseBody> failedRows(@PathVariable String id, Locale locale) throws IOException {
        return download(report.failedRows(decide.checked(id), locale));
    }

    private ResponseEntity<ImportView> accepted(ImportJob job, Locale locale) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/import/v1/imports/" + job.id()))
                .eTag(ETags.of(job))
                .body(views.of(job, locale));
    }

    static MediaType mediaType(FileKind kind) {
        return switch (kind) {
            case XLSX -> MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case XLS -> MediaType.parseMediaType("application/vnd.ms-excel");
            case CSV -> MediaType.parseMediaType("text/csv");
        };
    }

    private static ResponseEntity<StreamingResponseBody> download(ImportReport.Download download) {
        // Written by another thread, which has to know for whom.
        String tenant = CurrentTenant.id();
        List<IOException> failed = new ArrayList<>();
        StreamingResponseBody body = out -> {
            CurrentTenant.run(tenant, () -> {
                try {
                    download.writing().to(out);
                } catch (IOException gone) {
                    failed.add(gone);
                }
            });
            if (!failed.isEmpty()) {
                throw failed.getFirst();
            }
        };
        return ResponseEntity.ok()
                .contentType(mediaType(download.kind()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(body);
    }
}
