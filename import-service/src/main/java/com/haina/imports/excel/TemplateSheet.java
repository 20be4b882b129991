package com.haina.imports.excel;

import java.util.List;
import java.util.Map;

/**
 * An empty form.
 *
 * @param groups titles above the columns, in order
 * @param cascade keys of the columns whose choices depend on the ones before them, outermost first; may be empty
 * @param paths what may stand in those columns together, one text per column, blank where a layer is left out
 * @param notes lines of the second sheet
 */
public record TemplateSheet(
        String name,
        List<Group> groups,
        List<String> cascade,
        List<List<String>> paths,
        String notesName,
        List<String> notes) {

    public record Group(String title, List<Column> columns) {}

    /**
     * A column.
     *
     * @param choices what a drop-down offers; empty: anything
     * @param strict whether anything else is refused by the spreadsheet program
     */
    public record Column(
            String key, String title, boolean required, List<String> choices, boolean strict, String example) {}

    List<Column> columns() {
        return groups.stream().flatMap(group -> group.columns().stream()).toList();
    }

    /** The column's position, from 0, by its key. */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new java.util.HashMap<>();
        List<Column> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).key(), i);
        }
        return positions;
    }
}
