package com.haina.simulators.hosts;

import java.util.regex.Pattern;

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

    /** A backslash that is no other's, and a character by its number. */
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9a-fA-F]{4}");

    private final JsonNode node;

    private Fields(JsonNode node) {
        this.node = node;
    }

    /**
     * The fields of a call to WeChat or WeCom, which want every character itself and take no escape by number, not even
     * of one that is not printed (global return codes, 40033).
     *
     * @throws ApiFailure 47001 when the body is not a JSON object, 40033 for an escaped character in it
     */
    public static Fields of(@Nullable String body) {
        if (body != null && ESCAPE.matcher(body).find()) {
            throw new ApiFailure(
                    40033, "invalid charset. please check your request, if include \\uxxxx will create fail!");
        }
        return ofAny(body);
    }

    /**
     * The fields of a call to a host that reads JSON as everybody does.
     *
     * @throws ApiFailure 47001 when the body is not a JSON object
     */
    public static Fields ofAny(@Nullable String body) {
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
