package com.haina.wechat.material;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.MessageObserver;

/** WeChat tells what became of a publication under three names, as its pages, its samples and its users have it. */
@Component
class HearPublication implements MessageObserver {

    private static final String INFO = "PublishEventInfo.";

    private final SettlePublication settle;

    HearPublication(SettlePublication settle) {
        this.settle = settle;
    }

    @Override
    public void received(FollowerMessage message) {
        boolean about = message.isEvent("PUBLISHJOBFINISH")
                || message.isEvent("FREEPUBLISHJOBFINISH")
                || message.isEvent("MASSSENDJOBFINISH");
        String publishId = message.field(INFO + "publish_id");
        if (!about
                || publishId.isEmpty()
                || !message.field(INFO + "publish_status").matches("\\d{1,3}")) {
            return;
        }
        String articleId = message.field(INFO + "article_id");
        String url = message.field(INFO + "article_detail.item.article_url");
        settle.settle(
                message.appId(),
                publishId,
                new WechatDrafts.Publication(
                        Integer.parseInt(message.field(INFO + "publish_status")),
                        articleId.isEmpty() ? null : articleId,
                        url.isEmpty() ? List.of() : List.of(url)));
    }
}
