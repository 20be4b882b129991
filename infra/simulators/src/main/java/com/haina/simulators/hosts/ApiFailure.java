package com.haina.simulators.hosts;

/**
 * A documented error answer of the addressed host. The hosts answer errors with HTTP status 200 and a code.
 *
 * @see ErrorAnswers
 */
public final class ApiFailure extends RuntimeException {

    private final String code;

    /** A WeChat or WeCom error. */
    public ApiFailure(int code, String message) {
        this(Integer.toString(code), message);
    }

    /** An error whose code is not a number (Tencent Cloud). */
    public ApiFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
