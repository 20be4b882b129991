package com.haina.imports.excel;

/**
 * One value as a person sees it in the sheet.
 *
 * @param text never blank; outer white space is gone, numbers are written out (13625895631, not 1.36E10), dates are
 *     {@code yyyy-MM-dd} or {@code yyyy-MM-dd HH:mm}
 */
public record Cell(String text, Kind kind) {

    /** What the sheet says the value is. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A number of more digits than a spreadsheet keeps (15): the last ones are zeros now, whatever was typed. */
        NUMBER_WITH_LOST_DIGITS,
        DATE,
        /** A formula that failed: {@code #N/A}, {@code #REF!}. */
        ERROR
    }

    static Cell text(String text) {
        return new Cell(text, Kind.TEXT);
    }

    @Override
    public String toString() {
        return "Cell[" + kind + "]";
    }
}
