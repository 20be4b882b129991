package com.haina.wechat.callback;

import java.util.Optional;

/**
 * Knows an answer to a message; a feature that answers followers implements it. The first one in the order of the beans that knows one is
 * taken. It has about a second: what comes later is sent as a customer-service message.
 */
public interface ReplySource {

    Optional<Reply> reply(FollowerMessage message);
}
