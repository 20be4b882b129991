package com.haina.simulators.changes;

import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param number counts the changes since the start
 * @param item the new or replaced item of a growing part; null for the others, which are read when they are sent
 */
public record Change(long number, Part part, @Nullable Object item) {}
