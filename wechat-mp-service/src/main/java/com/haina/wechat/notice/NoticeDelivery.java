package com.haina.wechat.notice;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeDelivered.Channel;
import com.haina.platform.outbox.Aggregate;

/** What became of one notice; its id is the notice's, so a request that comes again finds it done. */
@Document("notice_deliveries")
class NoticeDelivery extends Aggregate {

    private String followerId;
    private Channel channel;
    private boolean accepted;
    private int code;

    @SuppressWarnings("NullAway.Init")
    private NoticeDelivery() {}

    NoticeDelivery(String noticeId, String followerId, Channel channel, boolean accepted, int code) {
        super(noticeId);
        this.followerId = followerId;
        this.channel = channel;
        this.accepted = accepted;
        this.code = code;
        record(
                FollowerNoticeDelivered.TYPE,
                new FollowerNoticeDelivered(noticeId, followerId, channel, accepted, code));
    }

    String followerId() {
        return followerId;
    }

    Channel channel() {
        return channel;
    }

    boolean accepted() {
        return accepted;
    }

    int code() {
        return code;
    }
}
