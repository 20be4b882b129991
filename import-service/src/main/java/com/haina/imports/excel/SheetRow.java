package com.haina.imports.excel;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row with at least one value.
 *
 * @param number as the spreadsheet program shows it, from 1
 * @param hidden by hand or by a filter
 * @param cells by column from 0; absent means blank, trailing blanks are left out
 */
public record SheetRow(int number, boolean hidden, List<@Nullable Cell> cells) {

    public @Nullable Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : null;
    }

    @Override
    public String toString() {
        return "SheetRow[" + number + "]";
    }
}
