package com.haina.imports.job;

import org.jspecify.annotations.Nullable;

import com.haina.platform.tenancy.CurrentTenant;

/** A worker's hold on a job: renewed beside the work, and asked by the work whether it may go on. */
final class Hold {
    private final String tenantId;
    private final String jobId;
    private final int generation;
    private final String owner;
    private volatile boolean lost;
    private volatile int done;
    private volatile @Nullable Applied applied;

    Hold(ImportJob job, String owner) {
        this.tenantId = job.tenantId();
        this.jobId = job.id();
        this.generation = job.generation();
        this.owner = owner;
    }

    String jobId() {
        return jobId;
    }

    String owner() {
        return owner;
    }

    /** How far the work is; goes to the store with the next renewal. */
    void done(int rows) {
        done = rows;
    }

    /** What the rows that are done did; goes with it. */
    void applied(Applied rows) {
        applied = rows;
    }

    /** Renews; when that fails, somebody else has the job or it is to be done differently. */
    void renew(ImportJobs jobs) {
        if (!lost && !CurrentTenant.call(tenantId, () -> jobs.renew(jobId, generation, owner, done, applied))) {
            lost = true;
        }
    }

    void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }

    /** Stops work that nobody wants any more. */
    void check() {
        if (lost) {
            throw new HoldLost();
        }
    }

    /** Not a failure: the job is somebody else's now, or was cancelled. */
    static final class HoldLost extends RuntimeException {
        HoldLost() {
            super("the job is no longer held", null, false, false);
        }
    }
}
