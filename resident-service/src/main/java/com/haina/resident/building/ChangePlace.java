package com.haina.resident.building;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.ETags;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/** What people do to one node or room: make, rename, renumber, remove; within the caller's limits and audited. */
@Component
class ChangePlace {

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final RemovePlaces removal;
    private final PlaceUse use;
    private final AuditTrail audit;

    ChangePlace(
            CommunityDirectory communities,
            BuildingNodes nodes,
            Rooms rooms,
            RemovePlaces removal,
            PlaceUse use,
            AuditTrail audit) {
        this.communities = communities;
        this.nodes = nodes;
        this.rooms = rooms;
        this.removal = removal;
        this.use = use;
        this.audit = audit;
    }

    BuildingNode node(String id) {
        BuildingNode node = nodes.get(id);
        communities.requireVisible(node.communityId());
        return node;
    }

    Room room(String id) {
        Room room = rooms.get(id);
        communities.requireVisible(room.communityId());
        return room;
    }

    BuildingNode createNode(String communityId, String structureId, PlaceRequest request) {
        Structure structure = communities.structure(communityId, structureId);
        BuildingNode parent = parent(structureId, request);
        int depth = parent == null ? 0 : parent.depth() + 1;
        if (depth >= structure.layers().size() - 1) {
            throw new LayerMismatch(structure.roomLayer());
        }
        BuildingNode node = BuildingNode.under(
                communityId,
                structureId,
                parent,
                request.trimmedName(),
                request.trimmedAliases(),
                request.rank(),
                null);
        audit.record(node, "building-node.create", "building-node", node.name(), Map.of(), facts(node));
        save(node);
        return node;
    }

    Room createRoom(String communityId, String structureId, PlaceRequest request) {
        Structure structure = communities.structure(communityId, structureId);
        BuildingNode parent = parent(structureId, request);
        int depth = parent == null ? 0 : parent.depth() + 1;
        if (depth != structure.layers().size() - 1) {
            throw new LayerMismatch(structure.layers().get(depth));
        }
        Room room = Room.under(
                communityId,
                structureId,
                parent,
                request.trimmedName(),
                request.trimmedAliases(),
                request.rank(),
                null);
        audit.record(room, "room.create", "room", room.name(), Map.of(), facts(room));
        save(room);
        return room;
    }

    BuildingNode renameNode(String id, @Nullable String ifMatch, PlaceRequest request) {
        BuildingNode node = node(id);
        rename(node, ifMatch, "building-node", request);
        return node;
    }

    Room renameRoom(String id, @Nullable String ifMatch, PlaceRequest request) {
        Room room = room(id);
        rename(room, ifMatch, "room", request);
        return room;
    }

    private void rename(Place place, @Nullable String ifMatch, String subject, PlaceRequest request) {
        ETags.require(ifMatch, place);
        Map<String, String> before = facts(place);
        String order = place.orderKey();
        place.call(request.trimmedName(), request.trimmedAliases(), request.rank());
        place.edited();
        audit.record(place, subject + ".rename", subject, place.name(), before, facts(place));
        save(place);
        if (!order.equals(place.orderKey())) {
            use.moved(place.id());
        }
    }

    /**
     * Removes a node.
     *
     * @param withRooms how many rooms go with it; null to remove it only when nothing is under it
     */
    void removeNode(String id, @Nullable String ifMatch, @Nullable Long withRooms) {
        BuildingNode node = node(id);
        ETags.require(ifMatch, node);
        Map<String, String> before = new HashMap<>(facts(node));
        if (withRooms == null) {
            removal.remove(node);
        } else {
            removal.removeWithRooms(node, withRooms);
            before.put("rooms", withRooms.toString());
        }
        audit.note("building-node.remove", "building-node", id, node.name(), before, null);
    }

    void removeRoom(String id, @Nullable String ifMatch) {
        Room room = room(id);
        ETags.require(ifMatch, room);
        removal.remove(room);
        audit.note("room.remove", "room", id, room.name(), facts(room), null);
    }

    private void save(Place place) {
        try {
            switch (place) {
                case BuildingNode node -> nodes.save(node);
                case Room room -> rooms.save(room);
                default -> throw new IllegalArgumentException(place.getClass().getName());
            }
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(place.name());
        }
    }

    private @Nullable BuildingNode parent(String structureId, PlaceRequest request) {
        if (request.parentId() == null) {
            return null;
        }
        BuildingNode parent = nodes.get(request.parentId());
        if (!parent.structureId().equals(structureId)) {
            throw new RecordNotFound();
        }
        return parent;
    }

    private static Map<String, String> facts(Place place) {
        return Map.of(
                "name",
                place.name(),
                "aliases",
                String.join("、", place.aliases()),
                "rank",
                place.rank() == null ? "" : place.rank().toString());
    }
}
