package com.haina.wechat.outbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.tenancy.CurrentTenant;

/** The id of a message that has a reference: the same for the same reference, so that asking twice sends once. */
final class MessageId {

    private MessageId() {}

    /** 32 hexadecimal digits, what WeChat takes as a client's id. */
    static String of(String appId, MessageChannel channel, String reference) {
        String all = String.join("\n", CurrentTenant.id(), appId, channel.name(), reference);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
