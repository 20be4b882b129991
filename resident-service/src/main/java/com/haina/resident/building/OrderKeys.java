package com.haina.resident.building;

/**
 * Keys that put a place between two of its siblings without touching these. Keys are compared character by character; only characters
 * behind {@code /} are added, because that separates the layers in {@link Home#orderKey()}.
 */
final class OrderKeys {

    private static final char FIRST = '0';
    private static final char MIDDLE = 'n';
    /** Only where nothing but zeros follows, which no natural key does. */
    private static final char LAST_RESORT = '.';

    private OrderKeys() {}

    /** A key behind this one and before any other that a place is given by its name. */
    static String after(String key) {
        return key + MIDDLE;
    }

    /**
     * A key between two.
     *
     * @param before the smaller; empty where there is none
     * @param behind the greater
     */
    static String between(String before, String behind) {
        if (before.compareTo(behind) >= 0) {
            throw new IllegalArgumentException("no key is between keys in the wrong order");
        }
        int common = 0;
        while (common < before.length() && before.charAt(common) == behind.charAt(common)) {
            common++;
        }
        if (common < before.length()) {
            return after(before);
        }
        StringBuilder key = new StringBuilder(before);
        for (int i = common; i < behind.length(); i++) {
            char next = behind.charAt(i);
            if (next > MIDDLE) {
                return key.append(MIDDLE).toString();
            }
            if (next > FIRST) {
                return key.append(FIRST).append(MIDDLE).toString();
            }
            if (next < FIRST) {
                break;
            }
            key.append(next);
        }
        return key.append(LAST_RESORT).toString();
    }
}
