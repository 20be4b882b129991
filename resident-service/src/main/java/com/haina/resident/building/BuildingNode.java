package com.haina.resident.building;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Ids;

/** A node of a structure's tree above the rooms: a quarter, a building, a unit. */
@Document("building_nodes")
public class BuildingNode extends Place {

    private int depth;

    @PersistenceCreator
    BuildingNode(String id) {
        super(id);
    }

    static BuildingNode under(
            String communityId,
            String structureId,
            @Nullable BuildingNode parent,
            String name,
            List<String> aliases,
            @Nullable Integer rank,
            @Nullable ImportOrigin origin) {
        BuildingNode node = new BuildingNode(Ids.next());
        node.stand(communityId, structureId, parent, origin);
        node.depth = parent == null ? 0 : parent.depth + 1;
        node.call(name, aliases, rank);
        return node;
    }

    /** 0 for the structure's outermost layer. */
    public int depth() {
        return depth;
    }
}
