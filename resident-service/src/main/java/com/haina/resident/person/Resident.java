package com.haina.resident.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;
import com.haina.resident.building.CoverageStage;
import com.haina.resident.building.Home;
import com.haina.resident.community.PlaceName;

/**
 * A person who lives, or lived, in rooms of the tenant's communities; at most one per mobile. Mobile and ID number are sealed; beside them
 * stand keyed digests by which they are found.
 */
@Document("residents")
public class Resident extends Aggregate {

    private static final int STAMPS_KEPT = 8;
    private static final int BULKS_KEPT = 10;

    static final int MOST_TAGS = 10;

    private @Nullable String name;
    private String nameKey = "";
    private @Nullable Gender gender;
    private @Nullable Sealed mobile;
    /** Unique; absent without a mobile and while deleted, so that the mobile is free for somebody else. */
    private @Nullable String mobileKey;

    private @Nullable String mobileTail;
    private @Nullable Sealed idNumber;
    private @Nullable String idNumberKey;
    /** Whether the ID number is one to look at; kept, because nothing can be asked of a sealed value. */
    private boolean doubtful;
    /** What people noted about the person. */
    private List<String> tags = new ArrayList<>();

    private List<Occupancy> occupancies = new ArrayList<>();
    /** Where the person lives now: every community, node and room. */
    private List<String> places = new ArrayList<>();
    /** Where the default room stands in the lists of rooms. */
    private String homeKey = Standing.HOMELESS;
    /** The next day on which the person leaves a room, for the sweep that moves people out. */
    private @Nullable String leavesOn;

    /** How far coverage has come; absent while imported only. Not part of what an operator edits, so it moves without the entity tag. */
    private @Nullable CoverageStage coverage;
    /** When the person stops being reachable, for the sweep that looks again; absent when that depends on no time. */
    private @Nullable Instant reachableUntil;

    private boolean deleted;
    private @Nullable Instant purgeAt;
    private @Nullable String mergedInto;
    /** Set until the other record has taken over what this one held. */
    private @Nullable String mergePending;
    /** Changes made by people; an import is taken back only where this has not moved since. */
    private long edits;
    /** Chunk and row of the last imported rows that changed the person. */
    private List<String> stamps = new ArrayList<>();

    private @Nullable RosterMark mark;
    /** The last things done to this person among many, which have no entry of their own on the trail. */
    private List<BulkMark> bulks = new ArrayList<>();

    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    @PersistenceCreator
    Resident(String id) {
        super(id);
    }

    static Resident newcomer(Instant now) {
        Resident resident = new Resident(Ids.next());
        resident.createdAt = now;
        resident.updatedAt = now;
        return resident;
    }

    // Who it is

    void call(@Nullable String newName) {
        name = newName;
        nameKey = newName == null ? "" : PlaceName.textKey(newName);
    }

    void gender(@Nullable Gender newGender) {
        gender = newGender;
    }

    void reachAt(PersonalValues.@Nullable SealedMobile sealed) {
        mobile = sealed == null ? null : sealed.value();
        mobileKey = sealed == null ? null : sealed.key();
        mobileTail = sealed == null ? null : sealed.tailKey();
        stand();
    }

    void identifyBy(PersonalValues.@Nullable SealedIdNumber sealed) {
        idNumber = sealed == null ? null : sealed.value();
        idNumberKey = sealed == null ? null : sealed.key();
        doubtful = sealed != null && sealed.doubtful();
        stand();
    }

    void tag(Collection<String> newTags) {
        tags = new ArrayList<>(new LinkedHashSet<>(newTags));
    }

    // Where it lives

    Occupancy moveIn(Occupancy occupancy, LocalDate today) {
        occupancies.add(occupancy);
        settle(today);
        return occupancy;
    }

    void replace(String occupancyId, UnaryOperator<Occupancy> change, LocalDate today) {
        occupancies.replaceAll(occupancy -> occupancy.id().equals(occupancyId) ? change.apply(occupancy) : occupancy);
        settle(today);
    }

    void forget(String occupancyId, LocalDate today) {
        occupancies.removeIf(occupancy -> occupancy.id().equals(occupancyId));
        settle(today);
    }

    void prefer(String occupancyId, LocalDate today) {
        occupancies.replaceAll(occupancy -> occupancy.preferred(occupancy.id().equals(occupancyId)));
        settle(today);
    }

    /**
     * Follows rooms that are listed or stand elsewhere now.
     *
     * @return whether any does
     */
    boolean follow(Map<String, Home> homes, LocalDate today) {
        List<Occupancy> before = List.copyOf(occupancies);
        List<String> placesBefore = places;
        occupancies.replaceAll(occupancy -> {
            Home home = homes.get(occupancy.roomId());
            return home == null ? occupancy : occupancy.at(home);
        });
        settle(today);
        return !before.equals(occupancies) || !placesBefore.equals(places);
    }

    /** Brings everything that follows from the occupancies up to date; also when a move-out date has come. */
    void settle(LocalDate today) {
        Standing standing = Standing.of(occupancies, today);
        occupancies = new ArrayList<>(standing.occupancies());
        places = new ArrayList<>(standing.places());
        homeKey = standing.homeKey();
        leavesOn = standing.leavesOn();
        stand();
    }

    /** At the places themselves and under what is missing; nowhere while deleted. */
    private void stand() {
        if (deleted) {
            places = new ArrayList<>();
            return;
        }
        Set<PlaceMark> marks = EnumSet.noneOf(PlaceMark.class);
        if (mobile == null) {
            marks.add(PlaceMark.NO_MOBILE);
        }
        if (doubtful) {
            marks.add(PlaceMark.DOUBTFUL);
        }
        PlaceMark.of(coverage()).ifPresent(marks::add);
        places = PlaceMark.with(places(), marks);
    }

    // How far coverage has come

    void cover(CoverageStage stage, @Nullable Instant until) {
        coverage = stage == CoverageStage.IMPORTED ? null : stage;
        reachableUntil = until;
        stand();
    }

    CoverageStage coverage() {
        return coverage == null ? CoverageStage.IMPORTED : coverage;
    }

    @Nullable
    Instant reachableUntil() {
        return reachableUntil;
    }

    // Coming and going of the record

    void delete(Instant purge, LocalDate today) {
        deleted = true;
        purgeAt = purge;
        mobileKey = null;
        mobileTail = null;
        idNumberKey = null;
        settle(today);
    }

    void restore(PersonalValues values, LocalDate today) {
        deleted = false;
        purgeAt = null;
        mergedInto = null;
        if (mobile != null) {
            reachAt(values.sealMobile(values.mobile(mobile)));
        }
        if (idNumber != null) {
            identifyBy(values.sealIdNumber(values.idNumber(idNumber)));
        }
        settle(today);
    }

    /** Deleted in favour of another record, which still has to take over what this one holds. */
    void mergeInto(String other, Instant purge, LocalDate today) {
        delete(purge, today);
        mergedInto = other;
        mergePending = other;
    }

    void merged() {
        mergePending = null;
    }

    /** Takes over what another record of the same person holds; what is known here wins. Safe to repeat. */
    void absorb(Resident other, PersonalValues values, LocalDate today) {
        if (name == null) {
            call(other.name);
        }
        if (gender == null) {
            gender = other.gender;
        }
        if (mobile == null && other.mobile != null) {
            reachAt(values.sealMobile(values.mobile(other.mobile)));
        }
        if (idNumber == null && other.idNumber != null) {
            identifyBy(values.sealIdNumber(values.idNumber(other.idNumber)));
        }
        Set<String> allTags = new LinkedHashSet<>(tags);
        allTags.addAll(other.tags);
        tag(allTags.stream().limit(MOST_TAGS).toList());
        for (Occupancy theirs : other.occupancies) {
            boolean known = occupancies.stream()
                    .anyMatch(own -> own.id().equals(theirs.id())
                            || own.isCurrent(today)
                                    && theirs.isCurrent(today)
                                    && own.roomId().equals(theirs.roomId()));
            if (!known) {
                occupancies.add(theirs.preferred(false));
            }
        }
        settle(today);
    }

    void edited(Instant now) {
        edits++;
        updatedAt = now;
    }

    void editedAmongMany(BulkMark bulk) {
        edited(bulk.at());
        bulks.add(bulk);
        while (bulks.size() > BULKS_KEPT) {
            bulks.removeFirst();
        }
    }

    List<BulkMark> bulks() {
        return List.copyOf(bulks);
    }

    // Imports

    void touch(Instant now) {
        updatedAt = now;
    }

    /** Remembers how to take this import back, before its first change. */
    void markFor(String jobId, boolean created, Instant now) {
        if (mark != null && mark.jobId().equals(jobId)) {
            return;
        }
        mark = new RosterMark(
                        jobId,
                        edits,
                        now,
                        created
                                ? null
                                : new RosterMark.State(
                                        name,
                                        gender,
                                        idNumber,
                                        idNumberKey,
                                        doubtful,
                                        List.copyOf(occupancies),
                                        List.copyOf(stamps),
                                        mark))
                .cut(RosterMark.DEEPEST);
    }

    void stamp(String stamp, Instant now) {
        stamps.add(stamp);
        while (stamps.size() > STAMPS_KEPT) {
            stamps.removeFirst();
        }
        updatedAt = now;
    }

    /** Puts back what stood here before the import of the mark. */
    void takeBack(RosterMark.State before, Instant now, LocalDate today) {
        call(before.name());
        gender = before.gender();
        idNumber = before.idNumber();
        idNumberKey = before.idNumberKey();
        doubtful = Boolean.TRUE.equals(before.doubtful());
        occupancies = new ArrayList<>(before.occupancies());
        stamps = new ArrayList<>(before.stamps());
        mark = before.mark();
        updatedAt = now;
        settle(today);
    }

    boolean hasStamp(String stamp) {
        return stamps.contains(stamp);
    }

    /** Whether a row's work is still to be seen. */
    boolean bearsStamp(String stamp) {
        return hasStamp(stamp) || occupancies.stream().anyMatch(life -> stamp.equals(life.stamp()));
    }

    @Nullable
    RosterMark mark() {
        return mark;
    }

    // What it says

    public @Nullable String name() {
        return name;
    }

    String nameKey() {
        return nameKey;
    }

    @Nullable
    Gender gender() {
        return gender;
    }

    @Nullable
    Sealed mobile() {
        return mobile;
    }

    @Nullable
    String mobileKey() {
        return mobileKey;
    }

    @Nullable
    Sealed idNumber() {
        return idNumber;
    }

    @Nullable
    String idNumberKey() {
        return idNumberKey;
    }

    List<String> tags() {
        return List.copyOf(tags);
    }

    List<Occupancy> occupancies() {
        return List.copyOf(occupancies);
    }

    Optional<Occupancy> occupancy(String occupancyId) {
        return occupancies.stream()
                .filter(occupancy -> occupancy.id().equals(occupancyId))
                .findFirst();
    }

    /** The person's current life in a room. */
    Optional<Occupancy> currentIn(String roomId, LocalDate today) {
        return occupancies.stream()
                .filter(occupancy -> occupancy.roomId().equals(roomId) && occupancy.isCurrent(today))
                .findFirst();
    }

    List<String> places() {
        return places.stream().filter(place -> !PlaceMark.isMarked(place)).toList();
    }

    boolean deleted() {
        return deleted;
    }

    @Nullable
    String mergedInto() {
        return mergedInto;
    }

    @Nullable
    String mergePending() {
        return mergePending;
    }

    long edits() {
        return edits;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
