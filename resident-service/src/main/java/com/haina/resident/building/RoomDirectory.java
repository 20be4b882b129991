package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;
import com.haina.resident.community.StructureUse;

/** Rooms and the nodes above them as the other features see them. */
@Component
public class RoomDirectory implements StructureUse {

    private final Rooms rooms;
    private final BuildingNodes nodes;
    private final CommunityDirectory communities;

    RoomDirectory(Rooms rooms, BuildingNodes nodes, CommunityDirectory communities) {
        this.rooms = rooms;
        this.nodes = nodes;
        this.communities = communities;
    }

    /** What is on file of these paths; a query per layer. */
    public PlacePlan plan(Collection<PlacePlan.Wanted> wanted) {
        PlacePlan plan = new PlacePlan();
        plan.load(wanted, nodes, rooms);
        return plan;
    }

    /** Adds what is on file of further paths to a plan. */
    void extend(PlacePlan plan, Collection<PlacePlan.Wanted> wanted) {
        plan.load(wanted, nodes, rooms);
    }

    /**
     * Writes what a plan makes, parents before children.
     *
     * @return false where somebody else made one of the places meanwhile: plan again, what was written stays and will be found
     */
    public boolean store(PlacePlan plan) {
        for (List<BuildingNode> layer : plan.newNodes()) {
            if (!nodes.insertAll(layer)) {
                return false;
            }
        }
        return rooms.insertAll(plan.newRooms());
    }

    /** Puts rooms back that were removed while a plan moved people into them. */
    public void ensure(Collection<Room> wanted) {
        Set<String> there = rooms.existing(wanted.stream().map(Room::id).toList());
        rooms.insertAll(
                wanted.stream().filter(room -> !there.contains(room.id())).toList());
    }

    /** A room of a community that the caller may see; 404 otherwise. */
    public Room get(String roomId) {
        Room room = rooms.get(roomId);
        communities.requireVisible(room.communityId());
        return room;
    }

    /** Fails with 404 unless this is a node or room of a community that the caller may see. */
    public void requireVisiblePlace(String placeId) {
        Place place = rooms.find(placeId).map(Place.class::cast).orElseGet(() -> nodes.get(placeId));
        communities.requireVisible(place.communityId());
    }

    /** Whether the room is on file. */
    public boolean exists(String roomId) {
        return rooms.find(roomId).isPresent();
    }

    /**
     * The rooms of a community in the order of its tree, or those under one of its nodes, or one of its rooms; 404 where the caller may
     * not see them.
     *
     * @param placeId a node or room, or null for the whole community
     * @param most no more than so many
     */
    public List<Room> under(String communityId, @Nullable String placeId, int most) {
        Community community = communities.get(communityId);
        if (placeId != null) {
            Optional<Room> room = rooms.find(placeId);
            if (room.isPresent()) {
                requireIn(community, room.get());
                return List.of(room.get());
            }
            requireIn(community, nodes.get(placeId));
        }
        Map<String, List<BuildingNode>> children = new HashMap<>();
        nodes.of(communityId, BuildingTree.MOST_NODES)
                .forEach(node -> children.computeIfAbsent(node.parentId(), id -> new ArrayList<>())
                        .add(node));
        List<Room> found = new ArrayList<>();
        List<String> from = placeId == null
                ? community.structures().stream().map(Structure::id).toList()
                : List.of(placeId);
        from.forEach(id -> collect(communityId, id, children, found, most));
        return found;
    }

    private void collect(
            String communityId, String id, Map<String, List<BuildingNode>> children, List<Room> found, int most) {
        rooms.directlyUnder(communityId, id).stream()
                .limit(Math.max(0, most - found.size()))
                .forEach(found::add);
        for (BuildingNode child : children.getOrDefault(id, List.of())) {
            if (found.size() < most) {
                collect(communityId, child.id(), children, found, most);
            }
        }
    }

    /** A node with how many rooms are under it. */
    public record Branch(String id, String name, long rooms) {}

    /**
     * The nodes directly under a node, or under a community's structures, in their order; 404 where the caller may not see them.
     *
     * @param nodeId a node, or null for the outermost layers
     */
    public List<Branch> branches(String communityId, @Nullable String nodeId) {
        Community community = communities.get(communityId);
        if (nodeId != null) {
            requireIn(community, nodes.get(nodeId));
        }
        List<BuildingNode> all = nodes.of(communityId, BuildingTree.MOST_NODES);
        Map<String, Long> direct = rooms.countByParent(
                communityId, all.stream().map(BuildingNode::id).toList());
        Map<String, Long> below = new HashMap<>();
        all.forEach(node -> {
            long own = direct.getOrDefault(node.id(), 0L);
            below.merge(node.id(), own, Long::sum);
            node.ancestors().forEach(above -> below.merge(above, own, Long::sum));
        });
        List<String> parents = nodeId == null
                ? community.structures().stream().map(Structure::id).toList()
                : List.of(nodeId);
        return parents.stream()
                .flatMap(parent -> all.stream().filter(node -> node.parentId().equals(parent)))
                .map(node -> new Branch(node.id(), node.name(), below.getOrDefault(node.id(), 0L)))
                .toList();
    }

    /** How many rooms a community has; 404 where the caller may not see it. */
    public long count(String communityId) {
        communities.requireVisible(communityId);
        return rooms.countIn(communityId);
    }

    private static void requireIn(Community community, Place place) {
        if (!place.communityId().equals(community.id())) {
            throw new RecordNotFound();
        }
    }

    /** These rooms of a community in the order of its tree; such as are gone or elsewhere are left out. */
    public List<Room> inOrder(String communityId, Collection<String> roomIds) {
        communities.requireVisible(communityId);
        List<Room> found = rooms.findAll(new HashSet<>(roomIds)).stream()
                .filter(room -> room.communityId().equals(communityId))
                .toList();
        Map<String, BuildingNode> above = nodesAbove(found);
        Map<String, String> order = found.stream()
                .collect(Collectors.toMap(
                        Room::id,
                        room -> Home.of(room, id -> {
                                    BuildingNode node = above.get(id);
                                    return node == null ? "" : node.orderKey();
                                })
                                .orderKey()));
        return found.stream()
                .sorted(Comparator.comparing(room -> order.get(room.id())))
                .toList();
    }

    /** The rooms that are on file, by id. */
    public Map<String, Room> byId(Collection<String> roomIds) {
        return rooms.findAll(roomIds).stream().collect(Collectors.toMap(Room::id, room -> room));
    }

    /** How people who live in these rooms are found and listed; rooms that are gone are left out. */
    public Map<String, Home> homes(Collection<String> roomIds) {
        List<Room> found = rooms.findAll(roomIds);
        Map<String, BuildingNode> above = nodesAbove(found);
        return found.stream()
                .collect(Collectors.toMap(
                        Room::id,
                        room -> Home.of(room, id -> {
                            BuildingNode node = above.get(id);
                            return node == null ? "" : node.orderKey();
                        })));
    }

    /** What the rooms are called in full; rooms that are gone are left out. */
    public Map<String, RoomAddress> addresses(Collection<String> roomIds) {
        List<Room> found = rooms.findAll(new HashSet<>(roomIds));
        Map<String, BuildingNode> above = nodesAbove(found);
        Map<String, String> names =
                communities.all().stream().collect(Collectors.toMap(Community::id, Community::name));
        return found.stream().collect(Collectors.toMap(Room::id, room -> address(room, above, names)));
    }

    /** What nodes are called in full. */
    Map<String, RoomAddress> nodeAddresses(Collection<BuildingNode> found) {
        Map<String, BuildingNode> above = nodesAbove(found);
        Map<String, String> names =
                communities.all().stream().collect(Collectors.toMap(Community::id, Community::name));
        return found.stream().collect(Collectors.toMap(BuildingNode::id, node -> address(node, above, names)));
    }

    private static RoomAddress address(Place place, Map<String, BuildingNode> above, Map<String, String> communities) {
        List<String> path = new ArrayList<>();
        place.ancestors().forEach(id -> {
            BuildingNode node = above.get(id);
            path.add(node == null ? "" : node.name());
        });
        path.add(place.name());
        return new RoomAddress(
                place.id(), place.communityId(), communities.getOrDefault(place.communityId(), ""), List.copyOf(path));
    }

    private Map<String, BuildingNode> nodesAbove(Collection<? extends Place> found) {
        Set<String> ids = new HashSet<>();
        found.forEach(place -> ids.addAll(place.ancestors()));
        Map<String, BuildingNode> byId = new HashMap<>();
        nodes.findAll(ids).forEach(node -> byId.put(node.id(), node));
        return byId;
    }

    @Override
    public boolean inUse(String communityId, String structureId) {
        return nodes.existsUnder(communityId, List.of(structureId))
                || rooms.existsUnder(communityId, List.of(structureId));
    }
}
