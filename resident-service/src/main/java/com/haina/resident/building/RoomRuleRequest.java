package com.haina.resident.building;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A rule for making rooms.
 *
 * @param rule for example {@code 1–12栋 × 2单元 × 1–33层 × 4户}
 * @param pattern of the rooms' names, for example <code>{floor}{door:02}</code>; absent for the usual one
 * @param exceptions which of these rooms there are not, a line each, for example {@code 18幢 顶层 没有 03}
 */
record RoomRuleRequest(
        @NotBlank @Size(max = 200) String rule,
        @Nullable @Size(max = 40) String pattern,
        @Nullable @Size(max = 50) List<@Size(max = 100) String> exceptions) {

    List<String> givenExceptions() {
        return exceptions == null ? List.of() : exceptions;
    }
}
