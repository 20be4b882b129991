package com.haina.notify.live;

import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

import com.haina.platform.security.Caller;

/**
 * An event as a console may see it.
 *
 * @param about what two happenings have in common that are told as one when they come in a burst
 * @param subject id of what it is about
 * @param data ids and states; never personal data
 * @param visible to whom of its tenant's operators
 */
record Happening(
        String tenantId,
        String type,
        String about,
        String subject,
        Instant time,
        Map<String, Object> data,
        Predicate<Caller> visible) {

    boolean isFor(Caller caller) {
        return tenantId.equals(caller.tenantId()) && visible.test(caller);
    }
}
