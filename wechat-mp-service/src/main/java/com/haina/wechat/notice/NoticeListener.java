package com.haina.wechat.notice;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.message.MessageSent;
import com.haina.platform.events.IncomingEvent;

/** Notices that wait to be sent, and what became of them. */
@Component
class NoticeListener {

    private final DeliverNotice deliver;

    NoticeListener(DeliverNotice deliver) {
        this.deliver = deliver;
    }

    @KafkaListener(
            topics = {"resident.events", "wechat.events"},
            groupId = "${spring.application.name}-notices")
    void on(IncomingEvent event) {
        event.when(FollowerNoticeRequested.TYPE, FollowerNoticeRequested.class, deliver::deliver)
                .when(MessageSent.TYPE, MessageSent.class, deliver::sent);
    }
}
