package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.imports.excel.CellArea;
import com.haina.imports.excel.FileKind;
import com.haina.imports.mapping.FieldTitles;
import com.haina.imports.mapping.MatchReason;
import com.haina.imports.mapping.SheetMapping;

/**
 * An import as its office sees it.
 *
 * @param done rows of the present phase
 * @param ratePerSecond rows a second in the present phase; absent while nothing moves
 * @param sameFileAs id of an earlier import of the very same file
 * @param policy what the dry run supposed, and once confirmed what was decided
 * @param undoableUntil absent when there is nothing to undo, or no more
 * @param fileKeptUntil absent once the file is destroyed
 * @param missing names of columns without which nothing can be imported
 * @param links what can be done or seen next
 */
record ImportView(
        String id,
        ImportState state,
        @Nullable RosterKind kind,
        FileView file,
        @Nullable MappingView mapping,
        List<FieldView> missing,
        int done,
        int total,
        @Nullable Integer ratePerSecond,
        @Nullable Integer etaSeconds,
        Counts counts,
        Applied applied,
        PolicyView policy,
        int undone,
        int kept,
        @Nullable FailureView failure,
        @Nullable String sameFileAs,
        String createdBy,
        @Nullable String createdByName,
        Instant createdAt,
        @Nullable String confirmedByName,
        @Nullable Instant confirmedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoableUntil,
        @Nullable Instant fileKeptUntil,
        Map<String, String> links) {

    record FileView(
            String name,
            FileKind kind,
            long size,
            String sha256,
            boolean shredded,
            List<ImportedFile.SheetSummary> sheets) {}

    /**
     * How the file is read.
     *
     * @param fields what columns may be mapped to
     */
    record MappingView(
            int sheet,
            int headerRow,
            int headerRows,
            List<ColumnView> columns,
            Map<String, String> defaults,
            List<FieldView> fields) {}

    /** A column; {@code letter} as Excel shows it. */
    record ColumnView(
            int column,
            String letter,
            String title,
            String group,
            @Nullable String field,
            @Nullable String fieldTitle,
            MatchReason reason) {}

    record FieldView(String key, String title) {}

    record PolicyView(DuplicatePolicy duplicatePolicy, boolean createMissingRooms) {}

    record FailureView(String code, String detail) {}

    static ImportView of(ImportJob job, FieldTitles titles, @Nullable String failureText, ImportProperties properties) {
        SheetMapping mapping = job.mapping();
        ImportedFile file = job.file();
        Pace pace = Pace.of(job);
        Instant undoableUntil = job.undoableUntil(properties.undoWindow());
        if (undoableUntil != null && undoableUntil.isBefore(Instant.now())) {
            undoableUntil = null;
        }
        return new ImportView(
                job.id(),
                job.state(),
                job.kind(),
                new FileView(file.name(), file.kind(), file.size(), file.sha256(), file.key() == null, file.sheets()),
                mapping == null ? null : mapping(mapping, job.defaults(), titles),
                mapping == null
                        ? List.of()
                        : ImportJob.missing(mapping, job.defaults()).stream()
                                .map(field -> new FieldView(field, titles.title(field)))
                                .toList(),
                job.progress().done(),
                job.progress().total(),
                pace.ratePerSecond(),
                pace.etaSeconds(),
                job.counts(),
                job.applied(),
                policy(job),
                job.undoneRows(),
                job.keptRows(),
                job.failure() == null ? null : new FailureView(job.failure(), failureText == null ? "" : failureText),
                job.sameFileAs(),
                job.createdBy(),
                job.createdByName(),
                job.createdAt(),
                job.confirmedByName(),
                job.confirmedAt(),
                job.finishedAt(),
                undoableUntil,
                job.file().key() == null ? null : job.createdAt().plus(properties.retention()),
                links(job, undoableUntil != null));
    }

    private static PolicyView policy(ImportJob job) {
        RosterPolicy policy = job.confirmedBy() == null ? job.checkedPolicy() : job.policy();
        return new PolicyView(policy.duplicates(), policy.createMissing());
    }

    private static MappingView mapping(SheetMapping mapping, Map<String, String> defaults, FieldTitles titles) {
        return new MappingView(
                mapping.sheet(),
                mapping.headerRow(),
                mapping.headerRows(),
                mapping.columns().stream()
                        .map(column -> new ColumnView(
                                column.column(),
                                CellArea.columnName(column.column()),
                                column.title(),
                                column.group(),
                                column.field(),
                                column.field() == null ? null : titles.title(column.field()),
                                column.reason()))
                        .toList(),
                defaults,
                fields(mapping, titles));
    }

    private static List<FieldView> fields(SheetMapping mapping, FieldTitles titles) {
        List<FieldView> fields = new ArrayList<>();
        titles.keys().forEach(key -> fields.add(new FieldView(key, titles.title(key))));
        mapping.fields().values().stream()
                .filter(key -> !titles.keys().contains(key))
                .forEach(key -> fields.add(new FieldView(key, titles.title(key))));
        return fields;
    }

    private static Map<String, String> links(ImportJob job, boolean undoable) {
        String self = "/api/import/v1/imports/" + job.id();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("progress", self + "/progress");
        ImportState state = job.state();
        if (state.isBeforeConfirmation()) {
            links.put("mapping", self + "/mapping");
        }
        if (job.file().key() != null) {
            links.put("preview", self + "/preview");
        }
        if (job.generation() > 0 && job.counts().rows() > 0 && job.file().key() != null) {
            links.put("rows", self + "/rows");
            links.put("report", self + "/report");
            links.put("annotated", self + "/files/annotated");
            links.put("failedRows", self + "/files/failed-rows");
        }
        if (state == ImportState.CHECKED) {
            links.put("confirmation", self + "/confirmation");
        }
        if (state.isBeforeConfirmation() || state == ImportState.APPLYING) {
            links.put("cancellation", self + "/cancellation");
        }
        if (undoable) {
            links.put("undo", self + "/undo");
        }
        return links;
    }

    /** Rows a second since the phase began, and how long the rest takes at that pace. */
    record Pace(@Nullable Integer ratePerSecond, @Nullable Integer etaSeconds) {

        static Pace of(ImportJob job) {
            return of(job.state(), job.progress());
        }

        static Pace of(ImportState state, Progress progress) {
            long millis =
                    Duration.between(progress.startedAt(), progress.updatedAt()).toMillis();
            if (!state.isWorkedOn() || progress.done() == 0 || millis < 1) {
                return new Pace(null, null);
            }
            double rate = progress.done() * 1000.0 / millis;
            int left = Math.max(0, progress.total() - progress.done());
            return new Pace((int) Math.round(rate), (int) Math.ceil(left / rate));
        }
    }
}
