package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.message.MessageChannel;
import com.haina.contracts.message.MessageReceipted;
import com.haina.contracts.message.MessageSent;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/**
 * One message to one or many followers of an account. Its id is also what WeChat knows repeats by, so a template or mass message that was
 * sent and not confirmed can be sent again; a customer-service message cannot, and is not.
 */
@Document("outbound_messages")
class OutboundMessage extends Aggregate {

    /** How long a call may take until another worker believes that it died. */
    static final Duration TERM = Duration.ofSeconds(60);

    private final String appId;
    private final MessageChannel channel;
    /** Account and channel: what a rate limit is about. */
    private final String lane;

    private final Audience.Kind audience;
    private final @Nullable Long tagId;
    private final List<String> openids;
    private final Content.Type type;
    private @Nullable Sealed content;
    private final @Nullable String reference;
    private MessageState state = MessageState.PLANNED;
    private @Nullable Integer code;
    private @Nullable String msgId;
    private @Nullable String msgDataId;
    private @Nullable Receipt receipt;
    private int attempts;
    private final Instant plannedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant settledAt;
    private Instant nextAt = Instant.EPOCH;

    OutboundMessage(
            String id,
            String appId,
            MessageChannel channel,
            Audience to,
            Content.Type type,
            Sealed content,
            @Nullable String reference) {
        super(id);
        this.appId = appId;
        this.channel = channel;
        this.lane = lane(appId, channel);
        this.audience = to.kind();
        this.tagId = to.tagId();
        this.openids = to.openids();
        this.type = type;
        this.content = content;
        this.reference = reference;
        this.plannedAt = Instant.now();
    }

    @PersistenceCreator
    OutboundMessage(
            String id,
            String appId,
            MessageChannel channel,
            String lane,
            Audience.Kind audience,
            @Nullable Long tagId,
            List<String> openids,
            Content.Type type,
            @Nullable String reference,
            Instant plannedAt) {
        super(id);
        this.appId = appId;
        this.channel = channel;
        this.lane = lane;
        this.audience = audience;
        this.tagId = tagId;
        this.openids = openids;
        this.type = type;
        this.reference = reference;
        this.plannedAt = plannedAt;
    }

    OutboundMessage forWorkersFrom(Instant time) {
        nextAt = time;
        return this;
    }

    static String lane(String appId, MessageChannel channel) {
        return appId + "/" + channel;
    }

    /** All of an account's. */
    static List<String> lanes(String appId) {
        return Stream.of(MessageChannel.values())
                .map(channel -> lane(appId, channel))
                .toList();
    }

    /** Whether it may be sent again after a call of which nothing is known. */
    boolean repeatable() {
        return channel != MessageChannel.CUSTOMER_SERVICE;
    }

    /** WeChat took it. */
    void accepted(@Nullable String id, @Nullable String dataId) {
        if (state.isSettled() || state == MessageState.ACCEPTED) {
            return;
        }
        state = MessageState.ACCEPTED;
        code = 0;
        msgId = id;
        msgDataId = dataId;
        acceptedAt = Instant.now();
        forgetContent();
        tell(MessageSent.Result.ACCEPTED, 0);
    }

    /** WeChat does not take it, whatever is done. */
    void refused(int why) {
        settle(MessageState.FAILED, why);
        tell(MessageSent.Result.REFUSED, why);
    }

    /** WeChat did not answer, and another try could be a second message. */
    void uncertain(int why) {
        settle(MessageState.UNCERTAIN, why);
        tell(MessageSent.Result.UNCERTAIN, why);
    }

    /** Not now; nothing was sent. */
    void putOff(Instant until, @Nullable Integer why) {
        state = MessageState.PLANNED;
        code = why;
        nextAt = until;
    }

    /** Not now, and WeChat was not even asked: that was no try. */
    void putOffUntried(Instant until, int why) {
        attempts--;
        putOff(until, why);
    }

    /** WeChat told what became of it; the first word counts. */
    boolean receipted(Receipt told) {
        if (state != MessageState.ACCEPTED || receipt != null) {
            return false;
        }
        receipt = told;
        settle(told.delivered() ? MessageState.DELIVERED : MessageState.FAILED, 0);
        record(
                MessageReceipted.TYPE,
                new MessageReceipted(
                        id(),
                        reference,
                        appId,
                        channel,
                        followerId(),
                        told.delivered(),
                        told.status(),
                        told.total(),
                        told.sent(),
                        told.failed()));
        return true;
    }

    void deleted() {
        settle(MessageState.DELETED, 0);
    }

    private void settle(MessageState settled, int why) {
        state = settled;
        code = why;
        settledAt = Instant.now();
        forgetContent();
    }

    /** What was said may be personal, and is needed no longer. */
    private void forgetContent() {
        content = null;
    }

    private void tell(MessageSent.Result result, int why) {
        record(MessageSent.TYPE, new MessageSent(id(), reference, appId, channel, followerId(), result, why));
    }

    @Nullable
    String followerId() {
        return audience == Audience.Kind.ONE ? appId + "." + openids.getFirst() : null;
    }

    Audience audience() {
        return new Audience(audience, tagId, openids);
    }

    String appId() {
        return appId;
    }

    MessageChannel channel() {
        return channel;
    }

    String lane() {
        return lane;
    }

    Content.Type type() {
        return type;
    }

    @Nullable
    Sealed content() {
        return content;
    }

    @Nullable
    String reference() {
        return reference;
    }

    MessageState state() {
        return state;
    }

    @Nullable
    Integer code() {
        return code;
    }

    @Nullable
    String msgId() {
        return msgId;
    }

    @Nullable
    Receipt receipt() {
        return receipt;
    }

    int attempts() {
        return attempts;
    }

    Instant plannedAt() {
        return plannedAt;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
