package com.haina.journeys;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the journeys read and write it. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text.isEmpty() ? "null" : text);
    }

    static String write(Object value) {
        return value instanceof String text ? text : MAPPER.writeValueAsString(value);
    }
}
