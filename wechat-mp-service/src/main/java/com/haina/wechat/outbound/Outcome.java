package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a message now.
 *
 * @param code WeChat's; 0 when accepted, absent when not yet sent
 */
public record Outcome(
        String messageId, MessageState state, @Nullable Integer code) {

    static Outcome of(OutboundMessage message) {
        return new Outcome(message.id(), message.state(), message.code());
    }

    /** Whether WeChat has taken it. */
    public boolean accepted() {
        return state == MessageState.ACCEPTED || state == MessageState.DELIVERED;
    }
}
