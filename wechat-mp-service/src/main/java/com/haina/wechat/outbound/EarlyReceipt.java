package com.haina.wechat.outbound;

import java.time.Instant;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** A receipt that came before we had written down that WeChat took the message, or of a message that was sent elsewhere. */
@Document("early_receipts")
class EarlyReceipt extends Aggregate {

    private final Receipt receipt;
    private final Instant cameAt;

    EarlyReceipt(String appId, String msgId, Receipt receipt) {
        super(id(appId, msgId));
        this.receipt = receipt;
        this.cameAt = Instant.now();
    }

    @PersistenceCreator
    EarlyReceipt(String id, Receipt receipt, Instant cameAt) {
        super(id);
        this.receipt = receipt;
        this.cameAt = cameAt;
    }

    static String id(String appId, String msgId) {
        return appId + ":" + msgId;
    }

    Receipt receipt() {
        return receipt;
    }

    Instant cameAt() {
        return cameAt;
    }
}
