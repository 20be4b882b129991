package com.haina.wechat.callback;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A message or an event that WeChat told of, on behalf of a tenant that is bound to the thread. Source: 接收普通消息, 接收事件推送.
 *
 * @param id the same for every repetition of the same message
 * @param appId the account
 * @param openId who wrote, pressed or followed; for results of sends whoever WeChat names
 * @param type MsgType in lower case: text, image, voice, video, shortvideo, location, link or event
 * @param event Event as WeChat writes it (subscribe, unsubscribe, SCAN, CLICK, TEMPLATESENDJOBFINISH …); empty for messages
 * @param at CreateTime; callbacks may come in another order
 * @param fields all texts by name, deeper ones by path ({@code ScanCodeInfo.ScanResult})
 */
public record FollowerMessage(
        String id, String appId, String openId, String type, String event, Instant at, Map<String, String> fields) {

    /** Events that nobody waits an answer for, or that are none of a person's doing. */
    private static final Set<String> WITHOUT_ANSWER = Set.of(
            "unsubscribe",
            "VIEW",
            "view_miniprogram",
            "LOCATION",
            "TEMPLATESENDJOBFINISH",
            "MASSSENDJOBFINISH",
            "PUBLISHJOBFINISH",
            "FREEPUBLISHJOBFINISH");

    /** The follower's id everywhere in the platform. */
    public String followerId() {
        return appId + "." + openId;
    }

    /** A field, or empty. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * Whether it is to the account of this original id; the address that it came to is none of what WeChat signs. An id that is not known yet
     * is nobody else's.
     */
    boolean isTo(String userName) {
        return userName.isEmpty() || userName.equals(field("ToUserName"));
    }

    /** What somebody wrote; empty for anything but text. */
    public String text() {
        return type.equals("text") ? field("Content") : "";
    }

    public boolean isEvent(String name) {
        return type.equals("event") && event.equals(name);
    }

    /** Whether the follower sent it, so that the account may answer freely for 48 hours; an item tapped in a message counts as a menu. */
    public boolean isWritten() {
        return !type.equals("event") && field("bizmsgmenuid").isEmpty();
    }

    /** Whether it is the follower's own doing, which the account may answer for a minute at least. */
    public boolean isByFollower() {
        return !type.equals("event")
                || Set.of("subscribe", "SCAN", "CLICK", "scancode_push", "scancode_waitmsg", "location_select")
                        .contains(event);
    }

    /** Whether the follower may expect an answer. */
    public boolean mayBeAnswered() {
        return !type.equals("event") || !WITHOUT_ANSWER.contains(event);
    }

    @Override
    public String toString() {
        return "FollowerMessage[id=" + id + ", type=" + type + ", event=" + event + "]";
    }
}
