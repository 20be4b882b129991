package com.haina.contracts.account;

import java.time.Duration;
import java.time.Instant;

/**
 * WeChat pushes the platform no ticket any more, or does again. Published by auth-service on {@code auth.events}; of no tenant, subject =
 * the component's app id.
 *
 * @param lastAt when the last ticket before had come
 */
public record TicketLate(Instant lastAt) {

    /** Wire type for a ticket that did not come. */
    public static final String TYPE = "auth.ticket-late.v1";
    /** Wire type for the first one after that. */
    public static final String BACK_TYPE = "auth.ticket-back.v1";

    /** So long after the last one it is late: WeChat pushes one every ten minutes. */
    public static final Duration AFTER = Duration.ofMinutes(30);
}
