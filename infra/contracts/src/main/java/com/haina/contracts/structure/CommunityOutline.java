package com.haina.contracts.structure;

import java.util.List;

/** A community as other services may see it. */
public record CommunityOutline(String id, String name, List<String> aliases, List<StructureOutline> structures) {

    /**
     * One of the community's structures.
     *
     * @param layers names from the outermost to the room, for example 区, 楼栋, 单元, 门牌号
     * @param nodes the nodes above the rooms, each by its names from the outermost
     */
    public record StructureOutline(String id, String name, List<String> layers, List<List<String>> nodes) {}
}
