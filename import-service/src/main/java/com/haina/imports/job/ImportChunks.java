package com.haina.imports.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.contracts.roster.Verdict;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Chunks, and beside them their encrypted content. */
@Repository
class ImportChunks extends TenantRepository<ImportChunk> {
    private static final String CONTENTS = "import_chunk_contents";
    private static final String CHUNKS = "import_chunks";

    private final ChunkSeal seal;

    ImportChunks(MongoOperations mongo, Cursors cursors, ChunkSeal seal) {
        super(mongo, cursors, ImportChunk.class);
        this.seal = seal;
    }

    @Override
    protected List<Index> indexes() {
        mongo.indexOps(CONTENTS)
                .createIndex(new Index().on("tenantId", Sort.Direction.ASC).on("jobId", Sort.Direction.ASC));
        return List.of(new Index()
                .on("tenantId", Sort.Direction.ASC)
                .on("jobId", Sort.Direction.ASC)
                .on("index", Sort.Direction.ASC));
    }

    /** Keeps a checked chunk; one that a worker before had kept already stays as it is. */
    void insert(ImportChunk chunk, ChunkContent content) {
        // Content first: a chunk without content must never be found.
        mongo.save(
                new Document("_id", chunk.id())
                        .append("tenantId", chunk.tenantId())
                        .append("jobId", chunk.jobId())
                        .append("sealed", new Binary(seal.seal(chunk.id(), content))),
                CONTENTS);
        try {
            mongo.insert(chunk);
        } catch (DuplicateKeyException keptBefore) {
            // The same rows, checked by a worker that died after this very step.
        }
    }

    /** A chunk's content; empty once shredded. */
    Optional<ChunkContent> content(String chunkId) {
        Document found = mongo.findOne(Query.query(mine().and("_id").is(chunkId)), Document.class, CONTENTS);
        return found == null
                ? Optional.empty()
                : Optional.of(
                        seal.open(chunkId, found.get("sealed", Binary.class).getData()));
    }

    /** The job's chunks of its present generation in order. */
    List<ChunkSummary> summaries(ImportJob job) {
        Query query = Query.query(of(job)).with(Sort.by("index"));
        query.fields().exclude("failures", "outbox");
        return mongo.find(query, ChunkSummary.class, CHUNKS);
    }

    /** Some of a job's chunks as they are now, in order. */
    List<ChunkSummary> summaries(Collection<String> ids) {
        Query query = Query.query(mine().and("_id").in(ids)).with(Sort.by("index"));
        query.fields().exclude("failures", "outbox");
        return mongo.find(query, ChunkSummary.class, CHUNKS);
    }

    /**
     * Keeps back for good what was not handed out yet. A worker that lost the job without knowing it, and read a chunk
     * before, finds a later version when it hands it out.
     */
    void withhold(ImportJob job) {
        mongo.updateMulti(
                Query.query(of(job).and("state").is(ImportChunk.State.CHECKED)),
                new Update().set("state", ImportChunk.State.WITHHELD).inc("version", 1),
                CHUNKS);
    }

    /** Chunks from a position on that may have rows of one of the verdicts, with the issue if one is named. */
    List<ImportChunk> with(ImportJob job, int fromIndex, Set<Verdict> verdicts, @Nullable String issue, int limit) {
        List<Criteria> all = new ArrayList<>(List.of(of(job).and("index").gte(fromIndex)));
        // What applying found out is not in the dry run's sums.
        Criteria foundLater = Criteria.where("failures.0").exists(true);
        if (!verdicts.isEmpty()) {
            List<Criteria> any = new ArrayList<>(List.of(foundLater));
            verdicts.forEach(
                    verdict -> any.add(Criteria.where(countField(verdict)).gt(0)));
            all.add(new Criteria().orOperator(any));
            // The numbers of a cancelled import count what was done, and so do the rows behind them.
            all.add(Criteria.where("state").ne(ImportChunk.State.WITHHELD));
        }
        if (issue != null) {
            all.add(new Criteria()
                    .orOperator(foundLater, Criteria.where("issues.code").is(issue)));
        }
        Criteria criteria = new Criteria().andOperator(all);
        return find(Query.query(criteria).with(Sort.by("index")).limit(limit));
    }

    private static String countField(Verdict verdict) {
        return switch (verdict) {
            case NEW -> "counts.newRows";
            case CHANGED -> "counts.changed";
            case UNCHANGED -> "counts.unchanged";
            case CONFLICT -> "counts.conflict";
            case INVALID -> "counts.invalid";
        };
    }

    private static Criteria of(ImportJob job) {
        return mine().and("jobId").is(job.id()).and("generation").is(job.generation());
    }

    /** Forgets the chunks of earlier dry runs. */
    void removeOlderGenerations(ImportJob job) {
        Query older =
                Query.query(mine().and("jobId").is(job.id()).and("generation").lt(job.generation()));
        older.fields().include("_id");
        List<String> ids = mongo.find(older, Document.class, CHUNKS).stream()
                .map(chunk -> chunk.getString("_id"))
                .toList();
        if (!ids.isEmpty()) {
            mongo.remove(Query.query(mine().and("_id").in(ids)), CONTENTS);
            mongo.remove(Query.query(mine().and("_id").in(ids)), CHUNKS);
        }
    }

    /** Destroys the rows; counts stay. */
    void shred(ImportJob job) {
        mongo.remove(Query.query(mine().and("jobId").is(job.id())), CONTENTS);
    }
}
