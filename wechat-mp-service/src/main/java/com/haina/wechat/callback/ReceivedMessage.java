package com.haina.wechat.callback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** A message as it arrived, kept before it is answered; of no tenant, because it comes before any. Its id is that of the message. */
@Document("received_messages")
class ReceivedMessage extends Aggregate {

    /** What its content and its answer are encrypted for. */
    static final String CONTEXT = "wechat.callback";

    private String appId;
    private Sealed content;
    private Instant receivedAt;
    private Instant leaseUntil = Instant.EPOCH;
    private boolean done;
    private int attempts;
    private int handled;
    private @Nullable Sealed reply;

    @SuppressWarnings("NullAway.Init")
    private ReceivedMessage() {}

    ReceivedMessage(String id, String appId, Sealed content, Instant receivedAt, Instant leaseUntil) {
        super(id);
        belongTo(NO_TENANT);
        this.appId = appId;
        this.content = content;
        this.receivedAt = receivedAt;
        this.leaseUntil = leaseUntil;
    }

    String appId() {
        return appId;
    }

    /** The XML, encrypted with the platform's own keys: it holds what somebody wrote. */
    Sealed content() {
        return content;
    }

    /** Until when it is nobody's but the instance's that set this. */
    Instant leaseUntil() {
        return leaseUntil;
    }

    boolean done() {
        return done;
    }

    /** How often it was acted on to the end; more than once only after a crash between the two. */
    int handled() {
        return handled;
    }

    int attempts() {
        return attempts;
    }

    /** The answer's XML, given again when WeChat asks again. */
    @Nullable
    Sealed reply() {
        return reply;
    }
}
