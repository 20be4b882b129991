package com.haina.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import tools.jackson.databind.JsonNode;

/** What axe finds on a page as it stands. */
final class Accessibility {

    /**
     * For every page that is looked at. Handed to the browser once, not to each page when it is there: it is half a megabyte. Frames in a page
     * are pages of their own.
     */
    static final String AXE = "if (window === window.top) { " + AxeBuilder.getAxeScript() + " }";

    private static final String RUN = """
            async ({only, contrast}) => {
                const rules = {'color-contrast': {enabled: contrast}};
                const found = await axe.run({resultTypes: ['violations'], runOnly: only, rules});
                return JSON.stringify(found.violations.map(({id, impact, help, nodes}) => ({
                    id, impact, help, nodes: nodes.map(({target, failureSummary}) => [target.join(' '), failureSummary ?? '']),
                })));
            }""";

    private static final List<String> ALL =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Everything serious or critical, one line each: the rule, how many places, the first of them. Lesser findings are printed. */
    static List<String> serious(Page page, String where) {
        return serious(page, where, ALL, true);
    }

    /** The same without the look at each text's colour, which takes longest. */
    static List<String> structure(Page page, String where) {
        return serious(page, where, ALL, false);
    }

    /** Only what another theme can change: whether text stands out. */
    static List<String> contrast(Page page, String where) {
        return serious(page, where, List.of("color-contrast"), true);
    }

    private static List<String> serious(Page page, String where, List<String> only, boolean contrast) {
        List<String> serious = new ArrayList<>();
        for (JsonNode rule : Json.read((String) page.evaluate(RUN, Map.of("only", only, "contrast", contrast)))) {
            JsonNode first = rule.required("nodes").get(0);
            String impact = rule.required("impact").asString();
            String said = "%s: %s %s, %d places, first %s: %s"
                    .formatted(
                            where,
                            impact,
                            rule.required("id").asString(),
                            rule.required("nodes").size(),
                            first.get(0).asString(),
                            first.get(1).asString().replaceAll("\\s+", " "));
            if (impact.equals("serious") || impact.equals("critical")) {
                serious.add(said);
            } else {
                System.err.println("axe, " + said);
            }
        }
        return serious;
    }
}
