package com.haina.resident.building;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/** Nodes and rooms made, renamed, renumbered and removed by hand. */
@RestController
@RequestMapping("/api/resident/v1")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class PlaceController {

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final RemovePlaces removal;
    private final PlaceUse use;
    private final AuditTrail audit;

    PlaceController(
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

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/nodes")
    ResponseEntity<PlaceView> createNode(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody PlaceRequest request) {
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
        try {
            nodes.save(node);
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(node.name());
        }
        return ETags.created("/api/resident/v1/nodes/" + node.id(), node, view(node));
    }

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/rooms")
    ResponseEntity<PlaceView> createRoom(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody PlaceRequest request) {
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
        try {
            rooms.save(room);
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(room.name());
        }
        return ETags.created("/api/resident/v1/rooms/" + room.id(), room, view(room));
    }

    @CanRead
    @GetMapping("/nodes/{id}")
    ResponseEntity<PlaceView> node(@PathVariable String id) {
        BuildingNode node = visible(nodes.get(id));
        return ETags.ok(node, view(node));
    }

    @CanRead
    @GetMapping("/rooms/{id}")
    ResponseEntity<PlaceView> room(@PathVariable String id) {
        Room room = visible(rooms.get(id));
        return ETags.ok(room, view(room));
    }

    @CanWrite
    @PutMapping("/nodes/{id}")
    ResponseEntity<PlaceView> renameNode(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceRequest request) {
        BuildingNode node = visible(nodes.get(id));
        boolean reordered = rename(node, ifMatch, "building-node", request);
        try {
            nodes.save(node);
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(node.name());
        }
        if (reordered) {
            use.reordered(id);
        }
        return ETags.ok(node, view(node));
    }

    @CanWrite
    @PutMapping("/rooms/{id}")
    ResponseEntity<PlaceView> renameRoom(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceRequest request) {
        Room room = visible(rooms.get(id));
        boolean reordered = rename(room, ifMatch, "room", request);
        try {
            rooms.save(room);
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(room.name());
        }
        if (reordered) {
            use.reordered(id);
        }
        return ETags.ok(room, view(room));
    }

    @CanWrite
    @DeleteMapping("/nodes/{id}")
    ResponseEntity<Void> removeNode(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        BuildingNode node = visible(nodes.get(id));
        ETags.require(ifMatch, node);
        removal.remove(node);
        audit.note("building-node.remove", "building-node", id, node.name(), facts(node), null);
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @DeleteMapping("/rooms/{id}")
    ResponseEntity<Void> removeRoom(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Room room = visible(rooms.get(id));
        ETags.require(ifMatch, room);
        removal.remove(room);
        audit.note("room.remove", "room", id, room.name(), facts(room), null);
        return ResponseEntity.noContent().build();
    }

    private boolean rename(Place place, @Nullable String ifMatch, String subject, PlaceRequest request) {
        ETags.require(ifMatch, place);
        Map<String, String> before = facts(place);
        String order = place.orderKey();
        place.call(request.trimmedName(), request.trimmedAliases(), request.rank());
        place.edited();
        audit.record(place, subject + ".rename", subject, place.name(), before, facts(place));
        return !order.equals(place.orderKey());
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

    private <T extends Place> T visible(T place) {
        communities.requireVisible(place.communityId());
        return place;
    }

    private PlaceView view(Place place) {
        Structure structure = communities.structure(place.communityId(), place.structureId());
        List<String> layers = structure.layers();
        long count = place instanceof Room ? 1 : rooms.countUnder(place.communityId(), List.of(place.id()));
        return PlaceView.of(
                place,
                layers.get(Math.min(place.ancestors().size(), layers.size() - 1)),
                count,
                use.residentsAt(place.id()));
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
