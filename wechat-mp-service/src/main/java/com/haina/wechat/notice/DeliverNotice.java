package com.haina.wechat.notice;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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
import com.haina.contracts.message.MessageChannel;
import com.haina.contracts.message.MessageSent;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.SendCustomerService;
import com.haina.wechat.outbound.SendTemplate;

/**
 * Sends a notice as a customer-service message, the only way that needs no template of the account's; WeChat itself says whether the
 * follower's 48 hours are over, and then it goes out by the template that the account's office chose for notices. Sending under the notice's
 * id acts once, however often the request comes.
 */
@Component
@EnableConfigurationProperties(NoticeProperties.class)
class DeliverNotice {

    private static final Logger log = LoggerFactory.getLogger(DeliverNotice.class);
    private static final String REFERENCE = "notice:";
    /** The 48 hours are over, or the messages that WeChat takes within them are used up. */
    private static final Set<Integer> WINDOW_SHUT = Set.of(45015, 45047);

    private static final int TEMPLATE_UNKNOWN = 40037;

    private final FollowerNoticeApi texts;
    private final SendCustomerService send;
    private final SendTemplate sendTemplate;
    private final NoticeTemplates templates;
    private final CheckNoticeTemplates check;
    private final AccountDirectory accounts;
    private final NoticeDeliveries deliveries;
    private final NoticeProperties properties;
    private final Clock clock;

    DeliverNotice(
            FollowerNoticeApi texts,
            SendCustomerService send,
            SendTemplate sendTemplate,
            NoticeTemplates templates,
            CheckNoticeTemplates check,
            AccountDirectory accounts,
            NoticeDeliveries deliveries,
            NoticeProperties properties,
            Clock clock) {
        this.texts = texts;
        this.send = send;
        this.sendTemplate = sendTemplate;
        this.templates = templates;
        this.check = check;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    void deliver(FollowerNoticeRequested requested) {
        if (deliveries.find(requested.noticeId()).isPresent()) {
            return;
        }
        FollowerNoticeText text = text(requested.noticeId());
        if (text == null) {
            return;
        }
        String followerId = requested.followerId();
        send.send(appId(followerId), openId(followerId), content(text), REFERENCE + requested.noticeId());
    }

    /** What became of a message, if it was a notice. */
    void sent(MessageSent sent) {
        if (sent.channel() == MessageChannel.TEMPLATE && sent.code() == TEMPLATE_UNKNOWN) {
            check.check(sent.appId());
        }
        if (sent.reference() == null || !sent.reference().startsWith(REFERENCE) || sent.followerId() == null) {
            return;
        }
        boolean accepted = sent.result() == MessageSent.Result.ACCEPTED;
        String noticeId = sent.reference().substring(REFERENCE.length());
        if (sent.channel() == MessageChannel.CUSTOMER_SERVICE
                && WINDOW_SHUT.contains(sent.code())
                && sentByTemplate(noticeId, sent.followerId())) {
            return; // what becomes of it is told next
        }
        keep(new NoticeDelivery(
                noticeId, sent.followerId(), accepted ? channel(sent.channel()) : Channel.NONE, accepted, sent.code()));
    }

    private boolean sentByTemplate(String noticeId, String followerId) {
        String appId = appId(followerId);
        NoticeTemplate template = templates.of(appId);
        if (!template.carries()) {
            return false;
        }
        FollowerNoticeText text = text(noticeId);
        if (text == null) {
            return false;
        }
        String name = accounts.get(appId).name();
        Map<String, String> values = new LinkedHashMap<>();
        template.lines()
                .forEach((key, source) ->
                        values.put(key, NoticeTemplatePolicy.value(key, source, text, name, clock.instant())));
        sendTemplate.send(appId, openId(followerId), template.templateId(), values, page(text), REFERENCE + noticeId);
        return true;
    }

    /** Absent when it is no longer needed. */
    private @Nullable FollowerNoticeText text(String noticeId) {
        try {
            return texts.text(noticeId);
        } catch (HttpClientErrorException.NotFound noLongerNeeded) {
            return null;
        }
    }

    private static Channel channel(MessageChannel channel) {
        return channel == MessageChannel.TEMPLATE ? Channel.TEMPLATE : Channel.CUSTOMER_SERVICE;
    }

    private @Nullable String page(FollowerNoticeText text) {
        return text.path() == null ? null : properties.publicUrl() + text.path();
    }

    private static String appId(String followerId) {
        return followerId.substring(0, followerId.indexOf('.'));
    }

    private static String openId(String followerId) {
        return followerId.substring(followerId.indexOf('.') + 1);
    }

    private Content content(FollowerNoticeText text) {
        String page = page(text);
        return page == null
                ? Content.text(text.title() + "\n" + text.text())
                : Content.link(text.title(), text.text(), page, null);
    }

    private void keep(NoticeDelivery delivery) {
        try {
            deliveries.save(delivery);
        } catch (DuplicateKeyException | OptimisticLockingFailureException already) {
            log.debug("what became of notice {} is known", delivery.id());
        }
    }
}
