package com.haina.resident.claim;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class RoomClaims extends TenantRepository<RoomClaim> {

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
        return insertNew(claims);
    }
}
