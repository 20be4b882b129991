package com.haina.wechat.health;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The month's clearances of quotas are used up. */
class ClearanceUsedUp extends ProblemException {

    ClearanceUsedUp() {
        super(HttpStatus.TOO_MANY_REQUESTS, "health.clearances-used-up", AccountRecord.CLEARANCES_A_MONTH);
    }
}
