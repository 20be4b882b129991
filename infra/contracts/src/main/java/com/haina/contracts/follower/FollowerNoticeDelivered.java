package com.haina.contracts.follower;

/**
 * What became of a notice to a follower. Published by wechat-mp-service on {@code wechat.events}.
 *
 * @param channel how it was sent
 * @param accepted whether WeChat took it
 * @param code WeChat's error code; 0 when accepted
 */
public record FollowerNoticeDelivered(String noticeId, String followerId, Channel channel, boolean accepted, int code) {

    /** Wire type. */
    public static final String TYPE = "wechat.follower-notice-delivered.v1";

    /** Ways to a follower. */
    public enum Channel {
        CUSTOMER_SERVICE,
        TEMPLATE,
        /** None was open. */
        NONE
    }
}
