package com.haina.imports.excel;

/** White space as spreadsheets know it. */
final class CellText {
    private CellText() {}

    /** Outer white space gone, the non-breaking, ideographic and zero-width kinds too; {@code _x000D_} is a line end. */
    static String strip(String raw) {
        String text = raw.indexOf("_x000") >= 0
                ? raw.replace("_x000D_", "").replace("_x000A_", "\n").replace("_x0009_", "\t")
                : raw;
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u200b'
                || c == '\u200c'
                || c == '\u200d'
                || c == '\u2060'
                || c == '\ufeff'
                || c < 0x20;
    }
}
