package com.haina.simulators.openplatform;

import java.time.Instant;
import java.util.List;

/**
 * An account's authorization of the platform.
 *
 * @param functions ids of the permission sets that were given
 * @param previousRefreshToken the one before the last rotation, good for five minutes; empty when there is none
 * @param options what the platform set by set_authorizer_option
 */
record Authorization(
        String appId,
        List<Integer> functions,
        String refreshToken,
        String previousRefreshToken,
        Instant previousUntil,
        Instant authorizedAt,
        List<Option> options) {

    Authorization withOptions(List<Option> changed) {
        return new Authorization(
                appId, functions, refreshToken, previousRefreshToken, previousUntil, authorizedAt, changed);
    }

    Authorization rotatedTo(String next, Instant until) {
        return new Authorization(appId, functions, next, refreshToken, until, authorizedAt, options);
    }

    record Option(String name, String value) {}
}
