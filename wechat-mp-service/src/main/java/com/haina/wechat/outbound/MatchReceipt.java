package com.haina.wechat.outbound;

import java.util.Optional;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Brings receipts and messages together, whichever comes first. */
@Component
class MatchReceipt {

    private final OutboundMessages messages;
    private final EarlyReceipts early;

    MatchReceipt(OutboundMessages messages, EarlyReceipts early) {
        this.messages = messages;
        this.early = early;
    }

    /** WeChat told what became of a message; told twice is told once. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void receipt(String appId, String msgId, Receipt receipt) {
        if (match(appId, msgId, receipt)) {
            return;
        }
        early.keep(appId, msgId, receipt);
        // The message may have been written down between the two looks.
        if (match(appId, msgId, receipt)) {
            early.forget(appId, msgId);
        }
    }

    /** A message was just written down as taken: its receipt may be here already. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void early(OutboundMessage message) {
        String msgId = message.msgId();
        if (msgId == null) {
            return;
        }
        early.of(message.appId(), msgId).ifPresent(receipt -> {
            match(message.appId(), msgId, receipt);
            early.forget(message.appId(), msgId);
        });
    }

    private boolean match(String appId, String msgId, Receipt receipt) {
        Optional<OutboundMessage> message = messages.withMsgId(appId, msgId);
        message.filter(known -> known.receipted(receipt)).ifPresent(messages::save);
        return message.isPresent();
    }
}
