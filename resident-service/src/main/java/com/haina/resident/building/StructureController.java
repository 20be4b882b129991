package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.structure.CommunityOutline;
import com.haina.contracts.structure.CommunityOutline.StructureOutline;
import com.haina.contracts.structure.StructureApi;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;

/** Communities, structures and nodes for other services. */
@RestController
class StructureController implements StructureApi {

    private static final int MOST_NODES = 5_000;

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;

    StructureController(CommunityDirectory communities, BuildingNodes nodes) {
        this.communities = communities;
        this.nodes = nodes;
    }

    @Override
    public List<CommunityOutline> communities() {
        int left = MOST_NODES;
        List<CommunityOutline> outlines = new ArrayList<>();
        for (Community community : communities.all()) {
            List<BuildingNode> own = left == 0 ? List.of() : nodes.of(community.id(), left);
            left -= own.size();
            Map<String, BuildingNode> byId = new HashMap<>();
            own.forEach(node -> byId.put(node.id(), node));
            List<StructureOutline> structures = community.structures().stream()
                    .map(structure -> new StructureOutline(
                            structure.id(),
                            structure.name(),
                            structure.layers(),
                            own.stream()
                                    .filter(node -> node.structureId().equals(structure.id()))
                                    .sorted(Comparator.comparing(node -> order(node, byId)))
                                    .map(node -> names(node, byId))
                                    .toList()))
                    .toList();
            outlines.add(new CommunityOutline(community.id(), community.name(), community.aliases(), structures));
        }
        return outlines;
    }

    private static String order(BuildingNode node, Map<String, BuildingNode> byId) {
        StringBuilder order = new StringBuilder();
        node.ancestors().stream()
                .map(byId::get)
                .forEach(above ->
                        order.append(above == null ? "" : above.orderKey()).append('/'));
        return order.append(node.orderKey()).toString();
    }

    private static List<String> names(BuildingNode node, Map<String, BuildingNode> byId) {
        List<String> names = new ArrayList<>();
        node.ancestors().stream().map(byId::get).forEach(above -> names.add(above == null ? "" : above.name()));
        names.add(node.name());
        return names;
    }
}
