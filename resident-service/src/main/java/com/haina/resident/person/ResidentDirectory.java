package com.haina.resident.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.resident.building.Home;
import com.haina.resident.building.PlaceUse;
import com.haina.resident.building.RoomDirectory;

/** People as the other features see them. */
@Component
public class ResidentDirectory implements PlaceUse {

    private static final int BATCH = 500;
    private static final int MOST_ATTEMPTS = 10;

    private final Residents residents;
    private final PersonalValues values;
    private final RoomDirectory rooms;
    private final Clock clock;

    ResidentDirectory(Residents residents, PersonalValues values, RoomDirectory rooms, Clock clock) {
        this.residents = residents;
        this.values = values;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** What rows of an import do to the people on file. */
    public PeoplePlan plan(Collection<PeoplePlan.Said> all, DuplicatePolicy policy, String jobId) {
        PeoplePlan plan = new PeoplePlan(values, policy, jobId, clock.instant(), LocalDate.now(clock));
        plan.load(all, residents);
        return plan;
    }

    /**
     * Writes what a plan does.
     *
     * @return false where somebody changed one of the people meanwhile: plan again, what was written stays and will be recognised
     */
    public boolean store(PeoplePlan plan) {
        boolean inserted = residents.insertAll(plan.newcomers());
        boolean replaced = residents.replaceAll(plan.changed());
        return inserted && replaced;
    }

    /**
     * What became of people whose import was taken back.
     *
     * @param kept ids of those who stay as they are, with the code of the reason
     */
    public record TakenBack(Set<String> undone, Map<String, String> kept) {}

    /**
     * Takes an import's changes back, as far as nobody changed the people since.
     *
     * @param stampsById the import's rows about each person
     */
    public TakenBack takeBack(String jobId, Map<String, Set<String>> stampsById) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Map<String, String> kept = new HashMap<>();
            List<Resident> gone = new ArrayList<>();
            List<Resident> restored = new ArrayList<>();
            for (Resident resident : residents.findAll(stampsById.keySet())) {
                RosterMark mark = resident.mark();
                if (mark == null || !mark.jobId().equals(jobId)) {
                    if (stampsById.get(resident.id()).stream().anyMatch(resident::bearsStamp)) {
                        kept.put(resident.id(), "changed.by-import");
                    }
                } else if (resident.edits() != mark.edits()) {
                    kept.put(resident.id(), "changed.by-hand");
                } else if (mark.before() == null) {
                    gone.add(resident);
                } else {
                    resident.takeBack(mark.before(), clock.instant(), LocalDate.now(clock));
                    restored.add(resident);
                }
            }
            bringHome(restored);
            boolean removed = residents.removeAll(gone);
            boolean replaced = residents.replaceAll(restored);
            if (removed && replaced) {
                Set<String> undone = new HashSet<>(stampsById.keySet());
                undone.removeAll(kept.keySet());
                return new TakenBack(undone, kept);
            }
        }
        throw new OptimisticLockingFailureException("people kept changing while an import was taken back");
    }

    @Override
    public long residentsAt(String placeId) {
        return residents.countAt(placeId);
    }

    @Override
    public Map<String, Tally> tally(String nodeId) {
        return residents.tally(nodeId);
    }

    @Override
    public Set<String> inhabited(Collection<String> roomIds) {
        return residents.inhabited(roomIds);
    }

    @Override
    public void moved(String placeId) {
        residents.inBatchesAt(placeId, BATCH, this::follow);
    }

    /** Who was changed meanwhile is read again and follows then. */
    private void follow(List<Resident> people) {
        List<Resident> batch = people;
        for (int attempt = 1; !residents.replaceAll(bringHome(batch)); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new OptimisticLockingFailureException("people kept changing while their place moved");
            }
            batch = residents.findAll(people.stream().map(Resident::id).toList());
        }
    }

    /** Brings people to where their rooms are now; answers those whom that changed. */
    List<Resident> bringHome(List<Resident> people) {
        Set<String> roomIds = new HashSet<>();
        people.forEach(resident -> resident.occupancies().forEach(life -> roomIds.add(life.roomId())));
        Map<String, Home> homes = rooms.homes(roomIds);
        return people.stream()
                .filter(resident -> resident.follow(homes, LocalDate.now(clock)))
                .toList();
    }
}
