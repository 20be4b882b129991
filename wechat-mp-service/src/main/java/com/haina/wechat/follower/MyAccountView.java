package com.haina.wechat.follower;

import org.jspecify.annotations.Nullable;

/**
 * The account as whoever holds the phone sees it.
 *
 * @param following whether they follow it; absent where that cannot be known now
 * @param followLink what a code that leads to it spells, for whoever does not follow; absent where WeChat makes none
 */
record MyAccountView(
        String name, @Nullable Boolean following, @Nullable String followLink) {}
