package com.haina.gateway.routing;

import java.io.IOException;

import org.springframework.http.HttpStatus;

/** The caller's body could not be passed on because of the caller: it broke off, or it sent more than is allowed. */
public class RequestBodyFailed extends IOException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private RequestBodyFailed(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** More than {@code limit} bytes came. */
    public static RequestBodyFailed tooLarge(long limit) {
        return new RequestBodyFailed(HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + limit + " bytes");
    }

    /** The connection ended in the middle. */
    public static RequestBodyFailed brokenOff(IOException cause) {
        RequestBodyFailed failed = new RequestBodyFailed(HttpStatus.BAD_REQUEST, "the caller broke off");
        failed.initCause(cause);
        return failed;
    }

    HttpStatus status() {
        return status;
    }
}
