package com.haina.simulators.callbacks;

import java.net.URI;

/**
 * Where pushes of one kind go and how they are sealed.
 *
 * @param url the receiver's address
 * @param previousAesKey the EncodingAESKey before the last change, empty when there is none
 * @param receiverId the id inside the encrypted message and in the envelope
 * @param style which envelope and query the platform expects
 * @param account the app id of the account whose followers are told of, empty for none
 * @param userName the account's original id, which stands on the envelope of a message
 * @param openId the follower whom a message is from, empty for none
 */
public record CallbackTarget(
        URI url,
        String token,
        String aesKey,
        String previousAesKey,
        String receiverId,
        Style style,
        String account,
        String userName,
        String openId) {

    /** A receiver of events that no account and no follower stands on. */
    public CallbackTarget(URI url, String token, String aesKey, String previousAesKey, String receiverId, Style style) {
        this(url, token, aesKey, previousAesKey, receiverId, style, "", "", "");
    }

    /** The receiver, for what this follower does. */
    public CallbackTarget from(String follower) {
        return new CallbackTarget(url, token, aesKey, previousAesKey, receiverId, style, account, userName, follower);
    }

    /** The two envelopes in use. */
    public enum Style {
        /** WeChat's system events: AppId and Encrypt; signature, encrypt_type and msg_signature in the query. */
        WECHAT_EVENT,
        /** WeChat's messages and events of an account: ToUserName and Encrypt; the query has the openid besides. */
        WECHAT_MESSAGE,
        /** WeCom: ToUserName, AgentID and Encrypt; msg_signature only. */
        WECOM
    }
}
