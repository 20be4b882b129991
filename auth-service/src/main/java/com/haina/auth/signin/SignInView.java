package com.haina.auth.signin;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.auth.session.SignedIn;

/**
 * Where a sign-in stands.
 *
 * @param id of the sign-in, absent when it took only one step
 * @param state WAITING_FOR_SCAN, CONFIRM_MOBILE, CHOOSE_TENANT, DONE or FAILED
 * @param authorizationUrl WeChat's page with the QR code, while waiting for the scan
 * @param tenants to choose from
 * @param session once done, in the answer that completed it
 */
record SignInView(
        @Nullable String id,
        String state,
        @Nullable String authorizationUrl,
        @Nullable Instant endsAt,
        @Nullable List<TenantChoice> tenants,
        @Nullable SignedIn session) {

    /** An office that the person works for. */
    record TenantChoice(String id, String name) {}
}
