package com.haina.wechat.callback;

/** Sends an answer that WeChat no longer waits for, as a customer-service message; told again of the same message, it sends nothing. */
public interface LateReplies {

    void send(FollowerMessage message, Reply reply);
}
