package com.haina.simulators.openplatform;

/**
 * What is not known of the real platform, or differs from time to time.
 *
 * @param rotateRefreshTokens whether each refresh returns a new refresh token (the old one good for five minutes)
 * @param separatePushCode whether the authorized push carries a code of its own, rather than the redirect's
 */
public record PlatformSwitches(boolean rotateRefreshTokens, boolean separatePushCode) {}
