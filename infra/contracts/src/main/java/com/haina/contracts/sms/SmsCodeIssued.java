package com.haina.contracts.sms;

/**
 * A code is on its way.
 *
 * @param expiresInSeconds how long it is good
 * @param resendAfterSeconds when another may be asked for
 */
public record SmsCodeIssued(String mobileMasked, long expiresInSeconds, long resendAfterSeconds) {}
