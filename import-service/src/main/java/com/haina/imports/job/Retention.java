package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.imports.blob.Blobs;
import com.haina.platform.tenancy.CurrentTenant;

/** Destroys files and rows whose time is over, and uploads that were never finished. */
@Component
class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 50;

    private final ImportJobs jobs;
    private final ImportChunks chunks;
    private final Blobs blobs;
    private final ImportProperties properties;

    Retention(ImportJobs jobs, ImportChunks chunks, Blobs blobs, ImportProperties properties) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.blobs = blobs;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void sweep() {
        blobs.removeUnfinished(Duration.ofHours(6));
        List<ImportJob> due = jobs.unshreddedBefore(Instant.now().minus(properties.retention()), BATCH);
        for (ImportJob job : due) {
            CurrentTenant.run(job.tenantId(), () -> shred(job));
        }
    }

    private void shred(ImportJob job) {
        if (job.state().isWorkedOn()) {
            // Somebody is at it; it ends, or is cancelled, and then goes.
            return;
        }
        blobs.remove(job.file().blobId());
        chunks.shred(job);
        job.shred();
        try {
            jobs.save(job);
        } catch (OptimisticLockingFailureException meanwhile) {
            log.debug("import {} changed while it was shredded, next time", job.id());
        }
    }
}
