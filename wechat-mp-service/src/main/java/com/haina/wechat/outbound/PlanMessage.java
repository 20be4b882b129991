package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.wechat.account.AccountDirectory;

/** Writes a message down before anything is sent. */
@Component
class PlanMessage {

    /** Who plans and dies before sending leaves it to a worker after this. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final OutboundMessages messages;
    private final AccountDirectory accounts;
    private final FieldCipher cipher;

    PlanMessage(OutboundMessages messages, AccountDirectory accounts, FieldCipher cipher) {
        this.messages = messages;
        this.accounts = accounts;
        this.cipher = cipher;
    }

    /**
     * Plans a message of the current tenant; 404 if the account is not one of its.
     *
     * @param reference what the caller calls it, at most 60 characters; the same again is the same message
     */
    OutboundMessage plan(
            String appId, MessageChannel channel, Audience to, Content content, @Nullable String reference) {
        return plan(appId, channel, to, content, reference, Instant.EPOCH);
    }

    /** The same, and kept from the workers a moment, for the caller to send it himself: {@link OutboundRunner#now}. */
    OutboundMessage planForNow(
            String appId, MessageChannel channel, Audience to, Content content, @Nullable String reference) {
        return plan(appId, channel, to, content, reference, Instant.now().plus(MOMENT));
    }

    private OutboundMessage plan(
            String appId,
            MessageChannel channel,
            Audience to,
            Content content,
            @Nullable String reference,
            Instant workersFrom) {
        accounts.get(appId);
        String id = reference == null ? Ids.next() : MessageId.of(appId, channel, reference);
        Sealed sealed = cipher.encrypt(EventJson.write(content), context(id));
        return messages.plan(new OutboundMessage(id, appId, channel, to, content.type(), sealed, reference)
                .forWorkersFrom(workersFrom));
    }

    static String context(String messageId) {
        return "outbound:" + messageId;
    }
}
