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
        return communityName + " " + within();
    }

    /** The same within the community. */
    public String within() {
        return within(names);
    }

    /** How names on the way to a room are said as one: 1栋一单元101; with a dash where two numbers would run into one, 3-2-1502. */
    public static String within(List<String> names) {
        StringBuilder said = new StringBuilder();
        for (String name : names) {
            boolean runsOn = !said.isEmpty()
                    && !name.isEmpty()
                    && Character.isDigit(said.charAt(said.length() - 1))
                    && Character.isDigit(name.charAt(0));
            said.append(runsOn ? "-" : "").append(name);
        }
        return said.toString();
    }
}
