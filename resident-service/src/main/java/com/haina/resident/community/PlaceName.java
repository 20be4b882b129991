package com.haina.resident.community;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names of places are compared and ordered. Workbooks write the same building as 1栋, 01幢, １号楼 or 一栋; what people mean is the
 * number (or letter), so a trailing classifier, leading zeros, Chinese numerals, width, case and spaces do not count.
 */
public final class PlaceName {

    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{C}·•・‧∙]+");
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−－_~]");
    private static final Pattern NUMBERED =
            Pattern.compile("(.*?)第?([0-9]+|[〇零一二三四五六七八九十百千]+|[a-z])(?:号楼|单元|栋|幢|座|号|楼|层|室|房|门|区|期|户|#)?");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final int SORT_WIDTH = 5;

    private PlaceName() {}

    /** The key by which two spellings of a node's or room's name are the same; never empty for a name that is not blank. */
    public static String key(String name) {
        if (isPlainNumber(name)) {
            return name;
        }
        String text = textKey(name);
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            String core = numbered.group(2);
            text = numbered.group(1) + (isNumeral(core.charAt(0)) ? number(core) : core);
        }
        return LEADING_ZEROS.matcher(text).replaceAll("");
    }

    /** The key of a name whose every character counts, such as a community's: only width, case, spaces and middle dots do not. */
    public static String textKey(String name) {
        if (name.chars().allMatch(PlaceName::isItsOwnKey)) {
            return name;
        }
        String text = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return DASHES.matcher(IGNORED.matcher(text).replaceAll("")).replaceAll("-");
    }

    /** Most names are made of these alone: digits, small letters, common ideographs. */
    private static boolean isItsOwnKey(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 0x4E00 && c <= 0x9FFF;
    }

    /** Orders names as people count: 2栋 before 10栋. */
    public static String sortKey(String name) {
        return DIGITS.matcher(key(name)).replaceAll(run -> {
            String digits = run.group();
            return "0".repeat(Math.max(0, SORT_WIDTH - digits.length())) + digits;
        });
    }

    /** The usual room number; it is its own key, and rooms are many. */
    private static boolean isPlainNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return !name.isEmpty() && name.charAt(0) != '0';
    }

    private static boolean isNumeral(char c) {
        return NUMERALS.indexOf(c) >= 0 || "零十百千".indexOf(c) >= 0;
    }

    /** 二十一 → 21, 一〇一 → 101, 一百零一 → 101; what is too long for a number of anything stays as it is. */
    private static String number(String numerals) {
        if (numerals.length() > 8) {
            return numerals;
        }
        boolean positional = numerals.chars().noneMatch(c -> c == '十' || c == '百' || c == '千');
        int total = 0;
        int digit = 0;
        for (int i = 0; i < numerals.length(); i++) {
            char c = numerals.charAt(i);
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (unit > 0) {
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            } else {
                int value = c == '零' ? 0 : NUMERALS.indexOf(c);
                digit = positional ? digit * 10 + value : value;
            }
        }
        return Integer.toString(total + digit);
    }
}
