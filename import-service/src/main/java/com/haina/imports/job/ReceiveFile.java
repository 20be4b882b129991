package com.haina.imports.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.blob.Blobs;
import com.haina.imports.blob.StoredBlob;
import com.haina.imports.excel.FileRefused;
import com.haina.imports.excel.Refusal;
import com.haina.imports.excel.Workbook;
import com.haina.imports.mapping.HeaderRecognition;
import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.Caller;

/** Takes a stored upload in: refuses what harms, recognises the rest, and begins the dry run when nothing is missing. */
@Component
class ReceiveFile {
    private final Blobs blobs;
    private final ImportJobs jobs;
    private final RememberedMappings remembered;
    private final Recognition recognition;
    private final ImportRunner runner;
    private final AuditTrail trail;
    private final ImportProperties properties;
    /** Opening a workbook takes the most memory; the others wait. */
    private final Semaphore opening = new Semaphore(2);

    ReceiveFile(
            Blobs blobs,
            ImportJobs jobs,
            RememberedMappings remembered,
            Recognition recognition,
            ImportRunner runner,
            AuditTrail trail,
            ImportProperties properties) {
        this.blobs = blobs;
        this.jobs = jobs;
        this.remembered = remembered;
        this.recognition = recognition;
        this.runner = runner;
        this.trail = trail;
        this.properties = properties;
    }

    /** Stores the bytes, encrypted, as they come. */
    StoredBlob store(InputStream in) throws IOException {
        try {
            return blobs.store(in, properties.maxFileSize().toBytes());
        } catch (FileRefused refused) {
            throw new FileNotAccepted(refused, properties);
        }
    }

    void forget(StoredBlob blob) {
        blobs.remove(blob.id());
    }

    /**
     * Makes an import of a stored file.
     *
     * @param wanted the kind that the operator named; absent: found out
     * @throws FileNotAccepted when it cannot be one; the file is not kept
     */
    ImportJob receive(StoredBlob blob, String fileName, @Nullable RosterKind wanted, Map<String, String> defaults)
            throws IOException {
        boolean received = false;
        opening.acquireUninterruptibly();
        try (Workbook workbook = Workbook.open(blobs.content(blob.id(), blob.key()), properties.readLimits())) {
            List<ImportedFile.SheetSummary> sheets = workbook.sheets().stream()
                    .map(s -> new ImportedFile.SheetSummary(
                            s.index(), s.name(), s.hidden(), s.rows(), s.columns(), s.hiddenRows()))
                    .toList();
            if (sheets.stream().allMatch(sheet -> sheet.rows() == 0)) {
                throw new FileRefused(Refusal.NO_ROWS);
            }
            Caller caller = Caller.current();
            ImportJob job = new ImportJob(
                    new ImportedFile(
                            fileName, workbook.kind(), blob.size(), blob.sha256(), blob.id(), blob.key(), sheets),
                    caller.id(),
                    caller.name(),
                    caller.allCommunities() ? null : List.copyOf(caller.communities()));
            job.sameFileAs(jobs.sameFile(blob.sha256()).map(ImportJob::id).orElse(null));
            HeaderRecognition headers = recognition.forTenant();
            SheetMapping mapping = recognition.best(workbook, headers, wanted);
            if (mapping == null) {
                job.unrecognised();
            } else {
                map(job, mapping, wanted, defaults);
            }
            trail.record(job, "import.upload", "import", fileName, Map.of(), Map.of("sha256", blob.sha256()));
            jobs.save(job);
            received = true;
            runner.nudge();
            return job;
        } catch (FileRefused refused) {
            throw new FileNotAccepted(refused, properties);
        } finally {
            opening.release();
            if (!received) {
                forget(blob);
            }
        }
    }

    private void map(
            ImportJob job, SheetMapping recognised, @Nullable RosterKind wanted, Map<String, String> defaults) {
        SheetMapping mapping = recognised;
        Map<String, String> all = new java.util.HashMap<>();
        RememberedMapping before =
                remembered.find(RememberedMapping.id(recognised)).orElse(null);
        if (before != null && (wanted == null || wanted == before.kind())) {
            mapping = before.over(recognised);
            all.putAll(before.defaults());
        }
        all.putAll(defaults);
        job.map(mapping, all, ImportJob.WIDEST, ImportJob.missing(mapping, all).isEmpty());
    }
}
