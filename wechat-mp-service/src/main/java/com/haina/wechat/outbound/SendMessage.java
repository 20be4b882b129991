package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.problem.ProblemException;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.material.DraftMediaIds;
import com.haina.wechat.material.MediaIds;

/** One call to WeChat for one message, and what follows from its answer. Never throws for what is the message's own fault. */
@Component
class SendMessage {

    /** With the pauses between them about eight minutes. */
    private static final int MOST_TRIES = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    /**
     * So long a message waits for a WeChat that cannot be asked at all, or for an account that must not be called; what comes later still
     * nobody wants to hear.
     */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private static final int REVOKED = 61003;

    private static final Duration FREQUENCY = Duration.ofSeconds(61);
    /** Quotas are the day's, and the day is China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int NO_SUCH_MEDIA = 40007;
    private static final int PER_MINUTE = 45011;
    /** The same client id within a minute: the first call is still being worked on. */
    private static final int SAME_TOO_SOON = 45066;
    /** No mass message left this month or today: one that goes out days later is not what anybody wanted. */
    static final int MASS_USED_UP = 45028;
    /** The day's calls of this kind are used up. */
    static final int CALLS_USED_UP = 45009;

    private final OutboundMessages messages;
    private final WechatSends wechat;
    private final MediaIds media;
    private final DraftMediaIds drafts;
    private final FieldCipher cipher;
    private final Lanes lanes;
    private final MatchReceipt receipts;
    private final AccountDirectory accounts;
    private final OutboundProperties pace;

    SendMessage(
            OutboundMessages messages,
            WechatSends wechat,
            MediaIds media,
            DraftMediaIds drafts,
            FieldCipher cipher,
            Lanes lanes,
            MatchReceipt receipts,
            AccountDirectory accounts,
            OutboundProperties pace) {
        this.messages = messages;
        this.wechat = wechat;
        this.media = media;
        this.drafts = drafts;
        this.cipher = cipher;
        this.lanes = lanes;
        this.receipts = receipts;
        this.accounts = accounts;
        this.pace = pace;
    }

    /**
     * Sends a claimed message, as its tenant.
     *
     * @param abandoned whether somebody died while sending it, so that it may have left already
     */
    public OutboundMessage send(OutboundMessage message, boolean abandoned) {
        if (abandoned && !message.repeatable()) {
            message.uncertain(-1);
            return messages.save(message);
        }
        WechatAccount account = accounts.get(message.appId());
        if (!account.usable()) {
            Integer stoppedBy = account.stoppedBy();
            return failed(message, new WechatFailure(stoppedBy == null ? REVOKED : stoppedBy), true);
        }
        @Nullable String mediaId;
        Content content = content(message);
        try {
            mediaId = mediaId(message, content);
        } catch (WechatFailure failure) {
            // Nothing was sent yet, so whatever it is it may be tried again.
            return failed(message, failure, true);
        } catch (ProblemException gone) {
            message.refused(Reasons.MATERIAL_GONE);
            return messages.save(message);
        }
        try {
            call(message, content, mediaId);
        } catch (WechatFailure failure) {
            if (failure.errcode() == NO_SUCH_MEDIA && message.attempts() == 1 && forgot(message, content, mediaId)) {
                message.putOff(Instant.now(), failure.errcode());
                return messages.save(message);
            }
            return failed(message, failure, message.repeatable());
        }
        OutboundMessage saved = messages.save(message);
        receipts.early(saved);
        return saved;
    }

    /** WeChat lost what the library has: once more with a new copy. */
    private boolean forgot(OutboundMessage message, Content content, @Nullable String mediaId) {
        if (content.materialId() != null) {
            media.forget(content.materialId(), message.appId());
            return true;
        }
        if (content.draftId() != null && mediaId != null) {
            drafts.forget(content.draftId(), message.appId(), mediaId);
            return true;
        }
        return false;
    }

    private void call(OutboundMessage message, Content content, @Nullable String mediaId) {
        switch (message.channel()) {
            case TEMPLATE ->
                message.accepted(wechat.template(message.appId(), openid(message), content, message.id()), null);
            case CUSTOMER_SERVICE -> {
                wechat.customerService(message.appId(), openid(message), content, mediaId);
                message.accepted(null, null);
            }
            case MASS -> {
                WechatSends.Accepted accepted =
                        wechat.mass(message.appId(), message.audience(), content, mediaId, message.id());
                message.accepted(accepted.msgId(), accepted.dataId());
            }
        }
    }

    private OutboundMessage failed(OutboundMessage message, WechatFailure failure, boolean repeatable) {
        boolean triesLeft = message.attempts() < MOST_TRIES;
        Verdict verdict = failure.verdict();
        if (failure.errcode() == PER_MINUTE || verdict == Verdict.WAIT_FOR_QUOTA && failure.errcode() != MASS_USED_UP) {
            // Nothing was sent. The lane waits; the message is ready as soon as the lane is.
            lanes.pause(message, failure.errcode() == PER_MINUTE ? FREQUENCY : untilTomorrow());
            message.putOff(Instant.now(), failure.errcode());
        } else if (failure.errcode() == Verdict.NOT_ASKED
                && message.plannedAt().plus(OUTAGE).isAfter(Instant.now())) {
            message.putOffUntried(Instant.now().plus(pace.retryAfter()), failure.errcode());
        } else if (verdict == Verdict.DONE) {
            message.accepted(null, null); // a repeat of what WeChat has, though it does not say under which id
        } else if (verdict == Verdict.STOP_ACCOUNT
                && message.channel() != MessageChannel.MASS // somebody watches it, and decides anew
                && message.plannedAt().plus(OUTAGE).isAfter(Instant.now())) {
            // An answer, so nothing was sent. All of the account's waits until somebody has mended it.
            lanes.pause(message.appId(), pace.stoppedEvery());
            message.putOffUntried(Instant.now(), failure.errcode());
        } else if (verdict == Verdict.RETRY && !repeatable) {
            message.uncertain(failure.errcode());
        } else if (verdict == Verdict.RETRY && triesLeft) {
            Duration pause = failure.errcode() == SAME_TOO_SOON ? FREQUENCY : pause(message.attempts());
            message.putOff(Instant.now().plus(pause), failure.errcode());
        } else {
            message.refused(failure.errcode());
        }
        return messages.save(message);
    }

    private @Nullable String mediaId(OutboundMessage message, Content content) {
        if (content.mediaId() != null) {
            return content.mediaId();
        }
        if (content.materialId() != null) {
            return media.mediaId(content.materialId(), message.appId(), MediaIds.Purpose.TEMPORARY);
        }
        return content.draftId() == null ? null : drafts.mediaId(content.draftId(), message.appId());
    }

    private Content content(OutboundMessage message) {
        String json = cipher.decrypt(Objects.requireNonNull(message.content()), PlanMessage.context(message.id()));
        return EventJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Content.class);
    }

    private static String openid(OutboundMessage message) {
        return message.audience().openids().getFirst();
    }

    private Duration pause(int attempts) {
        Duration pause = pace.retryAfter().multipliedBy(1L << attempts);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Duration untilTomorrow() {
        ZonedDateTime now = ZonedDateTime.now(CHINA);
        return Duration.between(
                now, now.toLocalDate().plusDays(1).atTime(LocalTime.of(0, 1)).atZone(CHINA));
    }
}
