package com.haina.auth.account;

import org.jspecify.annotations.Nullable;

/**
 * A WeChat account that a property office joined with, as the phone pages need it.
 *
 * @param authorized false once the account took its authorization back
 */
public record JoinedAccount(
        String appId,
        String tenantId,
        String name,
        @Nullable String logoUrl,
        @Nullable String qrCodeUrl,
        boolean authorized) {}
