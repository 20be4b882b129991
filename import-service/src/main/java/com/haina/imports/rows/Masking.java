package com.haina.imports.rows;

import com.haina.contracts.roster.RosterField;

/** Personal values as they may be shown in remarks and lists. */
public final class Masking {
    private Masking() {}

    /** The value as it may be shown: 138****1234, 4403**********0000, 张*; places and words as they are. */
    public static String mask(String field, String value) {
        return switch (field) {
            case RosterField.MOBILE -> keep(value, 3, 4);
            case RosterField.ID_NUMBER -> keep(value, 4, 4);
            case RosterField.NAME -> keep(value, 1, 0);
            case RosterField.WECHAT_ID -> keep(value, 2, 1);
            case RosterField.ADDRESS -> keep(value, 3, 0);
            default -> value;
        };
    }

    private static String keep(String value, int first, int last) {
        int[] letters = value.codePoints().toArray();
        // Never show more than half, whatever stands in the field.
        int shown = first + last;
        int head = letters.length >= shown * 2 ? first : Math.min(first, letters.length / 2);
        int tail = letters.length >= shown * 2 || (letters.length >= shown + 3 && last > 0) ? last : 0;
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            if (i < head || i >= letters.length - tail) {
                masked.appendCodePoint(letters[i]);
            } else if (masked.length() < 40) {
                masked.append('*');
            }
        }
        return masked.toString();
    }
}
