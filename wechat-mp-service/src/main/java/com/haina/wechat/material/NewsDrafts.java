package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
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

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** Drafts, and the leases by which workers publish them. */
@Repository
class NewsDrafts extends TenantRepository<NewsDraft> {

    NewsDrafts(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, NewsDraft.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("changedAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index().on("tenantId", Sort.Direction.ASC).on("copies.mediaId", Sort.Direction.ASC),
                new Index().on("working", Sort.Direction.ASC).on("leaseUntil", Sort.Direction.ASC));
    }

    /** The latest changed first. */
    Page<NewsDraft> list(@Nullable String text, PageRequest request) {
        Criteria criteria = mine();
        if (text != null && !text.isBlank()) {
            criteria.and("articles.title")
                    .regex(Pattern.compile(Pattern.quote(text.strip()), Pattern.CASE_INSENSITIVE));
        }
        return page(criteria, request, "changedAt", Sort.Direction.DESC);
    }

    List<NewsDraft> using(String materialId) {
        Criteria named = new Criteria()
                .orOperator(
                        Criteria.where("articles.coverId").is(materialId),
                        Criteria.where("articles.content").regex(Pattern.quote(materialId)));
        return find(Query.query(new Criteria().andOperator(mine(), named)));
    }

    Optional<NewsDraft> withCopy(String appId, String mediaId) {
        return find(Query.query(mine().and("copies.mediaId").is(mediaId))).stream()
                .filter(draft -> mediaId.equals(draft.copy(appId).mediaId()))
                .findFirst();
    }

    /** Drafts that an account is publishing under this id. */
    Optional<NewsDraft> publishing(String appId, String publishId) {
        return find(Query.query(mine().and("copies.publishId").is(publishId))).stream()
                .filter(draft -> publishId.equals(draft.copy(appId).publishId()))
                .findFirst();
    }

    /** Drafts that an account had among its own before some time, in the order of their ids. */
    List<NewsDraft> copied(String appId, Instant before, String afterId, int limit) {
        return find(Query.query(mine().and("_id")
                        .gt(afterId)
                        .and("copies")
                        .elemMatch(Criteria.where("appId")
                                .is(appId)
                                .and("state")
                                .is(DraftCopy.State.UPLOADED)
                                .and("since")
                                .lt(before)))
                .with(Sort.by("_id"))
                .limit(limit));
    }

    /** Takes a draft of any tenant that has something to do and nobody who does it. */
    Optional<NewsDraft> claim(Duration term) {
        Instant now = Instant.now();
        Query free =
                Query.query(Criteria.where("working").is(true).and("leaseUntil").lt(now));
        Update take = new Update().set("leaseUntil", now.plus(term)).inc("version", 1);
        return Optional.ofNullable(
                mongo.findAndModify(free, take, FindAndModifyOptions.options().returnNew(true), NewsDraft.class));
    }

    /** Puts off the next look at a draft that was claimed; not if it was ordered meanwhile or is another worker's, whose look comes first. */
    void rest(NewsDraft claimed, Instant until) {
        Query held =
                Query.query(mine().and("_id").is(claimed.id()).and("leaseUntil").is(claimed.leaseUntil()));
        mongo.updateFirst(held, new Update().set("leaseUntil", until).inc("version", 1), NewsDraft.class);
    }

    /** Whether the current tenant has one. */
    boolean any() {
        return mongo.exists(Query.query(mine()), NewsDraft.class);
    }
}
