package com.haina.wechat.outbound;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.message.MessageChannel;
import com.haina.wechat.account.Verdict;

/**
 * A message as the console sees it; what it said is not kept once WeChat has it.
 *
 * @param followerId to whom; absent for many
 * @param recipients how many it names; absent for a tag and for everybody
 * @param tagId whose bearers get it; absent for any other audience
 * @param code WeChat's; 0 when accepted, absent when not yet sent, below -1000 for a reason of ours
 * @param verdict what a code of WeChat's means for it; absent where nothing was refused
 * @param status WeChat's own word in the receipt
 * @param planned of a mass message's receipt: how many it was for
 * @param filtered of it: how many were left after those who had got four this month
 */
record MessageView(
        String id,
        String appId,
        MessageChannel channel,
        Content.Type type,
        Audience.Kind audience,
        @Nullable String followerId,
        @Nullable Integer recipients,
        @Nullable Long tagId,
        MessageState state,
        @Nullable Integer code,
        @Nullable Verdict verdict,
        @Nullable String status,
        @Nullable Integer planned,
        @Nullable Integer filtered,
        @Nullable Integer sent,
        @Nullable Integer failed,
        Instant plannedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant settledAt) {

    static MessageView of(OutboundMessage message) {
        Receipt receipt = message.receipt();
        int named = message.audience().openids().size();
        return new MessageView(
                message.id(),
                message.appId(),
                message.channel(),
                message.type(),
                message.audience().kind(),
                message.followerId(),
                named == 0 ? null : named,
                message.audience().tagId(),
                message.state(),
                message.code(),
                verdict(message.code()),
                receipt == null ? null : receipt.status(),
                receipt == null ? null : receipt.total(),
                receipt == null ? null : receipt.filtered(),
                receipt == null ? null : receipt.sent(),
                receipt == null ? null : receipt.failed(),
                message.plannedAt(),
                message.acceptedAt(),
                message.settledAt());
    }

    private static @Nullable Verdict verdict(@Nullable Integer code) {
        return code == null || code == 0 || code < -1000 ? null : Verdict.of(code);
    }
}
