package com.haina.wechat.callback;

/** Sends the one message that the automatic test before 全网发布 waits for. */
public interface PublishTestMessages {

    /**
     * Sends a text as a customer-service message.
     *
     * @param token of the test account, for this message only
     */
    void send(String appId, String openId, String text, String token);
}
