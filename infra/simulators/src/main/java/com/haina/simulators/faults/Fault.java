package com.haina.simulators.faults;

/**
 * A misbehaviour that is switched on.
 *
 * @param path for calls: the beginning of the API path, with or without the host in front; for pushes: the beginning
 *     of the event's name, or an account's app id, or both with a slash between; empty for all
 * @param code the error code or HTTP status, empty when the kind has none
 * @param message the errmsg, empty for the usual text of the code
 * @param left how many requests it still applies to; 0 until it is switched off
 * @param applied how many it was applied to
 */
public record Fault(
        String id,
        FaultKind kind,
        String path,
        String code,
        String message,
        long delayMs,
        int perMinute,
        int left,
        int applied) {

    boolean concernsPush(String account, String event) {
        String prefix = account.isEmpty() || !path.startsWith(account) ? path : path.substring(account.length());
        return event.startsWith(prefix.startsWith("/") ? prefix.substring(1) : prefix);
    }

    boolean concerns(String host, String subject) {
        String prefix = path.startsWith("/") || !path.startsWith(host) ? path : path.substring(host.length());
        return subject.startsWith(prefix);
    }
}
