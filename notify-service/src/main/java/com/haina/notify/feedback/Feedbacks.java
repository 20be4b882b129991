package com.haina.notify.feedback;

import java.util.List;
import java.util.Optional;

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
class Feedbacks extends TenantRepository<Feedback> {

    Feedbacks(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Feedback.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index("number", Sort.Direction.ASC).unique(),
                new Index("state", Sort.Direction.ASC).on("createdAt", Sort.Direction.ASC));
    }

    /** The tenant's, newest first. */
    Page<Feedback> list(PageRequest request) {
        return page(mine(), request, "createdAt", Sort.Direction.DESC);
    }

    /** Of any tenant: who answers works for all of them. */
    Optional<Feedback> withNumber(String number) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("number").is(number)), Feedback.class));
    }

    /** Of any tenant, the longest waiting first. */
    List<Feedback> unanswered(int limit) {
        return mongo.find(
                Query.query(waiting()).with(Sort.by("state", "createdAt")).limit(limit), Feedback.class);
    }

    long countUnanswered() {
        return mongo.count(Query.query(waiting()), Feedback.class);
    }

    private static Criteria waiting() {
        return Criteria.where("state").is(Feedback.State.RECEIVED);
    }
}
