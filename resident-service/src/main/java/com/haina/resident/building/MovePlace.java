package com.haina.resident.building;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.web.ETags;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/**
 * Moves a node or room under another node of the layer above, or to another place among its siblings. The move itself is one write;
 * {@link FollowMoves} brings everything under it along.
 */
@Component
class MovePlace {

    private final CommunityDirectory communities;
    private final ChangePlace places;
    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final RoomDirectory directory;
    private final AuditTrail audit;
    private final Clock clock;

    MovePlace(
            CommunityDirectory communities,
            ChangePlace places,
            BuildingNodes nodes,
            Rooms rooms,
            RoomDirectory directory,
            AuditTrail audit,
            Clock clock) {
        this.communities = communities;
        this.places = places;
        this.nodes = nodes;
        this.rooms = rooms;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    BuildingNode node(String id, @Nullable String ifMatch, PlaceMove request) {
        return move(places.node(id), "building-node", nodes, ifMatch, request);
    }

    Room room(String id, @Nullable String ifMatch, PlaceMove request) {
        return move(places.room(id), "room", rooms, ifMatch, request);
    }

    private <T extends Place> T move(
            T place, String subject, PlaceRepository<T> store, @Nullable String ifMatch, PlaceMove request) {
        ETags.require(ifMatch, place);
        BuildingNode from = place.ancestors().isEmpty() ? null : nodes.get(place.parentId());
        BuildingNode to = request.parentId() == null ? from : places.node(request.parentId());
        requireLayer(place, to);
        String parentId = to == null ? place.structureId() : to.id();
        String position = position(place, parentId, store, request);
        Map<String, String> before = facts(place, from, store);
        place.move(to, position, clock.instant());
        place.edited();
        audit.record(place, subject + ".move", subject, place.name(), before, facts(place, to, store));
        try {
            store.save(place);
        } catch (DuplicateKeyException taken) {
            throw new PlaceNameTaken(place.name());
        }
        if (to != null && nodes.find(to.id()).isEmpty()) {
            // Removed at the same moment, while it was empty: it is not any more.
            nodes.insertAll(List.of(to));
        }
        return place;
    }

    private void requireLayer(Place place, @Nullable BuildingNode to) {
        int depth = to == null ? 0 : to.depth() + 1;
        if (to != null && !to.structureId().equals(place.structureId())) {
            throw new OtherStructure();
        }
        if (depth != place.ancestors().size()) {
            Structure structure = communities.structure(place.communityId(), place.structureId());
            throw new LayerMismatch(structure.layers().get(depth));
        }
    }

    private static <T extends Place> @Nullable String position(
            T place, String parentId, PlaceRepository<T> store, PlaceMove request) {
        if (request.beforeId() != null) {
            T behind = store.find(request.beforeId())
                    .filter(sibling ->
                            sibling.parentId().equals(parentId) && !sibling.id().equals(place.id()))
                    .orElseThrow(() -> new InvalidField(FieldError.of("/beforeId", "place.before.not-a-sibling")));
            String before = store.lastBefore(place.communityId(), parentId, behind.orderKey(), place.id())
                    .map(Place::orderKey)
                    .orElse("");
            return OrderKeys.between(before, behind.orderKey());
        }
        return Boolean.TRUE.equals(request.last())
                ? store.lastBefore(place.communityId(), parentId, null, place.id())
                        .map(last -> OrderKeys.after(last.orderKey()))
                        .orElse(null)
                : null;
    }

    /** Where it stands, for the audit trail: under what, and behind which sibling. */
    private <T extends Place> Map<String, String> facts(
            T place, @Nullable BuildingNode parent, PlaceRepository<T> store) {
        Optional<T> before = store.lastBefore(place.communityId(), place.parentId(), place.orderKey(), place.id());
        RoomAddress address =
                parent == null ? null : directory.nodeAddresses(List.of(parent)).get(parent.id());
        return Map.of(
                "under",
                address == null ? "" : address.text(),
                "behind",
                before.map(Place::name).orElse(""));
    }
}
