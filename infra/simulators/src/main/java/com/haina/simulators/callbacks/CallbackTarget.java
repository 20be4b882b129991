package com.haina.simulators.callbacks;

import java.net.URI;

/**
 * Where pushes of one kind go and how they are sealed.
 *
 * @param url the receiver's address
 * @param previousAesKey the EncodingAESKey before the last change, empty when there is none
 * @param receiverId the id inside the encrypted message and in the envelope
 * @param style which envelope and query the platform expects
 */
public record CallbackTarget(
        URI url, String token, String aesKey, String previousAesKey, String receiverId, Style style) {

    /** The two envelopes in use. */
    public enum Style {
        /** WeChat's system events: AppId and Encrypt; signature, encrypt_type and msg_signature in the query. */
        WECHAT_EVENT,
        /** WeCom: ToUserName, AgentID and Encrypt; msg_signature only. */
        WECOM
    }
}
