package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;

/** Sending at WeChat. Every call fails with a {@code WechatFailure}. */
public interface WechatSends {

    /**
     * A template message; the same client id twice is one message.
     *
     * @return WeChat's id of it
     */
    String template(String appId, String openid, Content content, String clientId);

    /**
     * A customer-service message; twice is two messages.
     *
     * @param mediaId of what the content names; absent for text and links
     */
    void customerService(String appId, String openid, Content content, @Nullable String mediaId);

    /** A mass message; the same client id twice is one message. */
    Accepted mass(String appId, Audience to, Content content, @Nullable String mediaId, String clientId);

    /** Takes a mass message of news or video back; readers see that it was deleted. */
    void delete(String appId, String msgId);

    /**
     * Shows a mass message to one person; a hundred a day.
     *
     * @param openid of a follower; absent when a WeChat id is given
     * @param wechatId of any person
     */
    void preview(
            String appId,
            @Nullable String openid,
            @Nullable String wechatId,
            Content content,
            @Nullable String mediaId);

    /** What WeChat calls a mass message that it took. */
    record Accepted(String msgId, @Nullable String dataId) {}
}
