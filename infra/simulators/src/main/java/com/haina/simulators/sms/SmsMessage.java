package com.haina.simulators.sms;

import java.time.Instant;

/**
 * A text as it arrives.
 *
 * @param number counts all texts
 * @param mobile eleven digits, without the country code
 */
public record SmsMessage(long number, String mobile, String text, Instant at) {}
