package com.haina.resident.person;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.web.ETags;

/** Makes one record of two that are the same person. */
@Component
class MergeResidents {

    private static final int TRIES = 10;

    private static final Logger log = LoggerFactory.getLogger(MergeResidents.class);

    private final Residents residents;
    private final ChangeResident change;
    private final PersonalValues values;
    private final Clock clock;

    MergeResidents(Residents residents, ChangeResident change, PersonalValues values, Clock clock) {
        this.residents = residents;
        this.change = change;
        this.values = values;
        this.clock = clock;
    }

    /**
     * Joins two records of one person. The other is deleted first, which frees its mobile, and remembers that this one still has to take
     * over: a crash in between is made good by {@link SweepResidents}.
     */
    Resident merge(String id, @Nullable String ifMatch, String otherId, Duration purgeAfter) {
        Resident resident = change.visible(id);
        ETags.require(ifMatch, resident);
        Resident other = change.visible(otherId);
        if (id.equals(other.mergePending())) {
            return finish(otherId);
        }
        if (id.equals(otherId) || resident.deleted() || other.deleted()) {
            throw new NotMergeable();
        }
        change.change(
                other,
                "resident.merge-into",
                gone -> gone.mergeInto(id, clock.instant().plus(purgeAfter), today()));
        return finish(other.id());
    }

    /** The second half of a merge; safe to repeat. */
    Resident finish(String otherId) {
        Resident other = residents.get(otherId);
        if (other.mergePending() == null) {
            return residents.get(Objects.requireNonNull(other.mergedInto()));
        }
        Resident resident = residents.get(other.mergePending());
        Resident joined = change.change(resident, "resident.merge", keeping -> keeping.absorb(other, values, today()));
        settle(other.id());
        return joined;
    }

    /** Notes that nothing is left to take over. The relay saves the same record in the same moment, so more than once if need be. */
    private void settle(String otherId) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Resident other = residents.get(otherId);
                other.merged();
                residents.save(other);
                return;
            } catch (OptimisticLockingFailureException relayed) {
                log.debug("saved by somebody else meanwhile", relayed);
            }
        }
        log.info("the sweep will find nothing left to take over from {}", otherId);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
