package com.haina.resident.building;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.web.Cursors;

@Repository
class BuildingNodes extends PlaceRepository<BuildingNode> {

    BuildingNodes(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, BuildingNode.class);
    }

    /** Every node of a community, at most {@code limit}: even a large one has hundreds, not tens of thousands. */
    List<BuildingNode> of(String communityId, int limit) {
        return find(new Query(mine().and("communityId").is(communityId))
                .with(Sort.by("parentId", "orderKey"))
                .limit(limit));
    }
}
