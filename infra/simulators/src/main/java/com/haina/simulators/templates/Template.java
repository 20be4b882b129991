package com.haina.simulators.templates;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A template that an account has taken from the library.
 *
 * @param lines what each line is about, with the key under which its value is sent
 */
record Template(String appId, String templateId, String title, List<Line> lines) {

    private static final Pattern EXAMPLE_KEY = Pattern.compile("([a-z_]+?)\\d*");

    String content() {
        return lines.stream()
                .map(line -> line.name() + "：{{" + line.key() + ".DATA}}")
                .collect(Collectors.joining("\n"));
    }

    String example() {
        return lines.stream()
                .map(line -> line.name() + "：" + example(line.key()))
                .collect(Collectors.joining("\n"));
    }

    private static String example(String key) {
        Matcher kind = EXAMPLE_KEY.matcher(key);
        return switch (kind.matches() ? kind.group(1) : "") {
            case "time" -> "2026年11月28日 08:30";
            case "amount" -> "¥128.00";
            case "phone_number" -> "0571-88880000";
            case "character_string" -> "20261128001";
            default -> "滨江•万家星城3栋";
        };
    }

    record Line(String name, String key) {}
}
