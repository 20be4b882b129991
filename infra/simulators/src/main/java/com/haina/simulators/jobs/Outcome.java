package com.haina.simulators.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * How jobs of one kind end from now on.
 *
 * @param status as WeChat words it, such as {@code failed:user block} or {@code err(20008)}; empty for success
 * @param delayMs how long after the call the account is told
 * @param count for so many jobs, 0 until it is changed
 */
public record Outcome(
        @NotNull JobKind kind,
        @Size(max = 60) String status,
        @Min(0) @Max(600_000) long delayMs,
        @Min(0) @Max(100_000) int count) {

    static final long USUAL_DELAY = 100;

    public Outcome(JobKind kind, @Nullable String status, long delayMs, int count) {
        this.kind = kind;
        this.status = status == null ? "" : status;
        this.delayMs = delayMs;
        this.count = count;
    }

    static Outcome usual(JobKind kind) {
        return new Outcome(kind, "", USUAL_DELAY, 0);
    }
}
