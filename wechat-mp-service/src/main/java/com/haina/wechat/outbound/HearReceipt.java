package com.haina.wechat.outbound;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.MessageObserver;

/** WeChat tells by events what became of template and mass messages. */
@Component
class HearReceipt implements MessageObserver {

    private final MatchReceipt match;

    HearReceipt(MatchReceipt match) {
        this.match = match;
    }

    @Override
    public void received(FollowerMessage message) {
        String msgId = message.field("MsgID").isEmpty() ? message.field("MsgId") : message.field("MsgID");
        if (msgId.isEmpty()) {
            return;
        }
        if (message.isEvent("TEMPLATESENDJOBFINISH")) {
            match.receipt(message.appId(), msgId, Receipt.template(message.field("Status")));
        } else if (message.isEvent("MASSSENDJOBFINISH")) {
            match.receipt(
                    message.appId(),
                    msgId,
                    new Receipt(
                            message.field("Status"),
                            number(message.field("TotalCount")),
                            number(message.field("FilterCount")),
                            number(message.field("SentCount")),
                            number(message.field("ErrorCount"))));
        }
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException absent) {
            return null;
        }
    }
}
