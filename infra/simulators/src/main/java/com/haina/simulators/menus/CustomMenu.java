package com.haina.simulators.menus;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * What an account has set by API.
 *
 * @param button as it was sent
 * @param conditional the newest first
 */
record CustomMenu(String appId, long menuId, JsonNode button, List<Conditional> conditional) {

    CustomMenu with(Conditional added) {
        List<Conditional> more = new ArrayList<>(conditional);
        more.addFirst(added);
        return new CustomMenu(appId, menuId, button, List.copyOf(more));
    }

    CustomMenu without(String id) {
        return new CustomMenu(
                appId,
                menuId,
                button,
                conditional.stream()
                        .filter(one -> !Long.toString(one.menuId()).equals(id))
                        .toList());
    }

    /**
     * A menu for some.
     *
     * @param tagId whose bearers see it, empty for everybody
     * @param platform 1 iOS, 2 Android, 3 others, empty for all
     */
    record Conditional(long menuId, JsonNode button, String tagId, String platform) {}
}
