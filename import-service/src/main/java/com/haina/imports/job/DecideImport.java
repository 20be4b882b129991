package com.haina.imports.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.imports.blob.Blobs;
import com.haina.imports.excel.Workbook;
import com.haina.imports.mapping.ColumnMatch;
import com.haina.imports.mapping.HeaderRecognition;
import com.haina.imports.mapping.MatchReason;
import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;

/** What a person decides about an import: how to read it, whether to apply it, to stop, to take it back. */
@Component
class DecideImport {
    private final ImportJobs jobs;
    private final ImportChunks chunks;
    private final Blobs blobs;
    private final Recognition recognition;
    private final RememberedMappings remembered;
    private final ImportRunner runner;
    private final AuditTrail trail;
    private final ImportProperties properties;

    DecideImport(
            ImportJobs jobs,
            ImportChunks chunks,
            Blobs blobs,
            Recognition recognition,
            RememberedMappings remembered,
            ImportRunner runner,
            AuditTrail trail,
            ImportProperties properties) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.blobs = blobs;
        this.recognition = recognition;
        this.remembered = remembered;
        this.runner = runner;
        this.trail = trail;
        this.properties = properties;
    }

    /** The import, if the caller may see it: an operator limited to some communities sees the own ones. */
    ImportJob visible(String id) {
        ImportJob job = jobs.get(id);
        Caller caller = Caller.current();
        if (!caller.allCommunities() && !job.createdBy().equals(caller.id())) {
            throw new com.haina.platform.problem.RecordNotFound();
        }
        return job;
    }

    /** A visible import that has rows with a result. */
    ImportJob checked(String id) {
        ImportJob job = visible(id);
        if (job.mapping() == null || job.counts().rows() == 0) {
            throw new ImportNotReady(job.state());
        }
        return job;
    }

    /**
     * How the file is to be read.
     *
     * @param headerRow 0: found out
     * @param fields by column; absent: as recognised
     */
    record Mapping(
            @Nullable RosterKind kind,
            int sheet,
            int headerRow,
            int headerRows,
            @Nullable Map<Integer, String> fields,
            Map<String, String> defaults,
            RosterPolicy preview) {}

    ImportJob map(String id, @Nullable String ifMatch, Mapping wanted) throws IOException {
        ImportJob job = visible(id);
        ETags.require(ifMatch, job);
        if (wanted.sheet() < 0 || wanted.sheet() >= job.file().sheets().size()) {
            throw new MappingInvalid("/sheet", "import.mapping.no-such-sheet");
        }
        SheetMapping mapping = mapping(job, wanted);
        Set<String> missing = ImportJob.missing(mapping, wanted.defaults());
        if (!missing.isEmpty() && wanted.fields() != null) {
            throw new MappingInvalid("/columns", "import.mapping.missing", titles(mapping, missing));
        }
        job.map(mapping, wanted.defaults(), wanted.preview(), missing.isEmpty());
        trail.record(
                job,
                "import.map",
                "import",
                job.file().name(),
                Map.of(),
                Map.of("kind", mapping.kind().name()));
        jobs.save(job);
        if (missing.isEmpty()) {
            remembered.remember(mapping, wanted.defaults());
        }
        runner.nudge();
        return job;
    }

    private static String titles(SheetMapping mapping, Set<String> fields) {
        HeaderRecognition names = new HeaderRecognition(List.of());
        return String.join(
                "、",
                fields.stream()
                        .map(field -> names.titles(mapping.kind()).title(field))
                        .toList());
    }

    private SheetMapping mapping(ImportJob job, Mapping wanted) throws IOException {
        SheetMapping before = job.mapping();
        boolean reopen = before == null
                || before.sheet() != wanted.sheet()
                || (wanted.kind() != null && before.kind() != wanted.kind())
                || (wanted.headerRow() > 0
                        && (before.headerRow() != wanted.headerRow() || before.headerRows() != wanted.headerRows()));
        SheetMapping read = reopen ? reread(job, wanted) : before;
        if (wanted.fields() == null) {
            return read;
        }
        Set<String> known =
                new HashSet<>(recognition.forTenant().titles(read.kind()).keys());
        Set<String> taken = new HashSet<>();
        List<ColumnMatch> columns = new ArrayList<>();
        for (ColumnMatch column : read.columns()) {
            String field = wanted.fields().get(column.column());
            if (field != null && !known.contains(field) && !RosterField.isLayer(field)) {
                throw new MappingInvalid("/columns/" + column.column() + "/field", "import.mapping.no-such-field");
            }
            if (field != null && !taken.add(field)) {
                throw new MappingInvalid("/columns/" + column.column() + "/field", "import.mapping.field-twice");
            }
            boolean same = java.util.Objects.equals(field, column.field());
            columns.add(
                    same
                            ? column
                            : new ColumnMatch(
                                    column.column(), column.title(), column.group(), field, MatchReason.CHOSEN));
        }
        return new SheetMapping(read.kind(), read.sheet(), read.headerRow(), read.headerRows(), List.copyOf(columns));
    }

    private SheetMapping reread(ImportJob job, Mapping wanted) throws IOException {
        if (job.file().key() == null) {
            throw new FileGone();
        }
        HeaderRecognition headers = recognition.forTenant();
        try (Workbook workbook =
                Workbook.open(blobs.content(job.file().blobId(), job.file().key()), properties.readLimits())) {
            var merges = workbook.sheets().get(wanted.sheet()).merges();
            var top = Recognition.top(workbook, wanted.sheet());
            RosterKind kind = wanted.kind() == null ? job.kind() : wanted.kind();
            if (wanted.headerRow() > 0) {
                return headers.map(
                        wanted.sheet(),
                        top,
                        merges,
                        kind == null ? RosterKind.RESIDENTS : kind,
                        wanted.headerRow(),
                        wanted.headerRows());
            }
            SheetMapping found = headers.recognise(wanted.sheet(), top, merges, wanted.kind());
            if (found == null) {
                throw new MappingInvalid("/headerRow", "import.mapping.no-header");
            }
            return found;
        }
    }

    ImportJob confirm(String id, @Nullable String ifMatch, RosterPolicy policy) {
        ImportJob job = visible(id);
        if (ifMatch != null) {
            ETags.require(ifMatch, job);
        }
        if (job.confirm(policy, Caller.current().id(), Caller.current().name())) {
            Map<String, String> facts = new HashMap<>();
            facts.put("duplicates", policy.duplicates().name());
            facts.put("createMissing", Boolean.toString(policy.createMissing()));
            facts.put("rows", Integer.toString(job.counts().rows()));
            trail.record(job, "import.confirm", "import", job.file().name(), Map.of(), facts);
            jobs.save(job);
            runner.nudge();
        }
        return job;
    }

    ImportJob cancel(String id) {
        ImportJob job = visible(id);
        String before = job.state().name();
        job.cancel();
        if (!job.state().name().equals(before)) {
            trail.record(job, "import.cancel", "import", job.file().name(), Map.of(), Map.of("state", before));
            jobs.save(job);
            runner.nudge();
        }
        return job;
    }

    ImportJob undo(String id) {
        ImportJob job = visible(id);
        ImportState before = job.state();
        List<ChunkSummary> all = chunks.summaries(job);
        job.undo(
                all.stream()
                        .filter(UndoChunks::isOpen)
                        .mapToInt(ChunkSummary::rows)
                        .sum(),
                properties.undoWindow());
        if (job.state() != before) {
            trail.record(job, "import.undo", "import", job.file().name(), Map.of(), Map.of("state", before.name()));
            jobs.save(job);
            runner.nudge();
        }
        return job;
    }
}
