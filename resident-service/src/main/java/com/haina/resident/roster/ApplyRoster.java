package com.haina.resident.roster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkRows;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.person.ResidentDirectory;

/**
 * Applies a chunk of rows, once, however often it is delivered and wherever it was cut short: what was written before is recognised by its
 * stamp. Where somebody else changed one of the records meanwhile (another chunk, a person), everything is decided anew.
 */
@Component
class ApplyRoster {

    private static final Logger log = LoggerFactory.getLogger(ApplyRoster.class);
    private static final int MOST_ATTEMPTS = 12;

    private final RosterPlanner planner;
    private final RosterApplications applications;
    private final RoomDirectory rooms;
    private final ResidentDirectory residents;

    ApplyRoster(
            RosterPlanner planner, RosterApplications applications, RoomDirectory rooms, ResidentDirectory residents) {
        this.planner = planner;
        this.applications = applications;
        this.rooms = rooms;
        this.residents = residents;
    }

    boolean isApplied(String chunkId) {
        return applications.find(chunkId).isPresent();
    }

    void apply(ChunkRows chunk) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            RosterPlan plan = planner.plan(chunk.jobId(), chunk.chunkId(), chunk.kind(), chunk.policy(), chunk.rows());
            if (rooms.store(plan.places()) && residents.store(plan.people())) {
                rooms.ensure(plan.roomsOnFile());
                finish(RosterApplication.applied(chunk.jobId(), chunk.chunkId(), plan));
                return;
            }
            log.debug("chunk {} met other changes, attempt {}", chunk.chunkId(), attempt);
        }
        throw new OptimisticLockingFailureException("records kept changing while a chunk was applied");
    }

    private void finish(RosterApplication application) {
        try {
            applications.save(application);
        } catch (DuplicateKeyException appliedElsewhere) {
            log.info("chunk {} was applied by another instance at the same time", application.id());
        }
    }
}
