package com.haina.simulators.callbacks;

/**
 * What became of a push.
 *
 * @param taken whether it was answered with {@code success}
 * @param status the HTTP status of the answer, 0 when there was none
 */
public record PushResult(boolean taken, int status) {}
