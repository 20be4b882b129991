package com.haina.wechat.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.security.Caller;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.material.DraftMediaIds;
import com.haina.wechat.material.MediaIds;

/**
 * A mass message that a person asks for. Whatever is known to be in its way is said before anything is planned: nobody should learn from
 * the list of what was sent that it never could be.
 */
@Component
class OrderMass {

    private static final int MASS_AND_NOTICES = 7;
    private static final int REVOKED = 61003;
    private static final int NOT_GRANTED = 61007;

    private final SendMass send;
    private final OutboundMessages messages;
    private final CountMass count;
    private final MediaIds media;
    private final DraftMediaIds drafts;
    private final AccountDirectory accounts;
    private final AuditTrail trail;

    OrderMass(
            SendMass send,
            OutboundMessages messages,
            CountMass count,
            MediaIds media,
            DraftMediaIds drafts,
            AccountDirectory accounts,
            AuditTrail trail) {
        this.send = send;
        this.messages = messages;
        this.count = count;
        this.media = media;
        this.drafts = drafts;
        this.accounts = accounts;
        this.trail = trail;
    }

    /**
     * Plans it; a worker sends it.
     *
     * @param key of the caller's; the same again plans nothing and answers what became of the first, also when no answer to it is kept
     * @throws MassUsedUp when the account has no such message left
     * @throws WechatFailure when it is known that WeChat would refuse it: 61003 or what stopped the account, 61007 without the permission
     */
    OutboundMessage order(String appId, Audience to, Content content, String key) {
        String reference = reference(key);
        Optional<OutboundMessage> before = messages.find(MessageId.of(appId, MessageChannel.MASS, reference));
        if (before.isPresent()) {
            return before.get();
        }
        requireUsable(accounts.get(appId));
        requireContent(content);
        count.left(appId).require(to);
        Outcome planned = send.send(appId, to, content, reference);
        trail.note(
                "message.mass",
                "message",
                planned.messageId(),
                null,
                Map.of("account", appId, "audience", to.kind().name()),
                null);
        return messages.get(planned.messageId());
    }

    /** Shows it to one person before; a hundred a day. */
    void preview(String appId, Content content, @Nullable String openid, @Nullable String wechatId) {
        requireUsable(accounts.get(appId));
        requireContent(content);
        send.preview(appId, openid, wechatId, content);
    }

    private static void requireUsable(WechatAccount account) {
        Integer stoppedBy = account.stoppedBy();
        if (!account.usable()) {
            throw new WechatFailure(stoppedBy == null ? REVOKED : stoppedBy);
        }
        if (!account.granted(MASS_AND_NOTICES)) {
            throw new WechatFailure(NOT_GRANTED);
        }
    }

    private void requireContent(Content content) {
        if (content.draftId() != null) {
            drafts.require(content.draftId());
        }
        if (content.materialId() != null && !media.isImage(content.materialId())) {
            throw new InvalidField(FieldError.of("/content/materialId", "field.mass.image-missing"));
        }
    }

    /** Keys belong to a caller. */
    private static String reference(String key) {
        return UUID.nameUUIDFromBytes((Caller.current().id() + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
