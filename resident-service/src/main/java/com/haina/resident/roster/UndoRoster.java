package com.haina.resident.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkUndone.KeptRow;
import com.haina.resident.building.RemovePlaces;
import com.haina.resident.person.ResidentDirectory;
import com.haina.resident.person.ResidentDirectory.TakenBack;
import com.haina.resident.roster.RosterPlan.Effect;

/** Takes an applied chunk back: people first, then rooms that nobody lives in any more, then nodes with nothing under them. Safe to repeat. */
@Component
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
class UndoRoster {

    private final RosterApplications applications;
    private final ResidentDirectory residents;
    private final RemovePlaces places;

    UndoRoster(RosterApplications applications, ResidentDirectory residents, RemovePlaces places) {
        this.applications = applications;
        this.residents = residents;
        this.places = places;
    }

    void undo(String jobId, String chunkId) {
        RosterApplication application =
                applications.find(chunkId).orElseGet(() -> RosterApplication.neverApplied(jobId, chunkId));
        if (application.undone()) {
            return;
        }
        List<Effect> effects = application.effects();
        Map<String, Set<String>> stamps = new HashMap<>();
        Set<String> roomIds = new HashSet<>();
        for (Effect effect : effects) {
            roomIds.add(effect.roomId());
            if (effect.residentId() != null) {
                stamps.computeIfAbsent(effect.residentId(), id -> new HashSet<>())
                        .add(chunkId + ":" + effect.row());
            }
        }
        TakenBack people = residents.takeBack(jobId, stamps);
        Set<String> gone = places.takeBack(jobId, roomIds);
        List<KeptRow> kept = new ArrayList<>();
        for (Effect effect : effects) {
            String residentId = effect.residentId();
            if (residentId != null && people.kept().containsKey(residentId)) {
                kept.add(new KeptRow(effect.row(), residentId, people.kept().get(residentId)));
            } else if (residentId == null && !gone.contains(effect.roomId())) {
                kept.add(new KeptRow(effect.row(), effect.roomId(), "room.in-use"));
            }
        }
        application.undo(kept);
        applications.save(application);
    }
}
