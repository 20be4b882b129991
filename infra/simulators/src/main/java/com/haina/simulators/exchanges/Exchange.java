package com.haina.simulators.exchanges;

import java.time.Instant;

/**
 * One request and its answer, secrets shortened.
 *
 * @param fromPlatform true for a call that the platform made, false for a push that it received
 * @param what the API path, or the pushed event's name
 * @param outcome HTTP status and, when there is one, the error code; or what kept it from happening
 * @param fault the names of the faults that were applied, empty when none
 * @param person the id of the person whom it concerns, empty when it concerns nobody or several
 */
public record Exchange(
        long number,
        Instant at,
        boolean fromPlatform,
        String what,
        String address,
        String request,
        String answer,
        String outcome,
        boolean failed,
        String fault,
        long millis,
        String person) {}
