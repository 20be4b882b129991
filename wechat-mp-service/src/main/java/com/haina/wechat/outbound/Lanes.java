package com.haina.wechat.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import com.haina.contracts.message.MessageChannel;

/**
 * How fast each account sends on each channel. Kept by each instance for itself: with several instances the sum may be higher, and what
 * WeChat then refuses (45009, 45011) pauses the lane.
 */
@Component
public class Lanes {

    private final OutboundProperties properties;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    Lanes(OutboundProperties properties) {
        this.properties = properties;
    }

    boolean take(OutboundMessage message) {
        return bucket(message.lane(), message.channel()).take();
    }

    /** Lanes that may not send now. */
    List<String> closed() {
        return buckets.entrySet().stream()
                .filter(lane -> !lane.getValue().hasAny())
                .map(Map.Entry::getKey)
                .toList();
    }

    void pause(OutboundMessage message, Duration time) {
        bucket(message.lane(), message.channel()).pause(time.toNanos());
    }

    /** Nothing of this account's leaves on any channel for so long. */
    void pause(String appId, Duration time) {
        for (MessageChannel channel : MessageChannel.values()) {
            bucket(OutboundMessage.lane(appId, channel), channel).pause(time.toNanos());
        }
    }

    /** An account's quota was cleared: what waited for it goes on. */
    public void resume(String appId) {
        for (MessageChannel channel : MessageChannel.values()) {
            bucket(OutboundMessage.lane(appId, channel), channel).resume();
        }
    }

    private TokenBucket bucket(String lane, MessageChannel channel) {
        return buckets.computeIfAbsent(lane, key -> new TokenBucket(properties.perSecond(channel), System::nanoTime));
    }
}
