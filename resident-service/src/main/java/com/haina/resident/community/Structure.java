package com.haina.resident.community;

import java.util.List;

/**
 * One way in which buildings of a community are laid out: a fixed order of layers, the last of which is the room.
 *
 * @param layers the tenant's own names, outermost first, for example 区, 楼栋, 单元, 门牌号
 */
public record Structure(String id, String name, List<String> layers) {

    public Structure {
        layers = List.copyOf(layers);
    }

    /** The name of the innermost layer. */
    public String roomLayer() {
        return layers.getLast();
    }
}
