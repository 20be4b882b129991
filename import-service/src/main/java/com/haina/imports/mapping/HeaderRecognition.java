package com.haina.imports.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.excel.Cell;
import com.haina.imports.excel.CellArea;
import com.haina.imports.excel.SheetRow;

/** Finds the header rows of a sheet, what kind of roster it is, and which column feeds which field. */
public final class HeaderRecognition {
    /** How many rows from the top may come before the data: titles, dates, "please fill in". */
    public static final int ROWS_LOOKED_AT = 20;

    private static final Set<String> REPORT_TITLES = Set.of("错误原因", "导入结果");
    /** Rooms are residents without people, so they come first: a personal column more and the residents win. */
    private static final List<RosterKind> AUTOMATIC = List.of(RosterKind.ROOMS, RosterKind.RESIDENTS, RosterKind.STAFF);

    private static final int MOST_COLUMNS = 256;

    private final Map<RosterKind, FieldTitles> titles = new HashMap<>();

    /**
     * Prepares for a tenant.
     *
     * @param layers layer names of the tenant's structures, each from the outermost to the room
     */
    public HeaderRecognition(List<List<String>> layers) {
        for (RosterKind kind : RosterKind.values()) {
            titles.put(kind, FieldTitles.of(kind, layers));
        }
    }

    public FieldTitles titles(RosterKind kind) {
        return java.util.Objects.requireNonNull(titles.get(kind));
    }

    /**
     * Recognises a sheet.
     *
     * @param wanted the kind that the operator named; absent: found out
     * @return absent when nothing in the first rows looks like titles
     */
    public @Nullable SheetMapping recognise(
            int sheet, List<SheetRow> top, List<CellArea> merges, @Nullable RosterKind wanted) {
        SheetMapping best = null;
        int bestScore = 1;
        for (RosterKind kind : wanted == null ? AUTOMATIC : List.of(wanted)) {
            SheetMapping mapping = bestHeader(sheet, top, merges, kind);
            if (mapping == null) {
                continue;
            }
            int score = score(mapping);
            if (score > bestScore) {
                best = mapping;
                bestScore = score;
            }
        }
        return best;
    }

    /** Maps a sheet whose header rows the operator named. */
    public SheetMapping map(
            int sheet, List<SheetRow> top, List<CellArea> merges, RosterKind kind, int headerRow, int headerRows) {
        return mapping(sheet, kind, headerRow, headerRows, byNumber(top), merges);
    }

    private @Nullable SheetMapping bestHeader(int sheet, List<SheetRow> top, List<CellArea> merges, RosterKind kind) {
        Map<Integer, SheetRow> rows = byNumber(top);
        SheetMapping best = null;
        // Two rows must find more fields than one, otherwise the upper one is only the sheet's title.
        for (int height = 1; height <= 2; height++) {
            for (SheetRow row : top) {
                if (height == 2 && !rows.containsKey(row.number() + 1)) {
                    continue;
                }
                SheetMapping mapping = mapping(sheet, kind, row.number(), height, rows, merges);
                if (best == null || score(mapping) > score(best)) {
                    best = mapping;
                }
            }
        }
        return best != null && score(best) >= 2 ? withGroups(best, rows, merges) : null;
    }

    /** A single title row under a row of group titles is a header of two rows. */
    private SheetMapping withGroups(SheetMapping mapping, Map<Integer, SheetRow> rows, List<CellArea> merges) {
        int above = mapping.headerRow() - 1;
        SheetRow groups = rows.get(above);
        if (mapping.headerRows() == 2 || groups == null || above < 1) {
            return mapping;
        }
        long merged = merges.stream()
                .filter(area -> area.firstRow() == above && area.lastRow() == above)
                .filter(area -> area.lastColumn() > area.firstColumn())
                .count();
        // One merged cell across everything is the sheet's title, several are groups.
        return merged >= 2 ? mapping(mapping.sheet(), mapping.kind(), above, 2, rows, merges) : mapping;
    }

    private static Map<Integer, SheetRow> byNumber(List<SheetRow> top) {
        Map<Integer, SheetRow> rows = new HashMap<>();
        top.forEach(row -> rows.put(row.number(), row));
        return rows;
    }

    private static int score(SheetMapping mapping) {
        int score = 0;
        for (ColumnMatch column : mapping.columns()) {
            if (column.field() != null) {
                // An own name is worth a little more than another word, a field more than either.
                score += 10 + (column.reason() == MatchReason.EXACT ? 1 : 0);
            }
        }
        int fields = score / 10;
        return fields < 2 ? Math.min(fields, 1) : score;
    }

    private SheetMapping mapping(
            int sheet,
            RosterKind kind,
            int headerRow,
            int headerRows,
            Map<Integer, SheetRow> rows,
            List<CellArea> merges) {
        FieldTitles names = titles(kind);
        int last = headerRow + headerRows - 1;
        int width = 0;
        for (int row = headerRow; row <= last; row++) {
            SheetRow header = rows.get(row);
            width = Math.max(width, header == null ? 0 : header.cells().size());
        }
        List<ColumnMatch> columns = new ArrayList<>();
        for (int column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
            String upper = text(rows, merges, headerRow, column);
            String lower = headerRows == 2 ? text(rows, merges, last, column) : upper;
            String title = lower.isEmpty() ? upper : lower;
            String group = headerRows == 2 && !lower.isEmpty() && !lower.equals(upper) ? upper : "";
            FieldTitles.Hit hit = names.match(title, group);
            MatchReason reason = REPORT_TITLES.contains(TitleText.plain(title))
                    ? MatchReason.REPORT_COLUMN
                    : hit == null ? MatchReason.UNKNOWN : hit.reason();
            boolean read = hit != null && reason != MatchReason.REPORT_COLUMN;
            columns.add(new ColumnMatch(column, title, group, read ? hit.field() : null, reason));
        }
        return new SheetMapping(kind, sheet, headerRow, headerRows, withoutDuplicates(columns));
    }

    /** Of several columns for one field the surest stays, of equally sure ones the first. */
    private static List<ColumnMatch> withoutDuplicates(List<ColumnMatch> columns) {
        List<ColumnMatch> result = new ArrayList<>(columns);
        Set<String> taken = new HashSet<>();
        for (MatchReason reason : List.of(MatchReason.EXACT, MatchReason.SYNONYM, MatchReason.GROUP_TITLE)) {
            for (int i = 0; i < result.size(); i++) {
                ColumnMatch column = result.get(i);
                if (column.field() != null && column.reason() == reason && !taken.add(column.field())) {
                    result.set(
                            i,
                            new ColumnMatch(
                                    column.column(), column.title(), column.group(), null, MatchReason.DUPLICATE));
                }
            }
        }
        return List.copyOf(result);
    }

    /** A header cell's text; merged cells show their first one's everywhere. */
    private static String text(Map<Integer, SheetRow> rows, List<CellArea> merges, int row, int column) {
        int fromRow = row;
        int fromColumn = column;
        for (CellArea area : merges) {
            if (area.firstRow() > ROWS_LOOKED_AT * 2) {
                continue;
            }
            if (row >= area.firstRow()
                    && row <= area.lastRow()
                    && column >= area.firstColumn()
                    && column <= area.lastColumn()) {
                fromRow = area.firstRow();
                fromColumn = area.firstColumn();
                break;
            }
        }
        SheetRow header = rows.get(fromRow);
        Cell cell = header == null ? null : header.cell(fromColumn);
        return cell == null ? "" : cell.text();
    }
}
