package com.haina.simulators.templates;

import java.util.ArrayList;
import java.util.List;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.people.ChatMessage;

import tools.jackson.databind.JsonNode;

/** What stands in the lines of a notice. */
final class TemplateFacts {

    /** Since 2023 a longer line ends in dots. */
    private static final int LONGEST_LINE = 20;

    private TemplateFacts() {}

    /**
     * The opening line and the remark of old templates are not shown any more.
     *
     * @throws ApiFailure 47003 for a line without a value
     */
    static List<ChatMessage.Fact> of(Template template, JsonNode data) {
        List<ChatMessage.Fact> facts = new ArrayList<>();
        for (Template.Line line : template.lines()) {
            String value = data.path(line.key()).path("value").asString("");
            if (value.isBlank()) {
                throw new ApiFailure(47003, "argument invalid! data." + line.key() + ".value is empty");
            }
            facts.add(new ChatMessage.Fact(line.name(), shortened(value)));
        }
        return facts;
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_LINE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }
}
