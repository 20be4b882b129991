package com.haina.simulators.faults;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

/** A fault to switch on; everything but the kind may be left out. */
record FaultRequest(
        @NotNull FaultKind kind,
        @Nullable String path,

        @Pattern(regexp = "-?\\d{1,6}|[A-Za-z.]{0,80}") @Nullable
        String code,

        @Nullable String message,
        @Min(0) @Max(120_000) long delayMs,
        @Min(0) int perMinute,
        @Min(0) int count) {

    FaultRequest {
        path = path == null ? "" : path;
        code = code == null ? "" : code;
        message = message == null ? "" : message;
    }
}
