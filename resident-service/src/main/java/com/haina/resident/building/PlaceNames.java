package com.haina.resident.building;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/** What the places of a community are called, and nothing else about them: for people who look for their own door. */
@Component
public class PlaceNames {

    private static final int MOST_FOUND = 30;

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final SearchPlaces search;
    private final RoomDirectory directory;

    PlaceNames(
            CommunityDirectory communities,
            BuildingNodes nodes,
            Rooms rooms,
            SearchPlaces search,
            RoomDirectory directory) {
        this.communities = communities;
        this.nodes = nodes;
        this.rooms = rooms;
        this.search = search;
        this.directory = directory;
    }

    /**
     * A place's name.
     *
     * @param isRoom whether people live in it; otherwise there is more under it
     * @param parentId the node above, or the structure
     * @param layer what the tenant calls its layer
     * @param path names from the outermost layer to this place
     */
    public record NamedPlace(
            String id,
            boolean isRoom,
            String structureId,
            String parentId,
            String layer,
            String name,
            List<String> path) {}

    /**
     * What stands directly under a node or structure, in its order.
     *
     * @param parentId a node or structure; null for the community's structures together, whose outermost layers are then one page
     */
    public Page<NamedPlace> under(String communityId, @Nullable String parentId, PageRequest request) {
        Community community = communities.get(communityId);
        if (parentId == null) {
            if (community.structures().size() == 1) {
                return under(communityId, community.structures().getFirst().id(), request);
            }
            List<NamedPlace> all = new ArrayList<>();
            PageRequest whole = new PageRequest(200, null, false);
            community
                    .structures()
                    .forEach(structure ->
                            all.addAll(under(communityId, structure.id(), whole).items()));
            return new Page<>(all, null, null);
        }
        Structure structure = community.structure(parentId).orElse(null);
        BuildingNode parent = null;
        if (structure == null) {
            parent = nodes.get(parentId);
            structure = community.structure(parent.structureId()).orElseThrow(RecordNotFound::new);
        }
        int depth = parent == null ? 0 : parent.depth() + 1;
        String layer = structure.layers().get(Math.min(depth, structure.layers().size() - 1));
        if (depth >= structure.layers().size() - 1) {
            Page<Room> page = rooms.children(communityId, parentId, request);
            Map<String, RoomAddress> paths =
                    directory.addresses(page.items().stream().map(Room::id).toList());
            return page.map(room -> named(room, layer, paths.get(room.id())));
        }
        Page<BuildingNode> page = nodes.children(communityId, parentId, request);
        Map<String, RoomAddress> paths = directory.nodeAddresses(page.items());
        return page.map(node -> named(node, layer, paths.get(node.id())));
    }

    /** Rooms and nodes of a community that a text may mean. */
    public List<NamedPlace> meant(String communityId, String text) {
        Community community = communities.get(communityId);
        SearchPlaces.Found found = search.find(text, List.of(communityId), MOST_FOUND);
        Map<String, RoomAddress> addresses =
                directory.addresses(found.rooms().stream().map(Room::id).toList());
        Map<String, RoomAddress> paths = directory.nodeAddresses(found.nodes());
        return Stream.concat(
                        found.rooms().stream()
                                .map(room -> named(room, layer(community, room), addresses.get(room.id()))),
                        found.nodes().stream().map(node -> named(node, layer(community, node), paths.get(node.id()))))
                .limit(MOST_FOUND)
                .toList();
    }

    private static String layer(Community community, Place place) {
        return community
                .structure(place.structureId())
                .map(structure -> structure
                        .layers()
                        .get(Math.min(
                                place.ancestors().size(), structure.layers().size() - 1)))
                .orElse("");
    }

    private static NamedPlace named(Place place, String layer, @Nullable RoomAddress address) {
        return new NamedPlace(
                place.id(),
                place instanceof Room,
                place.structureId(),
                place.parentId(),
                layer,
                place.name(),
                address == null ? List.of(place.name()) : address.names());
    }
}
