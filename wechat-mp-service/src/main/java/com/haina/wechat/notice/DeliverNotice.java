package com.haina.wechat.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

import com.haina.contracts.follower.FollowerNoticeApi;
import com.haina.contracts.follower.FollowerNoticeDelivered.Channel;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.follower.FollowerNoticeText;
import com.haina.contracts.message.MessageSent;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.SendCustomerService;

/**
 * Sends a notice as a customer-service message, the only way that needs no template of the account's; WeChat itself says whether the
 * follower's 48 hours are over. Sending under the notice's id acts once, however often the request comes.
 */
@Component
@EnableConfigurationProperties(NoticeProperties.class)
class DeliverNotice {

    private static final Logger log = LoggerFactory.getLogger(DeliverNotice.class);
    private static final String REFERENCE = "notice:";

    private final FollowerNoticeApi texts;
    private final SendCustomerService send;
    private final NoticeDeliveries deliveries;
    private final NoticeProperties properties;

    DeliverNotice(
            FollowerNoticeApi texts,
            SendCustomerService send,
            NoticeDeliveries deliveries,
            NoticeProperties properties) {
        this.texts = texts;
        this.send = send;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    void deliver(FollowerNoticeRequested requested) {
        if (deliveries.find(requested.noticeId()).isPresent()) {
            return;
        }
        FollowerNoticeText text;
        try {
            text = texts.text(requested.noticeId());
        } catch (HttpClientErrorException.NotFound noLongerNeeded) {
            return;
        }
        String followerId = requested.followerId();
        int dot = followerId.indexOf('.');
        send.send(
                followerId.substring(0, dot),
                followerId.substring(dot + 1),
                content(text),
                REFERENCE + requested.noticeId());
    }

    /** What became of a message, if it was a notice. */
    void sent(MessageSent sent) {
        if (sent.reference() == null || !sent.reference().startsWith(REFERENCE) || sent.followerId() == null) {
            return;
        }
        boolean accepted = sent.result() == MessageSent.Result.ACCEPTED;
        String noticeId = sent.reference().substring(REFERENCE.length());
        keep(new NoticeDelivery(
                noticeId,
                sent.followerId(),
                accepted ? Channel.CUSTOMER_SERVICE : Channel.NONE,
                accepted,
                sent.code()));
    }

    private Content content(FollowerNoticeText text) {
        return text.path() == null
                ? Content.text(text.title() + "\n" + text.text())
                : Content.link(text.title(), text.text(), properties.publicUrl() + text.path(), null);
    }

    private void keep(NoticeDelivery delivery) {
        try {
            deliveries.save(delivery);
        } catch (DuplicateKeyException | OptimisticLockingFailureException already) {
            log.debug("what became of notice {} is known", delivery.id());
        }
    }
}
