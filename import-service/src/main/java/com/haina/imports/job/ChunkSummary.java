package com.haina.imports.job;

import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;

import com.haina.contracts.roster.ChunkUndone;

/** A chunk without its failures, for counting. */
record ChunkSummary(
        @Id String id,
        int index,
        int firstRow,
        int lastRow,
        int rows,
        int applicable,
        Counts counts,
        List<IssueCount> issues,
        ImportChunk.State state,
        Applied applied,
        int undone,
        List<ChunkUndone.KeptRow> kept,
        Instant requestedAt) {}
