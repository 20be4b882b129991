package com.haina.staff;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names that people write are tidied and compared. */
public final class Spelling {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\u200B\uFEFF]+");

    private Spelling() {}

    /** Without outer and double blanks. */
    public static String tidy(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** What two spellings of the same name have in common: width, case and blanks do not count. */
    public static String key(String name) {
        return BLANKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
