package com.haina.imports.excel;

import java.util.List;

/**
 * What is known of a sheet before its rows are read.
 *
 * @param index position in the workbook, from 0
 * @param name as on its tab; a CSV file has one sheet without a name
 * @param hidden whether the tab is hidden
 * @param rows with at least one value, headers included
 * @param columns used, from the first one
 * @param hiddenRows rows with a value that do not show
 * @param merges merged areas
 */
public record SheetShape(
        int index, String name, boolean hidden, int rows, int columns, int hiddenRows, List<CellArea> merges) {}
