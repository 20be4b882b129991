package com.haina.resident.person;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * People to hand out as a workbook: either these, or all whom a list shows; with neither, everybody.
 *
 * @param ids the people; at most 5,000
 * @param filter what the list was asked for
 * @param clear whether mobiles and ID numbers are written out; otherwise masked
 * @param reason why, for the audit trail; needed for clear values
 */
record ExportRequest(
        @Nullable @Size(min = 1, max = ChangeManyResidents.MOST)
        List<@NotBlank String> ids,

        @Nullable @Valid ResidentQuery filter,
        @Nullable Boolean clear,
        @Nullable @Size(max = 200) String reason) {}
