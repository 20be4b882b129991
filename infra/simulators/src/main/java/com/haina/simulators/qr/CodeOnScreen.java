package com.haina.simulators.qr;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.haina.simulators.people.Person;

/**
 * A code as phones and screens see it.
 *
 * @param link the text that its squares spell
 * @param person who scanned it
 * @param redirect where the screen goes when confirmed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeOnScreen(
        String id,
        String title,
        String link,
        QrState state,
        long secondsLeft,
        Instant expiresAt,
        @Nullable Person person,
        @Nullable String redirect) {}
