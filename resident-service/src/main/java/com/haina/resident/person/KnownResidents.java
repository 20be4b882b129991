package com.haina.resident.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.Masks;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.PlaceName;

/** People on file for those who have to tell whether somebody is one of them, and who let a verified person into a room. */
@Component
public class KnownResidents {

    private static final int MOST_IN_A_ROOM = 50;
    private static final int MOST_OF_A_NAME = 20;

    private final Residents residents;
    private final ChangeResident change;
    private final PersonalValues values;
    private final ResidentProperties properties;
    private final Clock clock;

    KnownResidents(
            Residents residents,
            ChangeResident change,
            PersonalValues values,
            ResidentProperties properties,
            Clock clock) {
        this.residents = residents;
        this.change = change;
        this.values = values;
        this.properties = properties;
        this.clock = clock;
    }

    /** Who lives in a room now. */
    public List<KnownResident> livingIn(String roomId) {
        return residents.at(List.of(roomId), MOST_IN_A_ROOM).stream()
                .map(this::known)
                .toList();
    }

    /** Who has this mobile, by its key. */
    public Optional<KnownResident> byMobile(String mobileKey) {
        return residents.byMobileKeys(List.of(mobileKey)).stream().findFirst().map(this::known);
    }

    /** People of a community who are called exactly so. */
    public List<KnownResident> called(String name, String communityId) {
        String key = PlaceName.textKey(name);
        return residents
                .list(
                        new ResidentFilter(null, List.of(communityId), name, null, false),
                        new PageRequest(MOST_OF_A_NAME, null, false),
                        ResidentSort.of("name"))
                .items()
                .stream()
                .filter(resident -> resident.nameKey().equals(key))
                .map(this::known)
                .toList();
    }

    /**
     * What became of people.
     *
     * @param known who is on file, by the id asked for; a record that was merged is answered by the one it went into
     * @param unsettled ids of records whose merge is under way: ask again
     */
    public record Whereabouts(Map<String, KnownResident> known, List<String> unsettled) {}

    /** Who these people are now; those who are neither known nor unsettled are gone. */
    public Whereabouts find(Collection<String> ids) {
        Map<String, KnownResident> known = new HashMap<>();
        List<Resident> found = residents.findAll(ids);
        found.stream()
                .filter(resident -> !resident.deleted())
                .forEach(resident -> known.put(resident.id(), known(resident)));
        for (Resident gone : found) {
            if (gone.deleted() && gone.mergePending() == null && gone.mergedInto() != null) {
                residents
                        .find(gone.mergedInto())
                        .filter(into -> !into.deleted())
                        .ifPresent(into -> known.put(gone.id(), known(into)));
            }
        }
        return new Whereabouts(
                known,
                found.stream()
                        .filter(resident -> resident.mergePending() != null)
                        .map(Resident::id)
                        .toList());
    }

    /** A person on file that the caller may see; 404 otherwise. */
    public KnownResident visible(String id) {
        Resident resident = change.visible(id);
        if (resident.deleted()) {
            throw new RecordNotFound();
        }
        return known(resident);
    }

    /** How people's numbers are shown, by id. */
    public Map<String, Shown> shown(Collection<String> ids) {
        Map<String, Shown> shown = new HashMap<>();
        residents
                .findAll(ids)
                .forEach(resident -> shown.put(
                        resident.id(),
                        new Shown(
                                resident.mobile() == null ? null : Masks.mobile(values.mobile(resident.mobile())),
                                resident.idNumber() == null
                                        ? null
                                        : Masks.idNumber(values.idNumber(resident.idNumber())))));
        return shown;
    }

    /** Masked numbers. */
    public record Shown(
            @Nullable String mobileMasked, @Nullable String idNumberMasked) {}

    /** Somebody who is not on file. */
    public record Newcomer(
            String name, String mobile, @Nullable String idNumber) {

        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    /**
     * A person who lives in a room now, and what had to be written for that.
     *
     * @param identity what the person is to the room by the file
     * @param created whether the record is new
     * @param occupancyId the life in the room, if that is new
     */
    public record Joined(
            String residentId,
            Identity identity,
            boolean created,
            @Nullable String occupancyId) {}

    /**
     * Makes sure that a person lives in a room by the file. What stands on file is never changed: a person who lives there already stays as
     * is, one who does not moves in, a newcomer gets a record.
     *
     * @param residentId who it is, or null for a newcomer, whose mobile must not be on file
     */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    public Joined join(@Nullable String residentId, Newcomer newcomer, String roomId, Identity identity) {
        ResidentRequest.MoveIn home = new ResidentRequest.MoveIn(roomId, identity, null, null);
        if (residentId == null) {
            Resident resident = change.register(new ResidentRequest(
                    newcomer.name(), null, newcomer.mobile(), newcomer.idNumber(), null, List.of(home)));
            return new Joined(resident.id(), identity, true, null);
        }
        KnownResident known = visible(residentId);
        KnownResident.Life life = known.currentIn(roomId).orElse(null);
        if (life != null) {
            return new Joined(residentId, Objects.requireNonNullElse(life.identity(), identity), false, null);
        }
        Resident moved = change.moveIn(residentId, "*", home);
        return new Joined(
                residentId,
                identity,
                false,
                moved.currentIn(roomId, LocalDate.now(clock)).map(Occupancy::id).orElse(null));
    }

    /** Takes back what {@link #join} had written. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    public void part(String residentId, boolean created, @Nullable String occupancyId) {
        Resident resident = residents.find(residentId).orElse(null);
        if (resident == null || resident.deleted()) {
            return;
        }
        if (created) {
            change.delete(residentId, "*", properties.purgeAfter());
        } else if (occupancyId != null && resident.occupancy(occupancyId).isPresent()) {
            change.change(
                    resident, "resident.verification-undone", again -> again.forget(occupancyId, LocalDate.now(clock)));
        }
    }

    /** The ids of residents whose name begins like this. */
    public List<String> named(String prefix, int most) {
        return residents.named(prefix, most).stream().map(Resident::id).toList();
    }

    private KnownResident known(Resident resident) {
        LocalDate today = LocalDate.now(clock);
        return new KnownResident(
                resident.id(),
                resident.name(),
                resident.mobileKey(),
                resident.idNumberKey(),
                resident.occupancies().stream()
                        .map(life -> new KnownResident.Life(
                                life.id(),
                                life.roomId(),
                                life.communityId(),
                                life.identity(),
                                life.isCurrent(today),
                                life.movedOutOn()))
                        .toList());
    }
}
