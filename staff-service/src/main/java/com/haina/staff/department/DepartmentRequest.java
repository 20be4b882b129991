package com.haina.staff.department;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A department as asked for.
 *
 * @param parentId the department above; absent for an outermost one
 * @param position among its siblings, by default first
 */
record DepartmentRequest(
        @Nullable String parentId,
        @NotBlank @Size(max = DepartmentPath.MAX_NAME) String name,
        @Min(0) @Max(9_999) @Nullable Integer position) {}
