package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.contracts.roster.ImportProgressed;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** Imports, and the leases by which workers hold them. */
@Repository
class ImportJobs extends TenantRepository<ImportJob> {
    static final Duration TERM = Duration.ofSeconds(10);

    ImportJobs(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ImportJob.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index().on("tenantId", Sort.Direction.ASC).on("file.sha256", Sort.Direction.ASC),
                new Index().on("state", Sort.Direction.ASC).on("leaseUntil", Sort.Direction.ASC),
                new Index().on("createdAt", Sort.Direction.ASC));
    }

    /** The tenant's imports that a filter lets through, the latest first. */
    Page<ImportJob> list(PageRequest request, ImportFilter filter) {
        Criteria criteria = mine();
        if (!filter.states().isEmpty()) {
            criteria.and("state").in(filter.states());
        }
        if (filter.kind() != null) {
            criteria.and("mapping.kind").is(filter.kind());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            criteria.and("file.name")
                    .regex(Pattern.compile(Pattern.quote(filter.text().strip()), Pattern.CASE_INSENSITIVE));
        }
        if (filter.createdBy() != null) {
            criteria.and("createdBy").is(filter.createdBy());
        }
        List<Criteria> all = new ArrayList<>(List.of(criteria));
        if (filter.from() != null) {
            all.add(Criteria.where("createdAt").gte(filter.from()));
        }
        if (filter.to() != null) {
            all.add(Criteria.where("createdAt").lt(filter.to()));
        }
        return page(new Criteria().andOperator(all), request, "createdAt", Sort.Direction.DESC);
    }

    /** The latest earlier import of the same bytes. */
    Optional<ImportJob> sameFile(String sha256) {
        return findOne(
                Query.query(mine().and("file.sha256").is(sha256)).with(Sort.by(Sort.Direction.DESC, "createdAt")));
    }

    /** Takes a job of any tenant that has something to do and nobody who does it. */
    Optional<ImportJob> claim(String owner) {
        Instant now = Instant.now();
        Query free = Query.query(Criteria.where("state")
                .in(ImportState.WORKED_ON)
                .and("leaseUntil")
                .lt(now));
        Update take = new Update().set("leaseOwner", owner).set("leaseUntil", now.plus(TERM));
        return Optional.ofNullable(
                mongo.findAndModify(free, take, FindAndModifyOptions.options().returnNew(true), ImportJob.class));
    }

    /** Holds a job for another term and tells how far it is; false when it is no longer the owner's. */
    boolean renew(String jobId, int generation, String owner, int done, @Nullable Applied applied) {
        Instant now = Instant.now();
        Query held = Query.query(held(generation, owner).and("_id").is(jobId));
        Update update = new Update()
                .set("leaseUntil", now.plus(TERM))
                .set("progress.done", done)
                .set("progress.updatedAt", now);
        if (applied != null) {
            update.set("applied", applied);
        }
        ImportJob before = mongo.findAndModify(held, update, ImportJob.class);
        if (before != null && before.progress().done() != done) {
            // If it was saved in between, whoever saved it told more.
            Progress progress = new Progress(
                    done, before.progress().total(), before.progress().startedAt(), now);
            update(held(generation, owner), before, new Update(), ImportProgressed.TYPE, before.progressed(progress));
        }
        return before != null;
    }

    private static Criteria held(int generation, String owner) {
        return mine().and("leaseOwner")
                .is(owner)
                .and("generation")
                .is(generation)
                .and("leaseUntil")
                .gt(Instant.EPOCH);
    }

    /** Gives a job back at once, for another worker to take. */
    void giveBack(String jobId, String owner) {
        mongo.updateFirst(
                Query.query(mine().and("_id").is(jobId).and("leaseOwner").is(owner)),
                new Update().set("leaseUntil", Instant.EPOCH),
                ImportJob.class);
    }

    /** Jobs of any tenant whose file has outlived its retention. */
    List<ImportJob> unshreddedBefore(Instant time, int limit) {
        return mongo.find(
                Query.query(Criteria.where("createdAt").lt(time).and("file.key").exists(true))
                        .with(Sort.by("createdAt"))
                        .limit(limit),
                ImportJob.class);
    }
}
