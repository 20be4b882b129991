package com.haina.imports.job;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An import's progress, as an event and for polling. */
record ProgressView(
        String id,
        ImportState state,
        int done,
        int total,
        @Nullable Integer ratePerSecond,
        @Nullable Integer etaSeconds,
        Counts counts,
        Applied applied,
        Map<String, String> links) {

    static ProgressView of(ImportJob job) {
        ImportView.Pace pace = ImportView.Pace.of(job);
        return new ProgressView(
                job.id(),
                job.state(),
                job.progress().done(),
                job.progress().total(),
                pace.ratePerSecond(),
                pace.etaSeconds(),
                job.counts(),
                job.applied(),
                Map.of("self", "/api/import/v1/imports/" + job.id()));
    }

    /** Changes exactly when there is something new to tell; the event's id. */
    static String mark(ImportJob job) {
        return job.revision() + "-" + job.state() + "-" + job.progress().done();
    }
}
