package com.haina.wechat.outbound;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 429: the account has no mass message of this kind left; the code says of which limit. */
class MassUsedUp extends ProblemException {

    private MassUsedUp(String limit, int most) {
        super(HttpStatus.TOO_MANY_REQUESTS, "mass." + limit, most);
    }

    static MassUsedUp calls() {
        return new MassUsedUp("calls-used-up", MassAllowance.CALLS_A_DAY);
    }

    static MassUsedUp callsRefused() {
        return new MassUsedUp("calls-refused", MassAllowance.CALLS_A_DAY);
    }

    static MassUsedUp everybodyRefused() {
        return new MassUsedUp("everybody-refused", MassAllowance.EVERYBODY_A_MONTH);
    }

    static MassUsedUp today() {
        return new MassUsedUp("everybody-today", MassAllowance.EVERYBODY_A_DAY);
    }

    static MassUsedUp month() {
        return new MassUsedUp("everybody-month", MassAllowance.EVERYBODY_A_MONTH);
    }
}
