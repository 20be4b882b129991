package com.haina.staff.member;

import java.util.regex.Pattern;

/** WeChat ids (微信号): 6 to 20 letters, digits, underscores or hyphens, beginning with a letter. */
public final class WeChatId {

    /** Longer texts are not an id at all. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[A-Za-z][-_A-Za-z0-9]{5,19}");

    private WeChatId() {}

    /** Whether WeChat could have given it out; a doubt, never a reason to refuse it. */
    public static boolean isPlausible(String id) {
        return FORM.matcher(id).matches();
    }
}
