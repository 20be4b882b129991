package com.haina.wechat.account;

import java.util.Locale;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/**
 * WeChat refused a call, or nothing is known of its fate. Holds a code and never what was sent or answered: the SDK's own exceptions hold
 * both, tokens included. A person who waits for the call is told what the {@link Verdict} means.
 */
public final class WechatFailure extends ProblemException {

    private final int errcode;

    /**
     * @param errcode WeChat's; {@link Verdict#NO_ANSWER} when there was no answer
     */
    public WechatFailure(int errcode) {
        super(status(Verdict.of(errcode)), "wechat." + word(Verdict.of(errcode)), String.valueOf(errcode));
        this.errcode = errcode;
    }

    /** WeChat's errcode. */
    public int errcode() {
        return errcode;
    }

    public Verdict verdict() {
        return Verdict.of(errcode);
    }

    /** What a code of WeChat's means to the office, where that is more than what its verdict means. */
    @Override
    protected String variant() {
        return String.valueOf(errcode);
    }

    @Override
    public String getMessage() {
        return "WeChat refused, code " + errcode;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static HttpStatus status(Verdict verdict) {
        return switch (verdict) {
            case RETRY, REFRESH_TOKEN -> HttpStatus.SERVICE_UNAVAILABLE;
            case WAIT_FOR_QUOTA -> HttpStatus.TOO_MANY_REQUESTS;
            case STOP_ACCOUNT, NOT_GRANTED, DONE -> HttpStatus.CONFLICT;
            case DROP_RECIPIENT, FAULTY_REQUEST -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
