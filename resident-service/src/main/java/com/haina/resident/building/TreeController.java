package com.haina.resident.building;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/** The tree of a structure, search in it, and rooms by rule. */
@RestController
@RequestMapping("/api/resident/v1")
class TreeController {

    private static final int MOST_FOUND = 50;

    private final BuildingTree tree;
    private final SearchPlaces search;
    private final GenerateRooms generate;
    private final RoomDirectory rooms;
    private final CommunityDirectory communities;
    private final ChangePlace places;
    private final DrawBuilding draw;

    TreeController(
            BuildingTree tree,
            SearchPlaces search,
            GenerateRooms generate,
            RoomDirectory rooms,
            CommunityDirectory communities,
            ChangePlace places,
            DrawBuilding draw) {
        this.tree = tree;
        this.search = search;
        this.generate = generate;
        this.rooms = rooms;
        this.communities = communities;
        this.places = places;
        this.draw = draw;
    }

    @CanRead
    @GetMapping("/communities/{communityId}/counts")
    CommunityCounts counts(@PathVariable String communityId) {
        return tree.counts(communityId);
    }

    @CanRead
    @GetMapping("/communities/{communityId}/structures/{structureId}/places")
    Page<PlaceView> children(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @RequestParam @Nullable String parentId,
            @Valid PageRequest page) {
        return tree.children(communityId, structureId, parentId, page);
    }

    /** A building with all its rooms and how many people live in each. */
    @CanRead
    @GetMapping("/nodes/{id}/grid")
    BuildingGrid grid(@PathVariable String id) {
        return draw.draw(places.node(id));
    }

    @CanRead
    @GetMapping("/places")
    Page<FoundPlaceView> search(
            @RequestParam @NotBlank @Size(max = 100) String q, @RequestParam @Nullable String communityId) {
        SearchPlaces.Found found = search.find(q, communityId == null ? List.of() : List.of(communityId), MOST_FOUND);
        Map<String, RoomAddress> addresses =
                rooms.addresses(found.rooms().stream().map(Room::id).toList());
        Map<String, RoomAddress> paths = rooms.nodeAddresses(found.nodes());
        List<FoundPlaceView> views = Stream.concat(
                        found.nodes().stream().map(node -> FoundPlaceView.of(node, paths.get(node.id()))),
                        found.rooms().stream().map(room -> FoundPlaceView.of(room, addresses.get(room.id()))))
                .toList();
        return new Page<>(views, null, null);
    }

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/room-rule-previews")
    RoomRuleResult preview(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody RoomRuleRequest request) {
        Structure structure = communities.structure(communityId, structureId);
        return generate.preview(communityId, structure, request);
    }

    @CanWrite
    @PostMapping("/communities/{communityId}/structures/{structureId}/room-rules")
    RoomRuleResult generate(
            @PathVariable String communityId,
            @PathVariable String structureId,
            @Valid @RequestBody RoomRuleRequest request) {
        Structure structure = communities.structure(communityId, structureId);
        return generate.generate(communityId, structure, request);
    }

    /** A place that a search found, with its full address. */
    record FoundPlaceView(
            String id,
            PlaceView.Kind kind,
            String communityId,
            String structureId,
            @Nullable String parentId,
            String name,
            @Nullable String address) {

        static FoundPlaceView of(Place place, @Nullable RoomAddress address) {
            return new FoundPlaceView(
                    place.id(),
                    place instanceof Room ? PlaceView.Kind.ROOM : PlaceView.Kind.NODE,
                    place.communityId(),
                    place.structureId(),
                    place.ancestors().isEmpty() ? null : place.parentId(),
                    place.name(),
                    address == null ? null : address.text());
        }
    }
}
