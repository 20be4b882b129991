package com.haina.simulators.menus;

import java.util.List;

import com.haina.simulators.mp.Menu;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Menus as the APIs write them. */
final class MenuJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MenuJson() {}

    /** What phones show of the buttons. */
    static List<Menu.Button> read(JsonNode buttons) {
        return buttons.valueStream()
                .map(one -> new Menu.Button(
                        one.path("name").asString(""),
                        one.path("sub_button").isEmpty() ? one.path("type").asString("") : "",
                        one.path("key").asString(""),
                        one.path("url").asString(""),
                        read(one.path("sub_button"))))
                .toList();
    }

    /** A menu that was set by hand. */
    static ArrayNode write(List<Menu.Button> buttons) {
        ArrayNode array = JSON.createArrayNode();
        for (Menu.Button button : buttons) {
            ObjectNode one = array.addObject();
            put(one, "type", button.type());
            one.put("name", button.name());
            put(one, "key", button.key());
            put(one, "url", button.url());
            one.set("sub_button", write(button.buttons()));
        }
        return array;
    }

    /** As menu/get answers: every button has its list, empty or not. */
    static JsonNode whole(JsonNode buttons) {
        ArrayNode array = JSON.createArrayNode();
        for (JsonNode button : buttons) {
            ObjectNode one = array.addObject();
            one.setAll((ObjectNode) button.deepCopy());
            one.set("sub_button", whole(button.path("sub_button")));
        }
        return array;
    }

    /** As get_current_selfmenu_info answers: lists are wrapped. */
    static JsonNode wrapped(JsonNode buttons) {
        ArrayNode array = JSON.createArrayNode();
        for (JsonNode button : buttons) {
            ObjectNode one = array.addObject();
            one.setAll((ObjectNode) button.deepCopy());
            one.remove("sub_button");
            if (!button.path("sub_button").isEmpty()) {
                one.putObject("sub_button").set("list", wrapped(button.path("sub_button")));
            }
        }
        return array;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
