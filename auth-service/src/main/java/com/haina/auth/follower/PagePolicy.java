package com.haina.auth.follower;

import java.util.regex.Pattern;

/** Where a follower may be led after signing in: the phone pages of this platform and nowhere else. */
final class PagePolicy {

    /** Letters, digits and what stands in a path and a query; no second slash, no backslash, no fragment. */
    private static final Pattern PAGE = Pattern.compile(
            "/m/[A-Za-z0-9][A-Za-z0-9._~/-]{0,150}(\\?[A-Za-z0-9._~&=%+-]{0,300})?|/m/?(\\?[A-Za-z0-9._~&=%+-]{0,300})?");

    private PagePolicy() {}

    static boolean leadsHome(String to) {
        return PAGE.matcher(to).matches()
                && !to.contains("//")
                && !to.contains("/../")
                && !to.contains("/..?")
                && !to.endsWith("/..");
    }
}
