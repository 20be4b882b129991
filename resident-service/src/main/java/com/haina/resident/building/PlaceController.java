package com.haina.resident.building;

import java.time.Duration;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;

/** Nodes and rooms, one at a time. */
@RestController
@RequestMapping("/api/resident/v1")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class PlaceController {

    /** Longer than a building takes, shorter than a person wonders. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ChangePlace change;
    private final MovePlace move;
    private final FollowMoves follow;
    private final BuildingTree tree;

    PlaceController(ChangePlace change, MovePlace move, FollowMoves follow, BuildingTree tree) {
        this.change = change;
        this.move = move;
        this.follow = follow;
        this.tree = tree;
    }

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/nodes")
    ResponseEntity<PlaceView> createNode(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody PlaceRequest request) {
        BuildingNode node = change.createNode(communityId, structureId, request);
        return ETags.created("/api/resident/v1/nodes/" + node.id(), node, tree.view(node));
    }

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/rooms")
    ResponseEntity<PlaceView> createRoom(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody PlaceRequest request) {
        Room room = change.createRoom(communityId, structureId, request);
        return ETags.created("/api/resident/v1/rooms/" + room.id(), room, tree.view(room));
    }

    @CanRead
    @GetMapping("/nodes/{id}")
    ResponseEntity<PlaceView> node(@PathVariable String id) {
        BuildingNode node = change.node(id);
        return ETags.ok(node, tree.view(node));
    }

    @CanRead
    @GetMapping("/rooms/{id}")
    ResponseEntity<PlaceView> room(@PathVariable String id) {
        Room room = change.room(id);
        return ETags.ok(room, tree.view(room));
    }

    @CanWrite
    @PutMapping("/nodes/{id}")
    ResponseEntity<PlaceView> renameNode(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceRequest request) {
        BuildingNode node = change.renameNode(id, ifMatch, request);
        return ETags.ok(node, tree.view(node));
    }

    @CanWrite
    @PutMapping("/rooms/{id}")
    ResponseEntity<PlaceView> renameRoom(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceRequest request) {
        Room room = change.renameRoom(id, ifMatch, request);
        return ETags.ok(room, tree.view(room));
    }

    /**
     * Moves a node, with everything and everybody under it. 202 says that the move holds and that people under it are still being
     * brought along.
     */
    @CanWrite
    @PostMapping("/nodes/{id}/moves")
    ResponseEntity<PlaceView> moveNode(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceMove request) {
        return moved(move.node(id, ifMatch, request));
    }

    /** Moves a room, with everybody in it. */
    @CanWrite
    @PostMapping("/rooms/{id}/moves")
    ResponseEntity<PlaceView> moveRoom(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PlaceMove request) {
        return moved(move.room(id, ifMatch, request));
    }

    private ResponseEntity<PlaceView> moved(Place place) {
        HttpStatus status = follow.follow(place, PATIENCE) ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).eTag(ETags.of(place)).body(tree.view(place));
    }

    /** Removes a node; with {@code rooms} also everything under it, when that is exactly so many rooms and nobody lives in them. */
    @CanWrite
    @DeleteMapping("/nodes/{id}")
    ResponseEntity<Void> removeNode(
            @PathVariable String id,
            @RequestParam @Nullable Long rooms,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change.removeNode(id, ifMatch, rooms);
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @DeleteMapping("/rooms/{id}")
    ResponseEntity<Void> removeRoom(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change.removeRoom(id, ifMatch);
        return ResponseEntity.noContent().build();
    }
}
