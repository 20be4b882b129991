package com.haina.wechat.follower;

/**
 * How an account reaches its followers now.
 *
 * @param authorized whether it may be spoken through at all
 * @param templates whether a template carries notices once the 48 hours are over; only where it is authorized
 */
record Reach(boolean authorized, boolean templates) {}
