package com.haina.wechat.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.haina.weixin.CallbackXml;

/** The XML of a message: what it says, and by what a repetition is known. */
final class MessageXml {

    private static final Set<String> KNOWN = Set.of(
            "text",
            "image",
            "voice",
            "video",
            "shortvideo",
            "location",
            "link",
            "subscribe",
            "unsubscribe",
            "SCAN",
            "LOCATION",
            "CLICK",
            "VIEW",
            "view_miniprogram",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select",
            "TEMPLATESENDJOBFINISH",
            "MASSSENDJOBFINISH",
            "PUBLISHJOBFINISH",
            "FREEPUBLISHJOBFINISH");

    private MessageXml() {}

    static FollowerMessage read(String appId, String xml) {
        Map<String, String> fields = CallbackXml.read(xml);
        String type = fields.getOrDefault("MsgType", "").toLowerCase(Locale.ROOT);
        String event = fields.getOrDefault("Event", "");
        String openId = fields.getOrDefault("FromUserName", "");
        return new FollowerMessage(
                id(appId, type, event, openId, fields),
                appId,
                openId,
                type,
                event,
                Instant.ofEpochSecond(number(fields.getOrDefault("CreateTime", "0"))),
                Map.copyOf(fields));
    }

    /** What it is counted as. A meter's label has few values: what WeChat documents, and the rest together. */
    static String label(FollowerMessage message) {
        String name = message.type().equals("event") ? message.event() : message.type();
        return KNOWN.contains(name) ? name : "other";
    }

    /** Messages by MsgId; events, which have none, by who, when and what. */
    private static String id(String appId, String type, String event, String openId, Map<String, String> fields) {
        String msgId = fields.getOrDefault("MsgId", "");
        if (!type.equals("event") && !msgId.isEmpty()) {
            return appId + ":" + msgId;
        }
        String what = String.join(
                "\n",
                openId,
                fields.getOrDefault("CreateTime", ""),
                type,
                event,
                fields.getOrDefault("EventKey", ""),
                fields.getOrDefault("MsgID", ""),
                fields.getOrDefault("Ticket", ""),
                fields.getOrDefault("PublishEventInfo.publish_id", ""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return appId + ":" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
