package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.resident.community.PlaceName;
import com.haina.resident.community.Structure;

/**
 * The places that a set of paths names: those on file, loaded layer by layer with one query each, and those still to be made. Nothing is
 * written until {@link RoomDirectory#store}.
 */
public final class PlacePlan {

    /**
     * A room wanted by its names.
     *
     * @param names one per layer of the structure, outermost first
     */
    public record Wanted(String communityId, Structure structure, List<String> names) {}

    private final Map<String, BuildingNode> nodes = new HashMap<>();
    private final Map<String, BuildingNode> nodesById = new HashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Place> made = new LinkedHashMap<>();
    /** A chunk names the same buildings again and again. */
    private final Map<String, String> keysOfNames = new HashMap<>();

    PlacePlan() {}

    /** Loads whatever the paths name and is on file. */
    void load(Collection<Wanted> wanted, BuildingNodes nodeStore, Rooms roomStore) {
        int deepest =
                wanted.stream().mapToInt(path -> path.names().size()).max().orElse(0);
        for (int depth = 0; depth < deepest; depth++) {
            Set<String> nodeKeys = new LinkedHashSet<>();
            Set<String> roomKeys = new LinkedHashSet<>();
            for (Wanted path : wanted) {
                String key = keyAt(path, depth);
                if (key != null) {
                    (depth == path.names().size() - 1 ? roomKeys : nodeKeys).add(key);
                }
            }
            nodeStore.bySiblingKeys(nodeKeys).forEach(this::know);
            for (Room room : roomStore.bySiblingKeys(roomKeys)) {
                room.siblingKeys().forEach(key -> rooms.put(key, room));
            }
        }
    }

    private void know(BuildingNode node) {
        node.siblingKeys().forEach(key -> nodes.put(key, node));
        nodesById.put(node.id(), node);
    }

    /** The key of a path's name at a depth, or null where the path does not reach it or a node above is not known. */
    private @Nullable String keyAt(Wanted path, int depth) {
        if (depth >= path.names().size()) {
            return null;
        }
        String parent = path.structure().id();
        for (int above = 0; above < depth; above++) {
            BuildingNode node = nodes.get(key(parent, path.names().get(above)));
            if (node == null) {
                return null;
            }
            parent = node.id();
        }
        return key(parent, path.names().get(depth));
    }

    private String key(String parentId, String name) {
        return parentId + "/" + keysOfNames.computeIfAbsent(name, PlaceName::key);
    }

    /** The room, if it is on file or already planned. */
    public Optional<Room> find(Wanted path) {
        String key = keyAt(path, path.names().size() - 1);
        return key == null ? Optional.empty() : Optional.ofNullable(rooms.get(key));
    }

    /** How many of the path's layers are on file or planned, from the outermost. */
    public int knownLayers(Wanted path) {
        for (int depth = 0; depth < path.names().size() - 1; depth++) {
            String key = keyAt(path, depth);
            if (key == null || !nodes.containsKey(key)) {
                return depth;
            }
        }
        return path.names().size() - (find(path).isPresent() ? 0 : 1);
    }

    /** The room; made, with the nodes above it, where it is missing. */
    public Room make(Wanted path, @Nullable ImportOrigin origin) {
        BuildingNode parent = null;
        String parentId = path.structure().id();
        for (String name : path.names().subList(0, path.names().size() - 1)) {
            BuildingNode node = nodes.get(key(parentId, name));
            if (node == null) {
                node = BuildingNode.under(
                        path.communityId(), path.structure().id(), parent, name, List.of(), null, origin);
                know(node);
                made.put(node.id(), node);
            }
            parent = node;
            parentId = node.id();
        }
        String key = key(parentId, path.names().getLast());
        Room room = rooms.get(key);
        if (room == null) {
            room = Room.under(
                    path.communityId(),
                    path.structure().id(),
                    parent,
                    path.names().getLast(),
                    List.of(),
                    null,
                    origin);
            rooms.put(key, room);
            made.put(room.id(), room);
        }
        return room;
    }

    /** Whether the place is planned and not on file. */
    public boolean isNew(Place place) {
        return made.containsKey(place.id());
    }

    /** Where people who live in the room are found and listed. */
    public Home home(Room room) {
        return Home.of(room, id -> {
            BuildingNode node = nodesById.get(id);
            return node == null ? "" : node.orderKey();
        });
    }

    /** The new nodes of each depth, outermost first. */
    List<List<BuildingNode>> newNodes() {
        List<List<BuildingNode>> layers = new ArrayList<>();
        for (Place place : made.values()) {
            if (place instanceof BuildingNode node) {
                while (layers.size() <= node.depth()) {
                    layers.add(new ArrayList<>());
                }
                layers.get(node.depth()).add(node);
            }
        }
        return layers;
    }

    List<Room> newRooms() {
        return made.values().stream()
                .filter(Room.class::isInstance)
                .map(Room.class::cast)
                .toList();
    }
}
