package com.haina.imports.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import com.haina.imports.blob.Blobs;
import com.haina.imports.excel.FileKind;
import com.haina.imports.excel.ReturnedFile;
import com.haina.imports.mapping.SheetMapping;

/** What is told and given back of an import. */
@Component
class ImportReport {
    private static final int MOST_KEPT = 500;

    private final ImportChunks chunks;
    private final CheckedRows rows;
    private final Blobs blobs;
    private final IssueTexts texts;
    private final ImportProperties properties;

    ImportReport(ImportChunks chunks, CheckedRows rows, Blobs blobs, IssueTexts texts, ImportProperties properties) {
        this.chunks = chunks;
        this.rows = rows;
        this.blobs = blobs;
        this.texts = texts;
        this.properties = properties;
    }

    ReportView of(ImportJob job, Locale locale) {
        IssueTexts.Words words = texts.of(job.mapped(), locale);
        List<ChunkSummary> all = chunks.summaries(job);
        List<IssueCount> issues = new java.util.ArrayList<>(job.issues());
        String self = "/api/import/v1/imports/" + job.id() + "/files/";
        return new ReportView(
                job.id(),
                job.state(),
                job.mapped().kind(),
                job.file().name(),
                job.counts().rows(),
                job.counts(),
                job.applied(),
                job.undoneRows(),
                job.keptRows(),
                issues.stream()
                        .map(issue -> new ReportView.IssueSum(
                                issue.severity(),
                                issue.field(),
                                issue.field().isEmpty() ? "" : words.title(issue.field()),
                                issue.code(),
                                words.text(issue.severity(), issue.field(), issue.code()),
                                issue.rows()))
                        .toList(),
                all.stream()
                        .flatMap(chunk -> chunk.kept().stream())
                        .limit(MOST_KEPT)
                        .map(kept -> new ReportView.KeptView(
                                kept.row(), kept.recordId(), kept.reason(), kept(kept.reason(), locale)))
                        .toList(),
                job.createdAt(),
                job.finishedAt(),
                new ReportView.Files(self + "annotated", self + "failed-rows"));
    }

    private String kept(String reason, Locale locale) {
        String text = texts.message("kept." + reason, locale);
        return text.isEmpty() ? texts.message("kept.changed", locale) : text;
    }

    /** A file on its way back; written while it is sent. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    record Download(String fileName, FileKind kind, Writing writing) {}

    Download annotated(ImportJob job, Locale locale) throws IOException {
        ReturnedFile file = returned(job);
        return new Download(
                name(job, texts.message("file.annotated", locale), file.annotatedKind()),
                file.annotatedKind(),
                out -> file.annotated(rows.remarks(job, false, locale), out));
    }

    Download failedRows(ImportJob job, Locale locale) throws IOException {
        ReturnedFile file = returned(job);
        return new Download(
                name(job, texts.message("file.failed-rows", locale), file.failedRowsKind()),
                file.failedRowsKind(),
                out -> file.failedRows(rows.remarks(job, true, locale), out));
    }

    private ReturnedFile returned(ImportJob job) {
        if (job.file().key() == null) {
            throw new FileGone();
        }
        SheetMapping mapping = job.mapped();
        return new ReturnedFile(
                blobs.content(job.file().blobId(), job.file().key()),
                job.file().kind(),
                properties.readLimits(),
                mapping.sheet(),
                mapping.headerRow(),
                mapping.lastHeaderRow());
    }

    private static String name(ImportJob job, String suffix, FileKind kind) {
        String name = job.file().name();
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        return base + "-" + suffix + "." + kind.name().toLowerCase(Locale.ROOT);
    }
}
