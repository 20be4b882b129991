package com.haina.resident.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.Verdict;
import com.haina.platform.crypto.Masks;
import com.haina.resident.building.Home;
import com.haina.resident.community.PlaceName;

/**
 * What imported rows do to the people on file. Rows are decided one after the other, each seeing what those before it did; nothing is
 * written until {@link ResidentDirectory#store}.
 *
 * <p>A row stands for one person in one room. It is new when the person does not live in the room yet, so the verdict does not depend on
 * how rows are spread over chunks.
 */
public final class PeoplePlan {

    /** What a row says about a person. */
    public record Said(
            String mobile,
            @Nullable String name,
            @Nullable Gender gender,
            @Nullable String idNumber,
            @Nullable Identity identity,
            @Nullable LocalDate movedInOn,
            @Nullable LocalDate movedOutOn) {

        @Override
        public String toString() {
            return "Said";
        }
    }

    /**
     * What becomes of a row.
     *
     * @param residentId the person
     */
    public record Decision(Verdict verdict, List<RowIssue> issues, List<FieldChange> changes, String residentId) {}

    private record Seen(int row, Said said) {}

    private final PersonalValues values;
    private final DuplicatePolicy policy;
    private final String jobId;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, Resident> byMobile = new HashMap<>();
    private final Map<String, Set<String>> mobilesByIdNumber = new HashMap<>();
    private final Map<String, Resident> newcomers = new LinkedHashMap<>();
    private final Map<String, Resident> changed = new LinkedHashMap<>();
    private final Map<String, Seen> seenLives = new HashMap<>();
    private final Map<String, Seen> seenPeople = new HashMap<>();
    private final Map<String, String> mobileKeys = new HashMap<>();
    private final Map<String, String> idNumberKeys = new HashMap<>();
    /** Newcomers whose values are not sealed yet: a dry run, which stores nobody, need not encrypt. */
    private final Map<String, Said> unsealed = new HashMap<>();

    PeoplePlan(PersonalValues values, DuplicatePolicy policy, String jobId, Instant now, LocalDate today) {
        this.values = values;
        this.policy = policy;
        this.jobId = jobId;
        this.now = now;
        this.today = today;
    }

    /** Loads the people that the rows may mean. */
    void load(Collection<Said> all, Residents residents) {
        all.forEach(said -> mobileKeys.computeIfAbsent(said.mobile(), values::mobileKey));
        residents.byMobileKeys(new HashSet<>(mobileKeys.values())).forEach(resident -> {
            if (resident.mobileKey() != null) {
                byMobile.put(resident.mobileKey(), resident);
            }
        });
        // Who has the same ID number under another mobile matters only for rows that bring a number to somebody.
        Set<String> brought = new HashSet<>();
        for (Said said : all) {
            if (said.idNumber() != null && IdNumber.isCertain(said.idNumber())) {
                Resident onFile = byMobile.get(key(said));
                String idNumberKey = idNumberKey(said.idNumber());
                if (onFile == null || !idNumberKey.equals(onFile.idNumberKey())) {
                    brought.add(idNumberKey);
                }
            }
        }
        residents.byIdNumberKeys(brought).forEach(this::knowIdNumber);
    }

    private void knowIdNumber(Resident resident) {
        if (resident.idNumberKey() != null && resident.mobileKey() != null) {
            mobilesByIdNumber
                    .computeIfAbsent(resident.idNumberKey(), id -> new HashSet<>())
                    .add(resident.mobileKey());
        }
    }

    private String key(Said said) {
        return mobileKeys.computeIfAbsent(said.mobile(), values::mobileKey);
    }

    private String idNumberKey(String number) {
        return idNumberKeys.computeIfAbsent(number, values::idNumberKey);
    }

    /** The person that a row means, complete. */
    private @Nullable Resident meant(Said said) {
        Resident resident = byMobile.get(key(said));
        if (resident != null) {
            seal(resident);
        }
        return resident;
    }

    private void seal(Resident newcomer) {
        Said said = unsealed.remove(newcomer.id());
        if (said != null) {
            newcomer.reachAt(values.sealMobile(said.mobile(), key(said)));
            if (said.idNumber() != null) {
                newcomer.identifyBy(values.sealIdNumber(said.idNumber(), idNumberKey(said.idNumber())));
            }
        }
    }

    /**
     * What keeps a row out under every policy: it contradicts another row, or the mobile is on file as somebody else's.
     *
     * @param roomId the row's room; null where it is not on file yet
     */
    public Optional<RowIssue> objection(String stamp, Said said, @Nullable String roomId) {
        Resident resident = meant(said);
        if (resident != null && resident.bearsStamp(stamp)) {
            return Optional.empty(); // done before, this is the same chunk again
        }
        Seen twin = roomId == null ? null : seenLives.get(key(said) + "/" + roomId);
        if (twin != null) {
            return twin.said().equals(said)
                    ? Optional.empty()
                    : Optional.of(RowIssue.error("", "row.contradicts", row(twin)));
        }
        Seen earlier = seenPeople.get(key(said));
        if (earlier != null && isSomebodyElse(earlier.said().name(), said.name())) {
            return Optional.of(RowIssue.error(RosterField.NAME, "person.contradicts", row(earlier)));
        }
        return resident != null && isSomebodyElse(resident.name(), said.name()) && hasOtherIdNumber(resident, said)
                ? Optional.of(RowIssue.error(RosterField.MOBILE, "person.other"))
                : Optional.empty();
    }

    private static Map<String, String> row(Seen seen) {
        return Map.of("row", Integer.toString(seen.row()));
    }

    /**
     * Decides a row that nothing is objected to, and does it in memory.
     *
     * @param stamp of the row, by which a chunk delivered twice knows its own work
     */
    public Decision decide(int row, String stamp, Said said, Home home) {
        List<RowIssue> issues = new ArrayList<>();
        Seen twin = seenLives.putIfAbsent(key(said) + "/" + home.roomId(), new Seen(row, said));
        Resident resident = meant(said);
        if (twin != null && resident != null) {
            issues.add(RowIssue.warning("", "row.duplicate", row(twin)));
            return new Decision(Verdict.UNCHANGED, issues, List.of(), resident.id());
        }
        seenPeople.putIfAbsent(key(said), new Seen(row, said));
        warnOfSharedIdNumber(said, issues);
        return resident == null ? create(stamp, said, home, issues) : change(resident, stamp, said, home, issues);
    }

    private static boolean isSomebodyElse(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !PlaceName.textKey(one).equals(PlaceName.textKey(other));
    }

    private void warnOfSharedIdNumber(Said said, List<RowIssue> issues) {
        if (said.idNumber() == null || !IdNumber.isCertain(said.idNumber())) {
            return;
        }
        Set<String> mobiles = mobilesByIdNumber.computeIfAbsent(idNumberKey(said.idNumber()), id -> new HashSet<>());
        if (mobiles.stream().anyMatch(mobile -> !mobile.equals(key(said)))) {
            issues.add(RowIssue.warning(RosterField.ID_NUMBER, "idNumber.elsewhere"));
        }
        mobiles.add(key(said));
    }

    private Decision create(String stamp, Said said, Home home, List<RowIssue> issues) {
        Resident resident = Resident.newcomer(now);
        resident.markFor(jobId, true, now);
        resident.call(said.name());
        resident.gender(said.gender());
        unsealed.put(resident.id(), said);
        resident.moveIn(Occupancy.of(home, said.identity(), said.movedInOn(), said.movedOutOn(), stamp), today);
        newcomers.put(resident.id(), resident);
        byMobile.put(key(said), resident);
        List<FieldChange> changes = new ArrayList<>();
        changes.add(new FieldChange(RosterField.MOBILE, null, Masks.mobile(said.mobile())));
        note(changes, RosterField.NAME, null, said.name());
        note(changes, RosterField.GENDER, null, said.gender());
        note(changes, RosterField.ID_NUMBER, null, said.idNumber() == null ? null : Masks.idNumber(said.idNumber()));
        noteLife(changes, null, said);
        return new Decision(Verdict.NEW, issues, changes, resident.id());
    }

    private Decision change(Resident resident, String stamp, Said said, Home home, List<RowIssue> issues) {
        if (resident.occupancies().stream().anyMatch(life -> stamp.equals(life.stamp()))) {
            return new Decision(Verdict.NEW, issues, List.of(), resident.id());
        }
        if (resident.hasStamp(stamp)) {
            return new Decision(Verdict.CHANGED, issues, List.of(), resident.id());
        }
        boolean otherName = isSomebodyElse(resident.name(), said.name());
        Occupancy life = resident.currentIn(home.roomId(), today).orElse(null);
        boolean knownPast = life == null && isKnownPast(resident, said, home);
        if (otherName && policy != DuplicatePolicy.OVERWRITE) {
            issues.add(RowIssue.warning(RosterField.NAME, "name.differs"));
        }
        List<Runnable> steps = new ArrayList<>();
        List<FieldChange> changes = new ArrayList<>();
        planPerson(resident, said, steps, changes);
        boolean isNew = life == null && !knownPast;
        if (isNew) {
            steps.add(() -> resident.moveIn(
                    Occupancy.of(home, said.identity(), said.movedInOn(), said.movedOutOn(), stamp), today));
            noteLife(changes, null, said);
        } else if (life != null) {
            planLife(resident, life, said, steps, changes);
        }
        if (steps.isEmpty()) {
            return new Decision(Verdict.UNCHANGED, issues, List.of(), resident.id());
        }
        if (!newcomers.containsKey(resident.id())) {
            changed.put(resident.id(), resident);
        }
        resident.markFor(jobId, false, now);
        steps.forEach(Runnable::run);
        if (isNew) {
            resident.touch(now);
            return new Decision(Verdict.NEW, issues, changes, resident.id());
        }
        resident.stamp(stamp, now);
        return new Decision(Verdict.CHANGED, issues, changes, resident.id());
    }

    private boolean hasOtherIdNumber(Resident resident, Said said) {
        return said.idNumber() != null
                && resident.idNumber() != null
                && IdNumber.isCertain(said.idNumber())
                && IdNumber.isCertain(values.idNumber(resident.idNumber()))
                && !idNumberKey(said.idNumber()).equals(resident.idNumberKey());
    }

    /** A row about a time that is over and on file. */
    private boolean isKnownPast(Resident resident, Said said, Home home) {
        return said.movedOutOn() != null
                && resident.occupancies().stream()
                        .anyMatch(past -> past.roomId().equals(home.roomId())
                                && said.movedOutOn().toString().equals(past.movedOutOn())
                                && (said.movedInOn() == null
                                        || said.movedInOn().toString().equals(past.movedInOn())));
    }

    private void planPerson(Resident resident, Said said, List<Runnable> steps, List<FieldChange> changes) {
        if (takes(resident.name(), said.name())) {
            note(changes, RosterField.NAME, resident.name(), said.name());
            steps.add(() -> resident.call(said.name()));
        }
        if (takes(resident.gender(), said.gender())) {
            note(changes, RosterField.GENDER, resident.gender(), said.gender());
            steps.add(() -> resident.gender(said.gender()));
        }
        if (said.idNumber() != null && takes(resident.idNumberKey(), idNumberKey(said.idNumber()))) {
            String before = resident.idNumber() == null ? null : Masks.idNumber(values.idNumber(resident.idNumber()));
            // Two numbers may look the same once masked.
            changes.add(new FieldChange(RosterField.ID_NUMBER, before, Masks.idNumber(said.idNumber())));
            steps.add(() -> resident.identifyBy(values.sealIdNumber(said.idNumber())));
        }
    }

    private void planLife(
            Resident resident, Occupancy life, Said said, List<Runnable> steps, List<FieldChange> changes) {
        Occupancy after = life.with(
                taken(life.identity(), said.identity()),
                taken(life.movedInOn(), Occupancy.text(said.movedInOn())),
                taken(life.movedOutOn(), Occupancy.text(said.movedOutOn())));
        if (!after.equals(life)) {
            note(changes, RosterField.IDENTITY, life.identity(), after.identity());
            note(changes, RosterField.MOVED_IN_ON, life.movedInOn(), after.movedInOn());
            note(changes, RosterField.MOVED_OUT_ON, life.movedOutOn(), after.movedOutOn());
            steps.add(() -> resident.replace(life.id(), current -> after, today));
        }
    }

    /** Whether the policy lets a row's value replace what is on file. */
    private boolean takes(@Nullable Object onFile, @Nullable Object said) {
        if (said == null || said.equals(onFile)) {
            return false;
        }
        return switch (policy) {
            case SKIP -> false;
            case FILL_EMPTY -> onFile == null;
            case OVERWRITE -> true;
        };
    }

    private <T> @Nullable T taken(@Nullable T onFile, @Nullable T said) {
        return takes(onFile, said) ? said : onFile;
    }

    private static void noteLife(List<FieldChange> changes, @Nullable Occupancy before, Said said) {
        note(changes, RosterField.IDENTITY, before == null ? null : before.identity(), said.identity());
        note(changes, RosterField.MOVED_IN_ON, null, said.movedInOn());
        note(changes, RosterField.MOVED_OUT_ON, null, said.movedOutOn());
    }

    private static void note(List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, Objects.toString(before, null), Objects.toString(after, null)));
        }
    }

    Collection<Resident> newcomers() {
        newcomers.values().forEach(this::seal);
        return newcomers.values();
    }

    Collection<Resident> changed() {
        return changed.values();
    }
}
