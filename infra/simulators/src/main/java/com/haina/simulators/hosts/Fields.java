package com.haina.simulators.hosts;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a JSON request, read without regard to its content type: the SDKs send text/plain for some calls.
 * A missing field reads as empty, so that each call can name its own documented error.
 */
public final class Fields {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode node;

    private Fields(JsonNode node) {
        this.node = node;
    }

    /** @throws ApiFailure 47001 when the body is not a JSON object */
    public static Fields of(@Nullable String body) {
        try {
            JsonNode node = JSON.readTree(body == null || body.isBlank() ? "{}" : body);
            if (node.isObject()) {
                return new Fields(node);
            }
        } catch (JacksonException notJson) {
            // Answered below, with what the hosts say to it.
        }
        throw new ApiFailure(47001, "data format error");
    }

    public String text(String name) {
        return node.path(name).asString("");
    }

    public int number(String name, int otherwise) {
        return node.path(name).asInt(otherwise);
    }

    public JsonNode at(String name) {
        return node.path(name);
    }
}
