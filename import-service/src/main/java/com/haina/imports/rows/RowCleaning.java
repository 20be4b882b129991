package com.haina.imports.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.imports.excel.Cell;
import com.haina.imports.excel.CellArea;
import com.haina.imports.excel.SheetRow;
import com.haina.imports.mapping.SheetMapping;

/**
 * Turns sheet rows into roster rows, one after the other in the sheet's order. A cell merged downwards counts for every
 * row it covers: that is how offices write one building beside many rooms.
 */
public final class RowCleaning {
    /** How the example row of a template begins; such a row is no data. */
    public static final String EXAMPLE = "示例：";

    /** 32,767 characters fit into a cell; no field of a roster needs more than this. */
    private static final int LONGEST_VALUE = 500;

    private final Map<Integer, String> fields;
    private final int lastHeaderRow;
    private final Map<String, String> defaults;
    private final Map<Integer, List<CellArea>> mergesByColumn = new HashMap<>();
    private final Map<Integer, Integer> nextMerge = new HashMap<>();
    private final Map<Integer, Cell> mergedValue = new HashMap<>();

    /**
     * Prepares for one sheet.
     *
     * @param defaults values of fields for the rows that have none of their own
     */
    public RowCleaning(SheetMapping mapping, List<CellArea> merges, Map<String, String> defaults) {
        this.defaults = new HashMap<>();
        defaults.forEach((field, value) -> this.defaults.put(field, Values.clean(field, value)));
        this.fields = mapping.fields();
        this.lastHeaderRow = mapping.lastHeaderRow();
        for (CellArea area : merges) {
            if (area.lastRow() > area.firstRow() && area.firstRow() > lastHeaderRow) {
                mergesByColumn
                        .computeIfAbsent(area.firstColumn(), column -> new ArrayList<>())
                        .add(area);
            }
        }
        mergesByColumn.values().forEach(areas -> areas.sort(java.util.Comparator.comparingInt(CellArea::firstRow)));
    }

    /** The row's values; absent for header rows and for rows without a value in any mapped column. */
    public @Nullable CleanRow clean(SheetRow row) {
        if (row.number() <= lastHeaderRow) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        List<RowIssue> issues = new ArrayList<>(0);
        boolean own = false;
        for (Map.Entry<Integer, String> entry : fields.entrySet()) {
            int column = entry.getKey();
            String field = entry.getValue();
            Cell cell = row.cell(column);
            own |= cell != null;
            if (cell != null && cell.text().startsWith(EXAMPLE)) {
                return null;
            }
            Cell shown = merged(column, row.number(), cell);
            if (shown != null) {
                take(field, shown, values, issues);
            }
        }
        if (!own) {
            return null;
        }
        defaults.forEach(values::putIfAbsent);
        if (row.hidden()) {
            issues.add(RowIssue.warning("", "row.hidden"));
        }
        return new CleanRow(new RosterRow(row.number(), values), issues);
    }

    private static void take(String field, Cell cell, Map<String, String> values, List<RowIssue> issues) {
        boolean date = field.equals(RosterField.MOVED_IN_ON) || field.equals(RosterField.MOVED_OUT_ON);
        switch (cell.kind()) {
            case ERROR -> {
                issues.add(RowIssue.error(field, "value.formula-failed", Map.of("value", cell.text())));
                return;
            }
            case NUMBER_WITH_LOST_DIGITS ->
                issues.add(
                        field.equals(RosterField.MOBILE)
                                ? RowIssue.error(field, "value.digits-lost")
                                : RowIssue.warning(field, "value.digits-lost"));
            case DATE -> {
                if (!date) {
                    issues.add(RowIssue.error(field, "value.became-date", Map.of("value", cell.text())));
                }
            }
            default -> {}
        }
        String value = Values.clean(field, cell.text());
        if (value.length() > LONGEST_VALUE) {
            issues.add(RowIssue.error(field, "value.too-long", Map.of("most", Integer.toString(LONGEST_VALUE))));
            return;
        }
        if (!value.isEmpty()) {
            values.put(field, value);
        }
    }

    private @Nullable Cell merged(int column, int row, @Nullable Cell cell) {
        List<CellArea> areas = mergesByColumn.get(column);
        if (areas == null) {
            return cell;
        }
        int next = nextMerge.getOrDefault(column, 0);
        while (next < areas.size() && areas.get(next).lastRow() < row) {
            next++;
            mergedValue.remove(column);
        }
        nextMerge.put(column, next);
        if (next == areas.size() || areas.get(next).firstRow() > row) {
            return cell;
        }
        if (areas.get(next).firstRow() == row) {
            if (cell != null) {
                mergedValue.put(column, cell);
            }
            return cell;
        }
        return mergedValue.get(column);
    }
}
