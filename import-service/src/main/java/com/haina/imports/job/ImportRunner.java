package com.haina.imports.job;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.imports.excel.FileRefused;
import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.ProblemException;
import com.haina.platform.tenancy.CurrentTenant;

/** Finds jobs that nobody works on, of any tenant and whoever left them, and works on some of them at a time. */
@Component
class ImportRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    /** A failure that stays is the job's, not the moment's. */
    private static final int MOST_FAILURES = 5;

    private final ImportJobs jobs;
    private final ImportWork work;
    private final String instance = Ids.next();
    private final Semaphore free;
    private final Set<Hold> holds = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean running;

    ImportRunner(ImportJobs jobs, ImportWork work, ImportProperties properties) {
        this.jobs = jobs;
        this.work = work;
        this.free = new Semaphore(properties.jobsInFlight());
    }

    /** There is something new to do. */
    void nudge() {
        Thread.startVirtualThread(this::takeWaiting);
    }

    @Scheduled(fixedDelay = 1000)
    void takeWaiting() {
        while (running && free.tryAcquire()) {
            boolean started = false;
            try {
                String owner = instance + "-" + Ids.next();
                Optional<ImportJob> job = jobs.claim(owner);
                if (job.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("import-" + job.get().id()).start(() -> run(job.get(), owner));
                started = true;
            } finally {
                if (!started) {
                    free.release();
                }
            }
        }
    }

    private void run(ImportJob job, String owner) {
        Hold hold = new Hold(job, owner);
        hold.done(job.progress().done());
        holds.add(hold);
        try {
            CurrentTenant.run(job.tenantId(), () -> {
                boolean again = proceed(job, hold);
                if (again || !running) {
                    jobs.giveBack(job.id(), owner);
                }
            });
        } catch (RuntimeException storeGone) {
            log.warn("import {} could not be given back, its lease ends by itself: {}", job.id(), storeGone.toString());
        } finally {
            holds.remove(hold);
            free.release();
            nudge();
        }
    }

    /** Answers whether the job may be taken again at once; after a failure its lease keeps it waiting a while. */
    private boolean proceed(ImportJob job, Hold hold) {
        try {
            work.proceed(job, hold);
            failures.remove(job.id());
            return true;
        } catch (Hold.HoldLost lost) {
            return false;
        } catch (FileRefused refused) {
            fail(job, refused.refusal().code());
        } catch (ProblemException problem) {
            fail(job, problem.code());
        } catch (Exception failed) {
            int count = failures.merge(job.id(), 1, Integer::sum);
            log.warn("import {} stopped in {}, attempt {}", job.id(), job.state(), count, failed);
            if (count >= MOST_FAILURES && !isStoreTrouble(failed)) {
                failures.remove(job.id());
                fail(job, "import.broke-off");
            }
        } finally {
            hold.lose();
        }
        return false;
    }

    private static boolean isStoreTrouble(Exception failed) {
        return failed instanceof org.springframework.dao.DataAccessException;
    }

    private void fail(ImportJob job, String code) {
        ImportJob current = jobs.get(job.id());
        if (current.state().isWorkedOn()) {
            current.fail(code);
            jobs.save(current);
        }
    }

    @Scheduled(fixedDelay = 700)
    void renew() {
        for (Hold hold : holds) {
            try {
                hold.renew(jobs);
            } catch (RuntimeException storeGone) {
                log.warn("the hold on import {} could not be renewed: {}", hold.jobId(), storeGone.toString());
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        holds.forEach(Hold::lose);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the outbox relay and the listeners. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1_024;
    }
}
