package com.haina.wechat.callback;

/**
 * Acts on what WeChat told; a feature that needs to know implements it. Called with the account's tenant bound, after the message was kept;
 * again after a failure or a crash, so it is idempotent by {@link FollowerMessage#id()} or by nature.
 */
public interface MessageObserver {

    void received(FollowerMessage message);
}
