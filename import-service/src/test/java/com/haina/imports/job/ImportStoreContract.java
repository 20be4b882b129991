package com.haina.imports.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.ImportProgressed;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.imports.excel.FileKind;
import com.haina.imports.mapping.ColumnMatch;
import com.haina.imports.mapping.MatchReason;
import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.PageRequest;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What imports ask of a store, on every store. The runner sleeps, so that nobody else takes the jobs, and so do the listeners: this
 * context has a database of its own and must not take answers meant for another one in the same consumer group.
 */
@SpringBootTest(properties = "spring.kafka.listener.auto-startup=false")
@Import(TestTokens.class)
abstract class ImportStoreContract {
    @Autowired
    ImportJobs jobs;

    @Autowired
    ImportChunks chunks;

    @Autowired
    RememberedMappings remembered;

    @Autowired
    ImportRunner runner;

    @Autowired
    ApplyChunks applyChunks;

    @Autowired
    MongoTemplate mongo;

    private final String tenant = "t-" + UUID.randomUUID();

    @BeforeEach
    void asleep() {
        runner.stop();
    }

    private static ImportJob job(String sha) {
        ImportJob job = new ImportJob(
                new ImportedFile(
                        "住户.xlsx",
                        FileKind.XLSX,
                        10,
                        sha,
                        "blob",
                        new Sealed("key"),
                        List.of(new ImportedFile.SheetSummary(0, "表", false, 101, 5, 0))),
                "operator-1",
                "张管理",
                null);
        job.map(
                new SheetMapping(
                        RosterKind.ROOMS, 0, 1, 1, List.of(new ColumnMatch(0, "房号", "", "room", MatchReason.SYNONYM))),
                Map.of("layer:楼栋", "1栋"),
                ImportJob.WIDEST,
                true);
        return job;
    }

    private void chunk(ImportJob job, int index, Verdict verdict) {
        List<RosterRow> rows = new ArrayList<>();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (int row = index * 10 + 2; row < index * 10 + 12; row++) {
            rows.add(new RosterRow(row, Map.of("room", "" + row)));
            outcomes.add(new RowOutcome(
                    row,
                    verdict,
                    verdict == Verdict.INVALID ? List.of(RowIssue.error("room", "layer.missing")) : List.of(),
                    List.of()));
        }
        Counts counts = Counts.NONE;
        for (RowOutcome outcome : outcomes) {
            counts = counts.plus(outcome.verdict(), false);
        }
        chunks.insert(
                new ImportChunk(
                        ImportChunk.id(job, index),
                        job.id(),
                        job.generation(),
                        index,
                        RosterKind.ROOMS,
                        index * 10 + 2,
                        index * 10 + 11,
                        verdict == Verdict.NEW ? 10 : 0,
                        counts,
                        List.of()),
                new ChunkContent(rows, outcomes));
    }

    @Test
    void aJobComesBackAsItWasSaved() {
        CurrentTenant.run(tenant, () -> {
            ImportJob saved = jobs.save(job("sha-a"));
            ImportJob found = jobs.get(saved.id());
            assertThat(found.mapped()).isEqualTo(saved.mapped());
            assertThat(found.defaults()).containsEntry("layer:楼栋", "1栋");
            assertThat(found.state()).isEqualTo(ImportState.MAPPED);
            assertThat(found.progress().total()).isEqualTo(100);
            assertThat(jobs.sameFile("sha-a")).map(ImportJob::id).contains(saved.id());
            assertThat(jobs.sameFile("sha-b")).isEmpty();
        });
    }

    @Test
    void aJobHasOneOwnerAndALostOneCannotMoveIt() {
        CurrentTenant.run(tenant, () -> {
            ImportJob saved = jobs.save(job("sha-lease"));
            ImportJob held = claim(saved.id(), "one");
            assertThat(held.isHeldBy("one")).isTrue();
            assertThat(jobs.renew(saved.id(), saved.generation(), "two", 5, null))
                    .isFalse();
            assertThat(jobs.renew(saved.id(), saved.generation(), "one", 5, null))
                    .isTrue();
            assertThat(jobs.get(saved.id()).progress().done()).isEqualTo(5);
            ImportJob stale = jobs.get(saved.id());
            cancel(saved.id());
            assertThat(jobs.renew(saved.id(), saved.generation(), "one", 6, null))
                    .isFalse();
            assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> jobs.save(stale));
        });
    }

    /** The relay that takes a job's events out moves its version, so what was read a moment ago may be stale: then once more. */
    private void cancel(String id) {
        for (int tries = 0; ; tries++) {
            ImportJob job = jobs.get(id);
            job.cancel();
            try {
                jobs.save(job);
                return;
            } catch (OptimisticLockingFailureException relayed) {
                if (tries == 50) {
                    throw relayed;
                }
            }
        }
    }

    /** Other tests of this context leave jobs too; they are taken and left. */
    private ImportJob claim(String id, String owner) {
        for (int i = 0; i < 50; i++) {
            ImportJob job = jobs.claim(owner).orElseThrow();
            if (job.id().equals(id)) {
                return job;
            }
        }
        throw new AssertionError("not claimed");
    }

    @Test
    void aChunkKeptTwiceIsThereOnceAndItsContentIsSealed() {
        CurrentTenant.run(tenant, () -> {
            ImportJob job = jobs.save(job("sha-c"));
            chunk(job, 0, Verdict.NEW);
            chunk(job, 0, Verdict.NEW);
            chunk(job, 1, Verdict.INVALID);
            assertThat(chunks.summaries(job)).extracting(ChunkSummary::index).containsExactly(0, 1);
            assertThat(chunks.summaries(job).getFirst().counts().newRows()).isEqualTo(10);
            assertThat(chunks.content(ImportChunk.id(job, 0)).orElseThrow().applicable())
                    .hasSize(10);
            assertThat(chunks.content(ImportChunk.id(job, 1)).orElseThrow().applicable())
                    .isEmpty();
            assertThat(mongo.getCollection("import_chunk_contents")
                            .find()
                            .first()
                            .toJson())
                    .doesNotContain("room");
            ImportChunk first = chunks.get(ImportChunk.id(job, 0));
            first.release(new RosterPolicy(DuplicatePolicy.SKIP, true), "operator-1");
            chunks.save(first);
            assertThat(chunks.summaries(job).getFirst().state()).isEqualTo(ImportChunk.State.RELEASED);
            job.map(job.mapped(), Map.of(), ImportJob.WIDEST, true);
            assertThat(chunks.summaries(job)).isEmpty();
            chunks.removeOlderGenerations(job);
            assertThat(chunks.find(first.id())).isEmpty();
            assertThat(chunks.content(first.id())).isEmpty();
        });
    }

    @Test
    void onceACancelledImportIsWoundUpNoWorkerCanHandOutAChunkThatItReadBefore() {
        CurrentTenant.run(tenant, () -> {
            ImportJob job = job("sha-w");
            chunk(job, 0, Verdict.NEW);
            chunk(job, 1, Verdict.NEW);
            RosterPolicy policy = new RosterPolicy(DuplicatePolicy.SKIP, true);
            ImportChunk readByAnother = chunks.get(ImportChunk.id(job, 1));
            job.checked(new Counts(20, 0, 0, 0, 0, 0), List.of());
            job.confirm(policy, "operator-1", "张管理");
            job.cancel();
            jobs.save(job);

            assertThat(applyChunks.apply(job, new Hold(job, "one")))
                    .extracting(ChunkSummary::state)
                    .containsOnly(ImportChunk.State.WITHHELD);
            readByAnother.release(policy, "operator-1");
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> chunks.save(readByAnother));
            assertThat(chunks.summaries(job)).extracting(ChunkSummary::state).containsOnly(ImportChunk.State.WITHHELD);
        });
    }

    @Test
    void progressIsToldWithTheRenewalThatBringsIt() {
        CurrentTenant.run(tenant, () -> {
            ImportJob saved = jobs.save(job("sha-told"));
            claim(saved.id(), "one");
            long before = sequence(saved);
            assertThat(jobs.renew(saved.id(), saved.generation(), "one", 7, null))
                    .isTrue();
            assertThat(sequence(saved)).isEqualTo(before + 1);
            assertThat(jobs.renew(saved.id(), saved.generation(), "one", 7, null))
                    .isTrue();
            assertThat(sequence(saved)).as("nothing moved, nothing told").isEqualTo(before + 1);
            assertThat(jobs.get(saved.id()).progressed(new Progress(7, 100, Instant.EPOCH, Instant.EPOCH)))
                    .isEqualTo(new ImportProgressed(RosterKind.ROOMS, "MAPPED", 7, 100, null, null, "operator-1"));
        });
    }

    private long sequence(ImportJob job) {
        Document stored = mongo.getCollection("import_jobs")
                .find(new Document("_id", job.id()))
                .first();
        return Objects.requireNonNull(stored).getLong("sequence");
    }

    @Test
    void noEverydayQueryReadsAWholeCollection() {
        CurrentTenant.run(tenant, () -> {
            ImportJob job = jobs.save(job("sha-s"));
            chunk(job, 0, Verdict.NEW);
            chunk(job, 1, Verdict.INVALID);
            Scans.none(mongo, () -> {
                jobs.list(new PageRequest(20, null, null), ImportFilter.ALL);
                jobs.list(
                        new PageRequest(20, null, true),
                        new ImportFilter(
                                Set.of(ImportState.MAPPED),
                                RosterKind.ROOMS,
                                "住户",
                                Instant.EPOCH,
                                Instant.now(),
                                "operator-1"));
                jobs.sameFile("sha-s");
                jobs.claim("owner");
                jobs.renew(job.id(), job.generation(), "owner", 1, null);
                jobs.unshreddedBefore(Instant.now(), 10);
                chunks.summaries(job);
                chunks.with(job, 0, Set.of(Verdict.INVALID), "layer.missing", 4);
                chunks.withhold(job);
                chunks.content(ImportChunk.id(job, 0));
                chunks.removeOlderGenerations(job);
                chunks.shred(job);
                remembered.remember(job.mapped(), Map.of());
            });
        });
    }
}
