package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * Removes rooms that nobody lives in and nodes with nothing under them. Without transactions somebody may move in at the same moment;
 * therefore a removed room is looked at once more, and put back if it is inhabited after all.
 */
@Component
public class RemovePlaces {

    private static final int BATCH = 500;

    private final Rooms rooms;
    private final BuildingNodes nodes;
    private final PlaceUse use;

    RemovePlaces(Rooms rooms, BuildingNodes nodes, PlaceUse use) {
        this.rooms = rooms;
        this.nodes = nodes;
        this.use = use;
    }

    /** Removes a room by hand. */
    void remove(Room room) {
        if (removeUninhabited(List.of(room)).isEmpty()) {
            throw new PlaceNotEmpty("inhabited", room.name());
        }
    }

    /** Removes a node by hand. */
    void remove(BuildingNode node) {
        if (isNotEmpty(node)) {
            throw new PlaceNotEmpty("has-children", node.name());
        }
        nodes.remove(node);
        if (isNotEmpty(node)) {
            nodes.insertAll(List.of(node));
            throw new PlaceNotEmpty("has-children", node.name());
        }
    }

    /**
     * Removes a node with everything under it; nothing where somebody lives there. Rooms go first, in batches: when somebody moves in
     * meanwhile, that room and what is above it stay, and the caller hears of it.
     *
     * @param expected how many rooms the caller was told would go
     */
    void removeWithRooms(BuildingNode node, long expected) {
        List<BuildingNode> all = subtree(node);
        List<String> ids = all.stream().map(BuildingNode::id).toList();
        if (use.residentsAt(node.id()) > 0) {
            throw new PlaceNotEmpty("inhabited-under", node.name());
        }
        if (rooms.countUnder(node.communityId(), ids) != expected) {
            throw new RoomsChanged(node.name());
        }
        for (BuildingNode above : all.reversed()) {
            List<Room> under = rooms.directlyUnder(above);
            for (int from = 0; from < under.size(); from += BATCH) {
                List<Room> batch = under.subList(from, Math.min(under.size(), from + BATCH));
                if (removeUninhabited(batch).size() < batch.size()) {
                    throw new PlaceNotEmpty("inhabited-under", node.name());
                }
            }
            remove(above);
        }
    }

    /** The node and all nodes under it, those above first. */
    private List<BuildingNode> subtree(BuildingNode node) {
        Map<String, List<BuildingNode>> children = new HashMap<>();
        nodes.of(node.communityId(), BuildingTree.MOST_NODES)
                .forEach(one -> children.computeIfAbsent(one.parentId(), id -> new ArrayList<>())
                        .add(one));
        List<BuildingNode> all = new ArrayList<>(List.of(node));
        for (int next = 0; next < all.size(); next++) {
            all.addAll(children.getOrDefault(all.get(next).id(), List.of()));
        }
        return all;
    }

    /**
     * Takes back what an import made, as far as nobody lives there or changed it since.
     *
     * @param roomIds rooms that the import's rows named
     * @return the rooms that are gone, or were already
     */
    public Set<String> takeBack(String jobId, Collection<String> roomIds) {
        Set<String> gone = new HashSet<>(roomIds);
        List<Room> mine = new ArrayList<>();
        for (Room room : rooms.findAll(roomIds)) {
            gone.remove(room.id());
            if (isUntouched(room, jobId)) {
                mine.add(room);
            }
        }
        Set<String> removed = removeUninhabited(mine);
        gone.addAll(removed);
        Set<String> above = new LinkedHashSet<>();
        mine.stream().filter(room -> removed.contains(room.id())).forEach(room -> above.addAll(room.ancestors()));
        List<BuildingNode> candidates = new ArrayList<>(nodes.findAll(above));
        candidates.sort((one, other) -> Integer.compare(other.depth(), one.depth()));
        for (BuildingNode node : candidates) {
            if (isUntouched(node, jobId) && !isNotEmpty(node)) {
                nodes.remove(node);
                if (isNotEmpty(node)) {
                    nodes.insertAll(List.of(node));
                }
            }
        }
        return gone;
    }

    private static boolean isUntouched(Place place, String jobId) {
        return place.edits() == 0
                && place.origin() != null
                && place.origin().jobId().equals(jobId);
    }

    private Set<String> removeUninhabited(Collection<Room> candidates) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        List<String> ids = candidates.stream().map(Room::id).toList();
        Set<String> inhabited = use.inhabited(ids);
        List<Room> empty = candidates.stream()
                .filter(room -> !inhabited.contains(room.id()))
                .toList();
        rooms.removeAll(empty);
        Set<String> removed = new HashSet<>(empty.stream().map(Room::id).toList());
        Set<String> movedIn = use.inhabited(removed);
        rooms.insertAll(
                empty.stream().filter(room -> movedIn.contains(room.id())).toList());
        removed.removeAll(movedIn);
        return removed;
    }

    private boolean isNotEmpty(BuildingNode node) {
        List<String> parent = List.of(node.id());
        return nodes.existsUnder(node.communityId(), parent) || rooms.existsUnder(node.communityId(), parent);
    }
}
