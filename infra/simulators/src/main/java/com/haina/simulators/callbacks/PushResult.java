package com.haina.simulators.callbacks;

/**
 * What became of a push.
 *
 * @param taken whether it was answered with {@code success}, or a message with nothing or a passive reply
 * @param status the HTTP status of the answer, 0 when there was none
 * @param reply the passive reply to a message, decrypted; empty for none
 */
public record PushResult(boolean taken, int status, String reply) {

    static final PushResult NONE = new PushResult(false, 0, "");
}
