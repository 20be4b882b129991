package com.haina.resident.building;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A rule for making rooms.
 *
 * @param rule for example {@code 1–12栋 × 2单元 × 1–33层 × 4户}
 * @param pattern of the rooms' names, for example <code>{floor}{door:02}</code>; absent for the usual one
 */
record RoomRuleRequest(
        @NotBlank @Size(max = 200) String rule,
        @Nullable @Size(max = 40) String pattern) {}
