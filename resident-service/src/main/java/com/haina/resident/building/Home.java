package com.haina.resident.building;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A room as its inhabitants' records refer to it.
 *
 * @param places the community, every node above, and the room: whoever lives here is found by any of them
 * @param orderKey orders people by where they live: community, nodes and room as their own lists are ordered
 */
public record Home(String roomId, String communityId, List<String> places, String orderKey) {

    /** Enough of a time-ordered id to keep communities apart and in the order of their making. */
    private static final int ID_TIME_FROM = 4;

    private static final int ID_TIME_TO = 14;

    static Home of(Room room, Function<String, String> orderKeyOfNode) {
        List<String> places = new ArrayList<>();
        places.add(room.communityId());
        places.addAll(room.ancestors());
        places.add(room.id());
        StringBuilder order = new StringBuilder(shortened(room.communityId()));
        order.append(shortened(room.structureId()));
        room.ancestors().forEach(node -> order.append('/').append(orderKeyOfNode.apply(node)));
        order.append('/').append(room.orderKey());
        return new Home(room.id(), room.communityId(), places, order.toString());
    }

    private static String shortened(String id) {
        return id.length() < ID_TIME_TO ? id : id.substring(ID_TIME_FROM, ID_TIME_TO);
    }
}
