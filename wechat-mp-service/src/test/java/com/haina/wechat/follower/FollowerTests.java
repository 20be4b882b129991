package com.haina.wechat.follower;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.haina.wechat.follower.UserDirectory.Details;

import static org.assertj.core.api.Assertions.assertThat;

class FollowerTests {

    private static final Instant FOLLOWED = Instant.parse("2026-11-28T08:00:00Z");
    private static final Reach NO_TEMPLATE = new Reach(true, false);

    @Test
    void whoCameBackBeforeAReadingIsNotLostToTheNewsOfHavingLeftEarlier() {
        Follower follower = new Follower("wx0000000000000001", "oBack", FOLLOWED.plusSeconds(60));
        follower.describe(
                new Details("oBack", true, FOLLOWED, null, null, "老住户", List.of(2)),
                FOLLOWED.plusSeconds(60),
                NO_TEMPLATE);

        assertThat(follower.leave(FOLLOWED.minusSeconds(30), NO_TEMPLATE)).isFalse();
        assertThat(follower.following()).isTrue();
        assertThat(follower.remark()).isEqualTo("老住户");

        assertThat(follower.leave(FOLLOWED.plusSeconds(30), NO_TEMPLATE)).isTrue();
        assertThat(follower.following()).isFalse();
    }
}
