package com.haina.simulators.pages;

/** A link that WeChat would answer with an error page. */
public final class PageRefused extends RuntimeException {

    private final Reason reason;

    /** @param parameter the parameter at fault */
    public PageRefused(Reason reason, String parameter) {
        super(parameter, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why the page is not shown; the words stand in the template. */
    public enum Reason {
        UNKNOWN_APP,
        UNKNOWN_CODE,
        USED_CODE,
        EXPIRED_CODE,
        BAD_REDIRECT,
        BAD_SCOPE,
        BAD_STATE,
        FOREIGN_REFERER
    }
}
