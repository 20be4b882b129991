package com.haina.auth.onboarding;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.auth.account.AccountProfile;

/**
 * Where the wizard stands.
 *
 * @param state WAITING_FOR_SCAN, AUTHORIZED, SETTINGS, ALREADY_JOINED or COMPLETED
 * @param authorizationUrl WeChat's page on a computer; to be reached by a link on our page, WeChat looks at where its visitor comes from
 * @param mobileAuthorizationUrl the page inside WeChat on a phone; also what the QR code contains
 * @param qrUrl picture of the QR code, SVG
 * @param qrExpiresAt when the QR code ends and should be renewed
 * @param failed whether the last authorization could not be completed, so that a new scan is needed
 * @param account the authorized account
 * @param settings what was typed so far
 * @param joined for an account that joined before: whose it is and who can sign in
 */
record OnboardingView(
        String id,
        String state,
        @Nullable String authorizationUrl,
        @Nullable String mobileAuthorizationUrl,
        @Nullable String qrUrl,
        @Nullable Instant qrExpiresAt,
        boolean failed,
        @Nullable AccountProfile account,
        @Nullable SettingsView settings,
        @Nullable JoinedView joined) {

    /** What was typed so far. */
    record SettingsView(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String wechatId,
            @Nullable String mobileMasked) {}

    /** The office that the account belongs to. */
    record JoinedView(@Nullable String tenantName, List<String> administratorMobilesMasked) {}
}
