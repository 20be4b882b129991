package com.haina.simulators.messages;

import java.time.Instant;

/**
 * An open window for customer-service messages.
 *
 * @param left how many may still be sent
 * @param until when it closes
 */
record Window(String appId, String openId, WindowKind kind, int left, Instant until) {

    boolean isOf(String account, String follower) {
        return appId.equals(account) && openId.equals(follower);
    }
}
