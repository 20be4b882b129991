package com.haina.simulators.oauth;

import java.time.Instant;

/**
 * What a page got after the person was asked, to be exchanged by the platform.
 *
 * @param snapshot whether the page was opened in the preview, so that the user is made up
 */
record PageCode(
        String value,
        String appId,
        String openId,
        String personId,
        String scope,
        boolean snapshot,
        Instant expiresAt,
        boolean used) {

    PageCode redeemed() {
        return new PageCode(value, appId, openId, personId, scope, snapshot, expiresAt, true);
    }
}
