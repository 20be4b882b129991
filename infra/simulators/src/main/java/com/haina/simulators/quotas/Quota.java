package com.haina.simulators.quotas;

/**
 * An API's quota of one account on one day.
 *
 * @param limit calls a day
 * @param used calls so far
 */
record Quota(long limit, long used) {

    long left() {
        return Math.max(0, limit - used);
    }
}
