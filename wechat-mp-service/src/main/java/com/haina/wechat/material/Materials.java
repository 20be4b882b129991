package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

@Repository
class Materials extends TenantRepository<Material> {

    Materials(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Material.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("kind", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("kind", Sort.Direction.ASC)
                        .on("sha256", Sort.Direction.ASC),
                new Index().on("tenantId", Sort.Direction.ASC).on("copies.mediaId", Sort.Direction.ASC));
    }

    /** A kind's materials, the latest first. */
    Page<Material> list(MaterialKind kind, @Nullable String text, PageRequest request) {
        Criteria criteria = mine().and("kind").is(kind);
        if (text != null && !text.isBlank()) {
            criteria.and("title").regex(Pattern.compile(Pattern.quote(text.strip()), Pattern.CASE_INSENSITIVE));
        }
        return page(criteria, request, "createdAt", Sort.Direction.DESC);
    }

    /** The same bytes as the same kind. */
    Optional<Material> same(MaterialKind kind, String sha256) {
        return findOne(Query.query(mine().and("kind").is(kind).and("sha256").is(sha256)));
    }

    /** The material of which an account has this permanent copy. */
    Optional<Material> withCopy(String appId, String mediaId) {
        return find(Query.query(mine().and("copies.mediaId").is(mediaId))).stream()
                .filter(material -> mediaId.equals(material.copy(appId).mediaId()))
                .findFirst();
    }

    /** Materials of which an account had a permanent copy before some time, in the order of their ids. */
    List<Material> copied(String appId, MaterialKind kind, Instant before, String afterId, int limit) {
        return find(Query.query(mine().and("kind")
                        .is(kind)
                        .and("_id")
                        .gt(afterId)
                        .and("copies")
                        .elemMatch(Criteria.where("appId")
                                .is(appId)
                                .and("mediaId")
                                .exists(true)
                                .and("uploadedAt")
                                .lt(before)))
                .with(Sort.by("_id"))
                .limit(limit));
    }

    /** Whether the current tenant has one. */
    boolean any() {
        return mongo.exists(Query.query(mine()), Material.class);
    }
}
