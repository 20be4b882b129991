package com.haina.simulators.openplatform;

/**
 * What is not known of the real platform, or differs from time to time.
 *
 * @param rotateRefreshTokens whether each refresh returns a new refresh token (the old one good for five minutes)
 * @param separatePushCode whether the authorized push carries a code of its own, rather than the redirect's
 * @param unionIds whether accounts are bound to an open platform account, so that a person has one unionid for all
 * @param snapshotUsers whether pages are opened in the preview (快照页), which gives a made-up user
 */
public record PlatformSwitches(
        boolean rotateRefreshTokens, boolean separatePushCode, boolean unionIds, boolean snapshotUsers) {}
