package com.haina.wechat.material;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** What was seen by which comparison, in the store because the next page may be another instance's. */
@Repository
class SyncMarks extends TenantRepository<SyncMark> {

    SyncMarks(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, SyncMark.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index().on("tenantId", Sort.Direction.ASC).on("syncId", Sort.Direction.ASC));
    }

    void saw(MaterialSync sync, List<String> mediaIds) {
        for (String mediaId : mediaIds) {
            mongo.upsert(
                    Query.query(mine().and("_id").is(id(sync, mediaId))),
                    new Update().setOnInsert("syncId", round(sync)).setOnInsert("tenantId", CurrentTenant.id()),
                    SyncMark.class);
        }
    }

    boolean isSeen(MaterialSync sync, String mediaId) {
        return exists(Query.query(mine().and("_id").is(id(sync, mediaId))));
    }

    void forget(MaterialSync sync) {
        mongo.remove(Query.query(mine().and("syncId").is(round(sync))), SyncMark.class);
    }

    private static String id(MaterialSync sync, String mediaId) {
        return round(sync) + ":" + mediaId;
    }

    private static String round(MaterialSync sync) {
        return sync.id() + ":" + sync.startedAt().toEpochMilli();
    }
}
