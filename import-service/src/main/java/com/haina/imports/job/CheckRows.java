package com.haina.imports.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.imports.blob.Blobs;
import com.haina.imports.excel.Workbook;
import com.haina.imports.rows.CleanRow;
import com.haina.imports.rows.RowCleaning;
import com.haina.imports.rows.WithinFile;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * The dry run: reads the sheet as a stream, has each chunk checked by the owner of the records, keeps rows and outcomes.
 * A chunk is kept when it is checked; whoever goes on after a crash reads the sheet again and leaves out what is there.
 */
@Component
class CheckRows {
    private final Blobs blobs;
    private final ImportChunks chunks;
    private final RosterPeers peers;
    private final CommunityScope scopes;
    private final ImportProperties properties;

    CheckRows(Blobs blobs, ImportChunks chunks, RosterPeers peers, CommunityScope scopes, ImportProperties properties) {
        this.blobs = blobs;
        this.chunks = chunks;
        this.peers = peers;
        this.scopes = scopes;
        this.properties = properties;
    }

    void check(ImportJob job, Hold hold) throws IOException {
        chunks.removeOlderGenerations(job);
        Sealed key = job.file().key();
        if (key == null) {
            throw new FileGone();
        }
        Pass pass = new Pass(job, hold, chunks.summaries(job));
        try (Workbook workbook = Workbook.open(blobs.content(job.file().blobId(), key), properties.readLimits())) {
            int sheet = job.mapped().sheet();
            RowCleaning cleaning =
                    new RowCleaning(job.mapped(), workbook.sheets().get(sheet).merges(), job.defaults());
            pass.begin();
            workbook.read(sheet, row -> {
                hold.check();
                CleanRow clean = cleaning.clean(row);
                if (clean != null) {
                    pass.add(clean);
                }
                return true;
            });
            pass.end();
        } finally {
            pass.close();
        }
    }

    /** One pass over the sheet. */
    private final class Pass implements AutoCloseable {
        private final ImportJob job;
        private final Hold hold;
        private final String tenant = CurrentTenant.id();
        private final Set<Integer> kept;
        private final WithinFile within;
        private final CommunityScope.@Nullable Limit limit;
        private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        private final Semaphore free = new Semaphore(properties.checksInFlight());
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private List<Found> batch = new ArrayList<>();
        private int index;

        Pass(ImportJob job, Hold hold, List<ChunkSummary> before) {
            this.job = job;
            this.hold = hold;
            this.kept = new java.util.HashSet<>();
            before.forEach(chunk -> {
                kept.add(chunk.index());
                done.addAndGet(chunk.rows());
            });
            this.within = new WithinFile(job.mapped().kind());
            this.limit = scopes.of(job);
        }

        void begin() {
            hold.done(done.get());
        }

        void add(CleanRow row) throws IOException {
            batch.add(new Found(row, within.add(row.row())));
            if (batch.size() == properties.chunkRows()) {
                hand();
            }
        }

        void end() throws IOException {
            if (!batch.isEmpty()) {
                hand();
            }
            acquire(properties.checksInFlight());
            rethrow();
        }

        private void hand() {
            List<Found> rows = batch;
            int number = index++;
            batch = new ArrayList<>(properties.chunkRows());
            if (kept.contains(number)) {
                return;
            }
            acquire(1);
            rethrow();
            workers.execute(() -> {
                try {
                    CurrentTenant.run(tenant, () -> checkChunk(number, rows));
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    free.release();
                }
            });
        }

        private void acquire(int permits) {
            try {
                free.acquire(permits);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Hold.HoldLost();
            }
        }

        private void rethrow() {
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            hold.check();
        }

        private void checkChunk(int number, List<Found> found) {
            List<RosterRow> asked = found.stream()
                    .filter(row -> row.finding.repeated() == null)
                    .map(row -> row.clean.row())
                    .toList();
            Map<Integer, RowOutcome> answers = new HashMap<>();
            if (!asked.isEmpty()) {
                peers.check(new RosterCheck(job.mapped().kind(), job.checkedPolicy(), asked), hold)
                        .outcomes()
                        .forEach(outcome -> answers.put(outcome.row(), outcome));
            }
            List<RosterRow> rows = new ArrayList<>(found.size());
            List<RowOutcome> outcomes = new ArrayList<>(found.size());
            List<RowIssue> issues = new ArrayList<>();
            Counts counts = Counts.NONE;
            int applicable = 0;
            for (Found row : found) {
                RowOutcome outcome = outcome(row, answers.get(row.clean.row().number()));
                rows.add(row.clean.row());
                outcomes.add(outcome);
                issues.addAll(outcome.issues());
                counts = counts.plus(
                        outcome.verdict(),
                        outcome.issues().stream().anyMatch(issue -> issue.severity() == RowIssue.Severity.WARNING));
                applicable += ChunkContent.isApplicable(outcome) ? 1 : 0;
            }
            hold.check();
            chunks.insert(
                    new ImportChunk(
                            ImportChunk.id(job, number),
                            job.id(),
                            job.generation(),
                            number,
                            job.mapped().kind(),
                            rows.getFirst().number(),
                            rows.getLast().number(),
                            applicable,
                            counts,
                            IssueCount.of(issues)),
                    new ChunkContent(rows, outcomes));
            hold.done(done.addAndGet(found.size()));
        }

        private RowOutcome outcome(Found row, @Nullable RowOutcome answer) {
            int number = row.clean.row().number();
            List<RowIssue> issues = new ArrayList<>(row.clean.issues());
            if (row.finding.repeated() != null) {
                issues.add(row.finding.repeated());
                return new RowOutcome(number, Verdict.UNCHANGED, issues, List.of());
            }
            if (answer == null) {
                throw new IllegalStateException("the peer answered nothing on row " + number);
            }
            issues.addAll(answer.issues());
            Verdict verdict = answer.verdict();
            List<FieldChange> changes = answer.changes();
            if (row.finding.contradicts() != null) {
                // The peer saw the same slip when both rows came in one chunk; said once is enough.
                issues.removeIf(issue -> issue.code().equals("person.contradicts"));
                issues.add(row.finding.contradicts());
                verdict = verdict == Verdict.INVALID ? verdict : Verdict.CONFLICT;
            }
            RowIssue outside = limit == null ? null : limit.violated(row.clean.row());
            if (outside != null) {
                issues.add(outside);
            }
            if (row.clean.hasErrors() || outside != null) {
                verdict = Verdict.INVALID;
            }
            return new RowOutcome(number, verdict, issues, changes);
        }

        @Override
        public void close() {
            // Whoever still asks a peer stops at the next look at the hold.
            if (failure.get() != null || hold.lost()) {
                hold.lose();
            }
            workers.close();
        }
    }

    private record Found(CleanRow clean, WithinFile.Finding finding) {}
}
