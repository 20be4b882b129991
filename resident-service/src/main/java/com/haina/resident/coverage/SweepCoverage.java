package com.haina.resident.coverage;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.resident.person.CoveredResidents;

/**
 * What no event tells: the 48 hours after a follower's last message are over (at most half a minute late), and people who came to or went
 * from a room that followers have to do with, many at once (hourly).
 */
@Component
class SweepCoverage {

    private static final Logger log = LoggerFactory.getLogger(SweepCoverage.class);

    private final CoveredResidents people;
    private final FollowerReaches followers;
    private final CoverPeople cover;
    private final Clock clock;

    SweepCoverage(CoveredResidents people, FollowerReaches followers, CoverPeople cover, Clock clock) {
        this.people = people;
        this.followers = followers;
        this.cover = cover;
        this.clock = clock;
    }

    /** Safe in several instances at once. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void lapse() {
        people.forEachLapsed(clock.instant(), id -> attempt(() -> cover.cover(List.of(), List.of(id))));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void settle() {
        followers.forEachTied(follower -> attempt(() -> cover.cover(follower.roomIds(), follower.residentIds())));
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("left for the next sweep", changedMeanwhile);
        }
    }
}
