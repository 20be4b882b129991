package com.haina.staff.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.haina.platform.crypto.Sealed;

/**
 * What a row of a workbook did to a member, kept inside the member so that the change and the memory of it are one write: a row that is
 * delivered again is recognised, and a batch can be taken back.
 *
 * @param created whether the row brought the member
 * @param before what was on file before, sealed; absent when created
 * @param wasLeft whether the member had left before
 * @param revisionAfter the member's revision with the row in it; another one means that somebody changed it since
 * @param followedPrevious whether nothing had changed between the trace before this one and the row
 * @param undone whether the row was taken back
 * @param at when; absent in what was written before this was kept
 */
record ImportTrace(
        String jobId,
        String chunkId,
        int row,
        boolean created,
        @Nullable Sealed before,
        boolean wasLeft,
        long revisionAfter,
        boolean followedPrevious,
        boolean undone,
        @Nullable Instant at) {

    ImportTrace takenBack() {
        return new ImportTrace(
                jobId, chunkId, row, created, before, wasLeft, revisionAfter, followedPrevious, true, at);
    }

    ImportTrace standingAt(long revision) {
        return new ImportTrace(jobId, chunkId, row, created, before, wasLeft, revision, followedPrevious, undone, at);
    }
}
