package com.haina.resident.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.resident.building.CoverageStage;
import com.haina.resident.building.PlaceUse;

/** How far the office has come with people, kept in their records so that every list can ask for it; decided by whoever knows followers. */
@Component
public class CoveredResidents {

    private static final int MOST = 1_000;

    private final Residents residents;
    private final Clock clock;

    CoveredResidents(Residents residents, Clock clock) {
        this.residents = residents;
        this.clock = clock;
    }

    /** A person as it was read. */
    public static final class Covered {

        private final Resident resident;
        private final Map<String, Boolean> homes;

        private Covered(Resident resident, LocalDate today) {
            this.resident = resident;
            this.homes = resident.deleted()
                    ? Map.of()
                    : resident.occupancies().stream()
                            .filter(life -> life.isCurrent(today))
                            .collect(Collectors.toMap(
                                    Occupancy::roomId,
                                    life -> life.identity() == Identity.OWNER,
                                    (one, other) -> one || other));
        }

        public String id() {
            return resident.id();
        }

        /** The rooms where the person lives now. */
        public Set<String> roomIds() {
            return homes.keySet();
        }

        /** The rooms where the person lives or lived. */
        public Set<String> everIn() {
            return resident.occupancies().stream().map(Occupancy::roomId).collect(Collectors.toSet());
        }

        public boolean isOwnerOf(String roomId) {
            return homes.getOrDefault(roomId, false);
        }
    }

    /** Who lives in a room now. */
    public List<Covered> livingIn(String roomId) {
        return covered(residents.at(List.of(roomId), MOST));
    }

    /** The people with these ids. */
    public List<Covered> byId(Collection<String> ids) {
        return covered(residents.findAll(ids));
    }

    private List<Covered> covered(List<Resident> people) {
        LocalDate today = LocalDate.now(clock);
        return people.stream().map(resident -> new Covered(resident, today)).toList();
    }

    /**
     * Keeps how far the office has come with somebody.
     *
     * @param until when that ends by itself, or null
     * @return false where the person was changed since it was read: look again
     */
    public boolean cover(Covered who, CoverageStage stage, @Nullable Instant until) {
        Resident resident = who.resident;
        if (resident.coverage() == stage && Objects.equals(resident.reachableUntil(), until)) {
            return true;
        }
        resident.cover(stage, until);
        return residents.cover(resident);
    }

    /** Hands over those whose stage has ended by itself by this time, each as its own tenant. */
    public void forEachLapsed(Instant now, Consumer<String> handler) {
        residents.forEachLapsed(now, resident -> handler.accept(resident.id()));
    }

    /**
     * How many people live at one of these places, by how far the office has come with them; each counted once.
     *
     * @param placeIds communities, nodes or rooms; empty for all people
     */
    public Counts count(List<String> placeIds) {
        ResidentFilter all = new ResidentFilter(null, placeIds, null, null, false);
        long following = residents.count(all.withCoverage(EnumSet.of(CoverageStage.FOLLOWING)));
        long verified = residents.count(all.withCoverage(EnumSet.of(CoverageStage.VERIFIED)));
        long reachable = residents.count(all.withCoverage(EnumSet.of(CoverageStage.REACHABLE)));
        long covered = following + verified + reachable;
        long withoutMobile = residents.count(all.withMobile(false));
        return new Counts(
                Math.max(residents.count(all), covered), withoutMobile, covered, verified + reachable, reachable);
    }

    /**
     * People, each stage including those after it.
     *
     * @param imported all
     * @param withoutMobile those of all who have no mobile on file
     */
    public record Counts(long imported, long withoutMobile, long following, long verified, long reachable) {}

    /** Who lives in the rooms under a place: how many, and how far the office has come with the best of them. */
    public Map<String, PlaceUse.Tally> tally(String placeId) {
        return residents.tally(placeId);
    }
}
