package com.haina.resident.building;

import java.util.Collection;
import java.util.List;

/**
 * What a rule for making rooms makes, or made.
 *
 * @param rooms that the rule names: {@code newRooms + existingRooms}
 * @param newNodes nodes above the rooms that are missing
 * @param groups the same by the outermost layer
 */
record RoomRuleResult(long rooms, long newRooms, long existingRooms, long newNodes, List<Group> groups) {

    /**
     * One node of the outermost layer.
     *
     * @param first the first room's names, outermost first
     * @param last the last room's names
     */
    record Group(String name, long newRooms, long existingRooms, List<String> first, List<String> last) {

        static Group one(List<String> names, boolean isNew) {
            return new Group(names.getFirst(), isNew ? 1 : 0, isNew ? 0 : 1, names, names);
        }

        Group plus(Group other) {
            return new Group(name, newRooms + other.newRooms, existingRooms + other.existingRooms, first, other.last);
        }
    }

    static RoomRuleResult of(long newNodes, Collection<Group> groups) {
        long newRooms = groups.stream().mapToLong(Group::newRooms).sum();
        long existing = groups.stream().mapToLong(Group::existingRooms).sum();
        return new RoomRuleResult(newRooms + existing, newRooms, existing, newNodes, List.copyOf(groups));
    }
}
