package com.haina.resident.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.resident.building.Room;
import com.haina.resident.building.RoomDirectory;

/** The rooms that a request means, in the order of the tree; only such as the caller may see. */
@Component
class SelectRooms {

    static final int MOST = 3_000;

    private final RoomDirectory rooms;

    SelectRooms(RoomDirectory rooms) {
        this.rooms = rooms;
    }

    List<Room> of(ClaimRooms wanted) {
        List<Room> found = wanted.placeId() == null && wanted.roomIds() != null
                ? rooms.inOrder(wanted.communityId(), wanted.roomIds())
                : rooms.under(wanted.communityId(), wanted.placeId(), MOST + 1);
        if (found.size() > MOST) {
            throw new ClaimTooMany(MOST);
        }
        if (wanted.placeId() == null || wanted.roomIds() == null) {
            return found;
        }
        Set<String> only = new HashSet<>(wanted.roomIds());
        return found.stream().filter(room -> only.contains(room.id())).toList();
    }
}
