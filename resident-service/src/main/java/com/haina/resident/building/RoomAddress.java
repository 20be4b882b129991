package com.haina.resident.building;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a room is called in full.
 *
 * @param names of the nodes and the room, outermost first
 */
public record RoomAddress(String roomId, String communityId, String communityName, List<String> names) {

    private static final Pattern ENDS_IN_DIGIT = Pattern.compile("[0-9]$");
    private static final Pattern BEGINS_WITH_DIGIT = Pattern.compile("^[0-9]");

    /** For people: 欢乐谷1小区 1栋一单元101. */
    public String text() {
        return communityName + " " + room();
    }

    /** Within the community: 1栋一单元101, with a dash only where two numbers would run into one: 6-1-1802. */
    public String room() {
        StringBuilder said = new StringBuilder();
        for (String name : names) {
            if (ENDS_IN_DIGIT.matcher(said).find()
                    && BEGINS_WITH_DIGIT.matcher(name).find()) {
                said.append('-');
            }
            said.append(name);
        }
        return said.toString();
    }
}
