package com.haina.imports.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.haina.contracts.roster.RosterKind;

/**
 * How a sheet is read.
 *
 * @param sheet position in the workbook, from 0
 * @param headerRow the row of the column titles as Excel shows it, from 1; 0 when none was found
 * @param headerRows 1, or 2 when group titles stand above
 */
public record SheetMapping(RosterKind kind, int sheet, int headerRow, int headerRows, List<ColumnMatch> columns) {

    /** The last header row; rows after it are data. */
    public int lastHeaderRow() {
        return headerRow + headerRows - 1;
    }

    /** Field by column number. */
    public Map<Integer, String> fields() {
        Map<Integer, String> fields = new HashMap<>();
        columns.forEach(column -> {
            if (column.field() != null) {
                fields.put(column.column(), column.field());
            }
        });
        return fields;
    }

    /** What makes two files of one office the same form: their titles in order. */
    public String signature() {
        StringBuilder titles = new StringBuilder();
        columns.forEach(column -> titles.append('|')
                .append(TitleText.plain(column.group()))
                .append('/')
                .append(TitleText.plain(column.title())));
        return titles.toString();
    }
}
