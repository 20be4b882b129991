package com.haina.resident.building;

import java.util.List;

/**
 * What a room is called in full.
 *
 * @param names of the nodes and the room, outermost first
 */
public record RoomAddress(String roomId, String communityId, String communityName, List<String> names) {

    /** For people: 欢乐谷1小区 1栋一单元101. */
    public String text() {
        return communityName + " " + String.join("", names);
    }
}
