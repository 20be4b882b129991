package com.haina.imports.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles as people write them, brought to what they mean. */
final class TitleText {
    private static final Pattern REMARKS = Pattern.compile("[(\\[【〔「<].*?[)\\]】〕」>]");
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}\\u200b\\ufeff]+");

    private TitleText() {}

    /** Without remarks in brackets, spaces, stars and colons; half-width; lower case. */
    static String plain(String title) {
        String text = Normalizer.normalize(title, Normalizer.Form.NFKC);
        String short_ = NOISE.matcher(REMARKS.matcher(text).replaceAll("")).replaceAll("");
        if (short_.isEmpty()) {
            short_ = NOISE.matcher(text).replaceAll("");
        }
        String lower = short_.toLowerCase(Locale.ROOT);
        // "必填手机" and "手机必填" are 手机.
        for (String remark : new String[] {"必填项", "选填项", "必填", "选填", "可选"}) {
            if (lower.length() > remark.length()) {
                if (lower.startsWith(remark)) {
                    lower = lower.substring(remark.length());
                } else if (lower.endsWith(remark)) {
                    lower = lower.substring(0, lower.length() - remark.length());
                }
            }
        }
        return lower;
    }
}
