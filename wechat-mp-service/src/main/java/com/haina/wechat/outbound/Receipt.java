package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat told about a message that it had taken.
 *
 * @param status WeChat's own word
 * @param total for a mass message: how many it was for
 * @param filtered how many were left after those who had got four this month
 */
record Receipt(
        String status,
        @Nullable Integer total,
        @Nullable Integer filtered,
        @Nullable Integer sent,
        @Nullable Integer failed) {

    static Receipt template(String status) {
        return new Receipt(status, null, null, null, null);
    }

    /** Whether it arrived; of a mass message whether it arrived anywhere. */
    boolean delivered() {
        return sent == null ? status.equals("success") : status.equals("send success") && sent > 0;
    }
}
