package com.haina.auth.operator;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Who an operator is and what they may do.
 *
 * @param communities ids of the only communities they may see; absent for all
 */
record OperatorRequest(
        @NotBlank @Size(max = 40) String name,
        @NotEmpty Set<Role> roles,
        @Size(max = 500) @Nullable List<@NotBlank String> communities) {}
