package com.haina.imports.excel;

import org.jspecify.annotations.Nullable;

/** Merged cells; rows from 1, columns from 0, both ends included. */
public record CellArea(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    /** Reads {@code A1:C2}. */
    static @Nullable CellArea parse(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String from = reference.substring(0, colon);
        String to = reference.substring(colon + 1);
        int firstColumn = column(from);
        int lastColumn = column(to);
        int firstRow = row(from);
        int lastRow = row(to);
        return firstColumn < 0 || lastColumn < 0 || firstRow < 1 || lastRow < 1
                ? null
                : new CellArea(firstRow, lastRow, firstColumn, lastColumn);
    }

    /** The column of {@code AB12}, from 0; -1 when there is none. */
    static int column(CharSequence reference) {
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                column = column * 26 + (c - 'A' + 1);
            } else if (c >= 'a' && c <= 'z') {
                column = column * 26 + (c - 'a' + 1);
            } else {
                break;
            }
            if (column > 16_384) {
                return -1;
            }
        }
        return column - 1;
    }

    private static int row(String reference) {
        int i = 0;
        while (i < reference.length() && Character.isLetter(reference.charAt(i))) {
            i++;
        }
        try {
            return Integer.parseInt(reference.substring(i));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The name of a column: 0 is A, 26 is AA. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int n = column + 1; n > 0; n = (n - 1) / 26) {
            name.insert(0, (char) ('A' + (n - 1) % 26));
        }
        return name.toString();
    }
}
