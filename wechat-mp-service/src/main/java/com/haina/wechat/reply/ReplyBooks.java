package com.haina.wechat.reply;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class ReplyBooks extends TenantRepository<ReplyBook> {

    ReplyBooks(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ReplyBook.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("tenantId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** The current tenant's. */
    List<ReplyBook> all() {
        return find(Query.query(mine()).with(Sort.by("_id")));
    }

    /** The account's, or an empty one that nobody saved yet. */
    ReplyBook of(String appId) {
        return find(appId).orElseGet(() -> new ReplyBook(appId));
    }
}
