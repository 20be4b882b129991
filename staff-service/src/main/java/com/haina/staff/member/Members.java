package com.haina.staff.member;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bson.Document;
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
class Members extends TenantRepository<Member> {

    private static final String MOBILE = "details.mobileIndex";
    private static final String LAST_FOUR = "details.mobileLastFour";
    private static final String WECHAT = "details.wechatIndex";
    private static final String NAME = "details.name";
    private static final String DEPARTMENT = "details.departmentId";
    private static final String COMMUNITIES = "details.communityIds";

    Members(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Member.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                // Blind indexes are bound to the tenant, so this one is unique per tenant and needs no field before it.
                new Index().on(MOBILE, Sort.Direction.ASC).unique().sparse().named("mobile"),
                listedBy("by-name", NAME),
                listedBy("by-creation", "createdAt"),
                listedBy("by-update", "updatedAt"),
                listedBy("by-department", DEPARTMENT),
                listedBy("by-community", COMMUNITIES),
                listedBy("by-last-four", LAST_FOUR),
                listedBy("by-wechat-id", WECHAT),
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on(DEPARTMENT, Sort.Direction.ASC)
                        .named("department"),
                new Index().on("imports.chunkId", Sort.Direction.ASC).sparse().named("chunk"),
                new Index().on("deletedAt", Sort.Direction.ASC).sparse().named("deleted"));
    }

    private static Index listedBy(String name, String field) {
        return new Index()
                .on("tenantId", Sort.Direction.ASC)
                .on("listed", Sort.Direction.ASC)
                .on(field, Sort.Direction.ASC)
                .on("_id", Sort.Direction.ASC)
                .named(name);
    }

    /**
     * One page.
     *
     * @param departments ids that the query's department stands for; absent without such a filter
     * @param search what the query's text stands for
     * @param within communities that the caller is limited to; absent when not limited
     */
    Page<Member> page(
            PageRequest request,
            MemberQuery query,
            @Nullable Set<String> departments,
            MemberSearch search,
            @Nullable Set<String> within) {
        Criteria criteria = mine().and("listed").is(!query.onlyDeleted());
        if (query.state() != null) {
            criteria.and("state").is(query.state());
        }
        if (query.position() != null) {
            criteria.and("details.position").is(query.position());
        }
        if (query.rank() != null) {
            criteria.and("details.rank").is(query.rank());
        }
        if (query.gender() != null) {
            criteria.and("details.gender").is(query.gender());
        }
        if (departments != null) {
            criteria.and(DEPARTMENT).in(ordered(departments));
        }
        List<String> communities = query.communityId();
        if (communities != null && !communities.isEmpty()) {
            criteria.and(COMMUNITIES)
                    .in(
                            within == null
                                    ? communities
                                    : communities.stream()
                                            .filter(within::contains)
                                            .toList());
        } else if (within != null) {
            criteria.and(COMMUNITIES).in(ordered(within));
        }
        switch (search) {
            case MemberSearch.Everyone everyone -> {}
            case MemberSearch.ByMobile mobile -> criteria.and(MOBILE).is(mobile.index());
            case MemberSearch.ByLastFour digits -> criteria.and(LAST_FOUR).is(digits.index());
            case MemberSearch.ByText text -> criteria.orOperator(text.alternatives(NAME, DEPARTMENT, WECHAT));
        }
        return page(
                criteria, request, query.sortField(), query.descending() ? Sort.Direction.DESC : Sort.Direction.ASC);
    }

    /** A cursor is bound to the filters as they are written, and sets have no order of their own. */
    private static List<String> ordered(Set<String> ids) {
        return ids.stream().sorted().toList();
    }

    Optional<Member> byMobile(String mobileIndex) {
        return findOne(Query.query(mine().and(MOBILE).is(mobileIndex)));
    }

    List<Member> byMobiles(Collection<String> mobileIndexes) {
        return mobileIndexes.isEmpty()
                ? List.of()
                : find(Query.query(mine().and(MOBILE).in(mobileIndexes)));
    }

    List<Member> byWeChatIds(Collection<String> wechatIndexes) {
        return wechatIndexes.isEmpty()
                ? List.of()
                : find(Query.query(mine().and("listed").is(true).and(WECHAT).in(wechatIndexes)));
    }

    boolean anyIn(Collection<String> departmentIds) {
        return exists(Query.query(mine().and(DEPARTMENT).in(departmentIds)));
    }

    /** Active members counted by the value of a field; reads that field alone, through the list's index. */
    Map<String, Long> countActiveBy(String field) {
        Query query = Query.query(mine().and("listed").is(true).and("state").is(MemberState.ACTIVE));
        query.fields().include("details." + field);
        Map<String, Long> counts = new HashMap<>();
        for (Document found : mongo.find(query, Document.class, mongo.getCollectionName(Member.class))) {
            String value = found.getEmbedded(List.of("details", field), String.class);
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Members of every tenant that were deleted before; for the sweep, which works tenant by tenant with what it finds. */
    List<Member> deletedBefore(Instant time, int limit) {
        return mongo.find(Query.query(Criteria.where("deletedAt").lt(time)).limit(limit), Member.class);
    }
}
