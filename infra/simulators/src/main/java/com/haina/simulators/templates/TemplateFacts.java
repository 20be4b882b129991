package com.haina.simulators.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.people.ChatMessage;

import tools.jackson.databind.JsonNode;

/** What stands in the lines of a notice. A line's key names its kind, and each kind has its form (模板消息, 参数值限制). */
final class TemplateFacts {

    private static final String DAY = "(\\d{4}年)?\\d{1,2}月(\\d{1,2}日)?|(\\d{4}[-/.])?\\d{1,2}[-/.]\\d{1,2}";
    private static final String CLOCK = "([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";
    private static final String TIME = "((" + DAY + ")\\s*)?" + CLOCK;
    private static final String DATE = "(" + DAY + ")(\\s*" + CLOCK + ")?";

    private static final Map<String, Pattern> FORMS = Map.of(
            "time",
            Pattern.compile(TIME + "(\\s*~\\s*" + TIME + ")?"),
            "date",
            Pattern.compile(DATE + "(\\s*~\\s*" + DATE + ")?"),
            "amount",
            Pattern.compile("[^\\d\\s]{0,3}\\d{1,10}(\\.\\d+)?元?"),
            "number",
            Pattern.compile("\\d{1,32}|(?=.{3,32}$)\\d+\\.\\d+"),
            "phone_number",
            Pattern.compile("[\\d+\\-() ]{1,17}"),
            "character_string",
            Pattern.compile("[\\x21-\\x7e]{1,32}"));

    /** Since 2023 a longer line ends in dots. */
    private static final int LONGEST_LINE = 20;

    private TemplateFacts() {}

    /**
     * The opening line and the remark of old templates are not shown any more.
     *
     * @throws ApiFailure 47003 for a line without a value, or with one that its kind does not take
     */
    static List<ChatMessage.Fact> of(Template template, JsonNode data) {
        List<ChatMessage.Fact> facts = new ArrayList<>();
        for (Template.Line line : template.lines()) {
            String value = data.path(line.key()).path("value").asString("");
            if (value.isBlank()) {
                throw new ApiFailure(47003, "argument invalid! data." + line.key() + ".value is empty");
            }
            Pattern form = FORMS.get(line.key().replaceAll("\\d+$", ""));
            if (form != null && !form.matcher(value).matches()) {
                throw new ApiFailure(47003, "argument invalid! data." + line.key() + ".value invalid");
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
