package com.haina.wechat.outbound;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(5);
    private final TokenBucket bucket = new TokenBucket(2, now::get);

    @Test
    void letsThroughWhatGatheredAndThenWhatComesIn() {
        assertThat(bucket.take()).isTrue();
        assertThat(bucket.take()).isTrue();
        assertThat(bucket.take()).isFalse();
        now.addAndGet(SECOND / 2);
        assertThat(bucket.hasAny()).isTrue();
        assertThat(bucket.take()).isTrue();
        assertThat(bucket.take()).isFalse();
    }

    @Test
    void gathersNoMoreThanASecondsWorth() {
        now.addAndGet(60 * SECOND);
        int taken = 0;
        while (bucket.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void letsOneThroughEveryTwoSeconds() {
        TokenBucket slow = new TokenBucket(0.5, now::get);
        assertThat(slow.take()).isTrue();
        now.addAndGet(SECOND);
        assertThat(slow.take()).isFalse();
        now.addAndGet(SECOND);
        assertThat(slow.take()).isTrue();
    }

    @Test
    void isShutWhileWechatSaysSo() {
        bucket.pause(10 * SECOND);
        assertThat(bucket.take()).isFalse();
        now.addAndGet(10 * SECOND);
        assertThat(bucket.take()).isTrue();
        bucket.pause(10 * SECOND);
        bucket.resume();
        assertThat(bucket.take()).isTrue();
    }
}
