package com.haina.wechat.outbound;

import org.springframework.stereotype.Component;

import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.LateReplies;
import com.haina.wechat.callback.Reply;

/** Answers that came too late for WeChat to wait for. The follower has just written, so his window is open. */
@Component
class LateReply implements LateReplies {

    private final SendCustomerService send;

    LateReply(SendCustomerService send) {
        this.send = send;
    }

    @Override
    public void send(FollowerMessage message, Reply reply) {
        Content content = switch (reply) {
            case Reply.Text text -> Content.text(text.content());
            case Reply.Image image -> Content.media(Content.Type.IMAGE, image.mediaId(), null, null);
            case Reply.Voice voice -> Content.media(Content.Type.VOICE, voice.mediaId(), null, null);
            case Reply.Video video ->
                Content.media(Content.Type.VIDEO, video.mediaId(), video.title(), video.description());
            case Reply.News news -> Content.link(news.title(), news.description(), news.url(), news.pictureUrl());
            case Reply.HandOver handOver -> null; // only an answer in time can hand over
        };
        if (content != null) {
            send.send(message.appId(), message.openId(), content, "late:" + message.id());
        }
    }
}
