package com.haina.resident.building;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/** The tree of a structure, one layer at a time, with what is under each place counted. */
@Component
class BuildingTree {

    /** More nodes than any community has. */
    static final int MOST_NODES = 20_000;

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final PlaceUse use;

    BuildingTree(CommunityDirectory communities, BuildingNodes nodes, Rooms rooms, PlaceUse use) {
        this.communities = communities;
        this.nodes = nodes;
        this.rooms = rooms;
        this.use = use;
    }

    /**
     * The children of a node, or the outermost layer of the structure.
     *
     * @param parentId a node, or null for the outermost layer
     */
    Page<PlaceView> children(String communityId, String structureId, @Nullable String parentId, PageRequest request) {
        Structure structure = communities.structure(communityId, structureId);
        int depth = 0;
        if (parentId != null) {
            BuildingNode parent = nodes.get(parentId);
            if (!parent.structureId().equals(structureId)) {
                throw new RecordNotFound();
            }
            depth = parent.depth() + 1;
        }
        String layer = structure.layers().get(depth);
        String under = parentId == null ? structureId : parentId;
        if (depth == structure.layers().size() - 1) {
            Map<String, PlaceUse.Tally> people = parentId == null ? null : use.tally(parentId);
            return rooms.children(communityId, under, request)
                    .map(room -> PlaceView.of(
                            room,
                            layer,
                            0,
                            1,
                            people == null
                                    ? use.residentsAt(room.id())
                                    : people.getOrDefault(room.id(), PlaceUse.Tally.NOBODY)
                                            .residents()));
        }
        Page<BuildingNode> page = nodes.children(communityId, under, request);
        if (depth == structure.layers().size() - 2) {
            Map<String, Long> below = rooms.countByParent(
                    communityId, page.items().stream().map(BuildingNode::id).toList());
            return page.map(node -> {
                long count = below.getOrDefault(node.id(), 0L);
                return PlaceView.of(node, layer, count, count, use.residentsAt(node.id()));
            });
        }
        Map<String, List<String>> leaves = leaves(communityId, structure);
        Map<String, Long> below = rooms.countByParent(
                communityId,
                page.items().stream()
                        .flatMap(node -> leaves.getOrDefault(node.id(), List.of()).stream())
                        .toList());
        return page.map(node -> PlaceView.of(
                node,
                layer,
                nodes.countUnder(communityId, List.of(node.id())),
                leaves.getOrDefault(node.id(), List.of()).stream()
                        .mapToLong(leaf -> below.getOrDefault(leaf, 0L))
                        .sum(),
                use.residentsAt(node.id())));
    }

    /** One place with what is under it counted. */
    PlaceView view(Place place) {
        Structure structure = communities.structure(place.communityId(), place.structureId());
        int depth = place.ancestors().size();
        String layer = structure.layers().get(Math.min(depth, structure.layers().size() - 1));
        long below = place instanceof Room
                ? 1
                : rooms.countUnder(
                        place.communityId(),
                        depth == structure.layers().size() - 2
                                ? List.of(place.id())
                                : leaves(place.communityId(), structure).getOrDefault(place.id(), List.of()));
        long children = place instanceof Room
                ? 0
                : depth == structure.layers().size() - 2
                        ? below
                        : nodes.countUnder(place.communityId(), List.of(place.id()));
        return PlaceView.of(place, layer, children, below, use.residentsAt(place.id()));
    }

    /** How much a community holds. */
    CommunityCounts counts(String communityId) {
        Community community = communities.get(communityId);
        return new CommunityCounts(
                nodes.countIn(community.id()), rooms.countIn(community.id()), use.residentsAt(community.id()));
    }

    /** The nodes directly above rooms, for each node above them and for themselves. */
    Map<String, List<String>> leaves(String communityId, Structure structure) {
        int leafDepth = structure.layers().size() - 2;
        Map<String, List<String>> leaves = new HashMap<>();
        for (BuildingNode node : nodes.of(communityId, MOST_NODES)) {
            if (node.depth() == leafDepth && node.structureId().equals(structure.id())) {
                List<String> above = new ArrayList<>(node.ancestors());
                above.add(node.id());
                above.forEach(id ->
                        leaves.computeIfAbsent(id, key -> new ArrayList<>()).add(node.id()));
            }
        }
        return leaves;
    }
}
