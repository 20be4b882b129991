package com.haina.resident.building;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Ids;

/** A room (房屋): the innermost layer of its structure, where people live. */
@Document("rooms")
public class Room extends Place {

    @PersistenceCreator
    Room(String id) {
        super(id);
    }

    static Room under(
            String communityId,
            String structureId,
            @Nullable BuildingNode parent,
            String name,
            List<String> aliases,
            @Nullable Integer rank,
            @Nullable ImportOrigin origin) {
        Room room = new Room(Ids.next());
        room.stand(communityId, structureId, parent, origin);
        room.call(name, aliases, rank);
        return room;
    }
}
