package com.haina.staff.member;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Members to hand out as a workbook: either these, or all whom a list shows; with neither, everybody.
 *
 * @param filter what the list was asked for
 * @param clear whether mobiles, addresses and WeChat ids are written out; otherwise masked
 * @param reason why, for the audit trail; needed for clear values
 */
record ExportRequest(
        @Nullable @Size(min = 1, max = ChangeManyMembers.MOST)
        List<@NotBlank String> ids,

        @Nullable @Valid MemberQuery filter,
        @Nullable Boolean clear,
        @Nullable @Size(max = 200) String reason) {}
