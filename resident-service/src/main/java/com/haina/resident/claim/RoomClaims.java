package com.haina.resident.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;

@Repository
class RoomClaims extends TenantRepository<RoomClaim> {

    private static final int DUPLICATE_KEY = 11_000;

    RoomClaims(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, RoomClaim.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("code")
                        .on("codeKey", Sort.Direction.ASC)
                        .unique()
                        .sparse(),
                new Index().named("past").on("pastKeys", Sort.Direction.ASC).sparse());
    }

    Optional<RoomClaim> byKey(String key) {
        return findOne(new Query(mine().and("codeKey").is(key)));
    }

    /** Whether this was a code once. */
    boolean wasKey(String key) {
        return exists(new Query(mine().and("pastKeys").is(key)));
    }

    /**
     * Inserts new claims.
     *
     * @return false where somebody else made one of them meanwhile
     */
    boolean insertAll(Collection<RoomClaim> claims) {
        if (claims.isEmpty()) {
            return true;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(claims.size());
        for (RoomClaim claim : claims) {
            Document document = new Document();
            mongo.getConverter().write(claim, document);
            document.put("version", 0L);
            document.put("revision", 1L);
            writes.add(new InsertOneModel<>(document));
        }
        try {
            mongo.getCollection(mongo.getCollectionName(RoomClaim.class))
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw failure;
        }
    }
}
