package com.haina.resident.person;

import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What time brings: deleted people are purged, people whose last day has come move out, merges that a crash cut short are finished. */
@Component
@EnableConfigurationProperties(ResidentProperties.class)
class SweepResidents {

    private static final Logger log = LoggerFactory.getLogger(SweepResidents.class);

    private final Residents residents;
    private final MergeResidents merge;
    private final PersonTraces traces;
    private final Clock clock;

    SweepResidents(Residents residents, MergeResidents merge, PersonTraces traces, Clock clock) {
        this.residents = residents;
        this.merge = merge;
        this.traces = traces;
        this.clock = clock;
    }

    /** Runs every few minutes; each step is safe to repeat and to run in several instances at once. */
    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void sweep() {
        residents.forEachMerging(other -> attempt(() -> merge.finish(other.id())));
        residents.forEachLeaving(
                LocalDate.now(clock),
                leaving -> attempt(() -> {
                    leaving.settle(LocalDate.now(clock));
                    residents.save(leaving);
                }));
        residents.forEachDue(clock.instant(), due -> attempt(() -> purge(due)));
    }

    private void purge(Resident due) {
        if (due.mergedInto() == null) { // otherwise the person is on file still, under another id
            traces.forget(due.id());
        }
        residents.remove(due);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("left for the next sweep", changedMeanwhile);
        }
    }
}
