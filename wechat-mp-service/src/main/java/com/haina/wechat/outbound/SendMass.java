package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.material.DraftMediaIds;
import com.haina.wechat.material.MediaIds;

/** Sends one message to many followers, shows it to one before, and takes it back. */
@Component
public class SendMass {

    private final PlanMessage plan;
    private final OutboundRunner runner;
    private final OutboundMessages messages;
    private final WechatSends wechat;
    private final MediaIds media;
    private final DraftMediaIds drafts;
    private final AccountDirectory accounts;

    SendMass(
            PlanMessage plan,
            OutboundRunner runner,
            OutboundMessages messages,
            WechatSends wechat,
            MediaIds media,
            DraftMediaIds drafts,
            AccountDirectory accounts) {
        this.plan = plan;
        this.runner = runner;
        this.messages = messages;
        this.wechat = wechat;
        this.media = media;
        this.drafts = drafts;
        this.accounts = accounts;
    }

    /**
     * Plans it; a worker sends it. Who has got four this month is left out by WeChat, and the receipt says how many.
     *
     * @param to a tag, a list, or everybody: one follower is no mass
     * @param reference what the caller calls it; the same again sends nothing and answers what became of the first
     */
    public Outcome send(String appId, Audience to, Content content, @Nullable String reference) {
        if (to.kind() == Audience.Kind.ONE
                || content.type() == Content.Type.TEMPLATE
                || content.type() == Content.Type.LINK) {
            throw new IllegalArgumentException("no mass message: " + to + ", " + content);
        }
        OutboundMessage planned = plan.plan(appId, MessageChannel.MASS, to, content, reference);
        runner.nudge();
        return Outcome.of(planned);
    }

    /** Shows it to one person; {@code WechatFailure} when WeChat does not. Either an openid or a WeChat id. */
    public void preview(String appId, @Nullable String openid, @Nullable String wechatId, Content content) {
        accounts.get(appId);
        String mediaId = content.materialId() != null
                ? media.mediaId(content.materialId(), appId, MediaIds.Purpose.TEMPORARY)
                : content.draftId() == null ? null : drafts.mediaId(content.draftId(), appId);
        wechat.preview(appId, openid, wechatId, content, mediaId);
    }

    /** Takes it back, where WeChat can: news and video that were sent. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void delete(String messageId) {
        OutboundMessage message = messages.get(messageId);
        if (message.state() == MessageState.DELETED) {
            return;
        }
        String msgId = message.msgId();
        boolean can = message.channel() == MessageChannel.MASS
                && msgId != null
                && (message.type() == Content.Type.NEWS || message.type() == Content.Type.VIDEO);
        if (!can) {
            throw new NotDeletable();
        }
        wechat.delete(message.appId(), msgId);
        message.deleted();
        messages.save(message);
    }
}
