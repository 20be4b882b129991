package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.ImportProgressed;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.outbox.Aggregate;

/**
 * One uploaded workbook and what becomes of it. A worker holds it by a lease while something is to be done; whatever
 * process dies, the next one goes on from the chunks that exist.
 */
@Document("import_jobs")
class ImportJob extends Aggregate {
    /** Shows everything a file could change; what is really done is decided when it is confirmed. */
    static final RosterPolicy WIDEST = new RosterPolicy(DuplicatePolicy.OVERWRITE, true);

    private ImportedFile file;
    private ImportState state;
    private @Nullable SheetMapping mapping;
    private Map<String, String> defaults = Map.of();
    private RosterPolicy policy = WIDEST;
    private RosterPolicy checkedPolicy = WIDEST;
    private int generation;
    private Progress progress = Progress.begin(0);
    private Counts counts = Counts.NONE;
    private Applied applied = Applied.NONE;
    private List<IssueCount> issues = List.of();
    private int undoneRows;
    private int keptRows;
    private @Nullable String failure;
    private @Nullable String sameFileAs;
    private final String createdBy;
    private final @Nullable String createdByName;
    private Instant createdAt;
    private @Nullable List<String> communities;
    private @Nullable String confirmedBy;
    private @Nullable String confirmedByName;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant finishedAt;

    /** Both are moved by ImportJobs alone; here the lease is only given up when there is something new to do. */
    private @Nullable String leaseOwner;

    private Instant leaseUntil = Instant.EPOCH;

    /**
     * A new import.
     *
     * @param communities ids that the operator is limited to; absent without a limit
     */
    ImportJob(ImportedFile file, String createdBy, @Nullable String createdByName, @Nullable List<String> communities) {
        this.file = file;
        this.state = ImportState.UPLOADED;
        this.createdBy = createdBy;
        this.createdByName = createdByName;
        this.communities = communities;
        this.createdAt = Instant.now();
    }

    /** Stored, and nothing in it was recognised. */
    void unrecognised() {
        tell();
    }

    /** Takes a mapping and begins the dry run anew, unless columns that every such roster needs are missing. */
    void map(SheetMapping newMapping, Map<String, String> newDefaults, RosterPolicy preview, boolean start) {
        require(state.isBeforeConfirmation());
        mapping = newMapping;
        defaults = Map.copyOf(newDefaults);
        checkedPolicy = preview;
        generation++;
        counts = Counts.NONE;
        issues = List.of();
        progress = Progress.begin(totalRows());
        state = start ? ImportState.MAPPED : ImportState.UPLOADED;
        leaseUntil = Instant.EPOCH;
        tell();
    }

    void checking() {
        state = ImportState.CHECKING;
        progress = Progress.begin(totalRows());
        tell();
    }

    void checked(Counts found, List<IssueCount> foundIssues) {
        state = ImportState.CHECKED;
        counts = found;
        issues = foundIssues;
        progress = new Progress(found.rows(), found.rows(), progress.startedAt(), Instant.now());
        tell();
    }

    /** A person decided: apply it so. Deciding the same again changes nothing. */
    boolean confirm(RosterPolicy chosen, String by, @Nullable String byName) {
        if (state == ImportState.APPLYING && chosen.equals(policy)) {
            return false;
        }
        require(state == ImportState.CHECKED);
        if (chosen.createMissing() && !checkedPolicy.createMissing() || widens(chosen.duplicates())) {
            throw new PolicyNotChecked();
        }
        policy = chosen;
        confirmedBy = by;
        confirmedByName = byName;
        confirmedAt = Instant.now();
        state = ImportState.APPLYING;
        progress = Progress.begin(counts.rows());
        leaseUntil = Instant.EPOCH;
        tell();
        return true;
    }

    private boolean widens(DuplicatePolicy chosen) {
        return chosen.ordinal() > checkedPolicy.duplicates().ordinal();
    }

    void cancel() {
        if (state == ImportState.CANCELLED || state == ImportState.CANCELLING) {
            return;
        }
        require(state.isBeforeConfirmation() || state == ImportState.APPLYING);
        if (state == ImportState.APPLYING) {
            state = ImportState.CANCELLING;
        } else {
            state = ImportState.CANCELLED;
            finishedAt = Instant.now();
        }
        leaseUntil = Instant.EPOCH;
        tell();
    }

    void finishApplying(Applied result, List<IssueCount> foundIssues) {
        state = state == ImportState.CANCELLING ? ImportState.CANCELLED : ImportState.APPLIED;
        applied = result;
        issues = foundIssues;
        finishedAt = Instant.now();
        tell();
    }

    void undo(int rowsToUndo, Duration window) {
        if (state == ImportState.UNDOING || state == ImportState.UNDONE) {
            return;
        }
        require(wroteSomething());
        Instant until = undoableUntil(window);
        if (until == null || until.isBefore(Instant.now())) {
            throw new UndoOver();
        }
        state = ImportState.UNDOING;
        progress = Progress.begin(rowsToUndo);
        leaseUntil = Instant.EPOCH;
        tell();
    }

    private boolean wroteSomething() {
        return (state == ImportState.APPLIED || state == ImportState.CANCELLED)
                && applied.created() + applied.changed() > 0;
    }

    /** Until when it may be taken back; absent when there is nothing to take back. */
    @Nullable
    Instant undoableUntil(Duration window) {
        Instant finished = finishedAt;
        return finished == null || !wroteSomething() ? null : finished.plus(window);
    }

    void finishUndo(int undone, int kept) {
        state = ImportState.UNDONE;
        undoneRows = undone;
        keptRows = kept;
        finishedAt = Instant.now();
        tell();
    }

    void fail(String code) {
        state = ImportState.FAILED;
        failure = code;
        finishedAt = Instant.now();
        tell();
    }

    void sameFileAs(@Nullable String earlier) {
        sameFileAs = earlier;
    }

    void shred() {
        file = file.shredded();
        if (state.isBeforeConfirmation()) {
            state = ImportState.CANCELLED;
            finishedAt = Instant.now();
            tell();
        }
    }

    private void tell() {
        record(ImportProgressed.TYPE, progressed(progress));
    }

    /** What others may know about it, as far as it is. */
    ImportProgressed progressed(Progress now) {
        ImportView.Pace pace = ImportView.Pace.of(state, now);
        return new ImportProgressed(
                kind(), state.name(), now.done(), now.total(), pace.ratePerSecond(), pace.etaSeconds(), createdBy);
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new ImportNotReady(state);
        }
    }

    /** Fields without which no row of the kind can mean anything, and that no column or default feeds. */
    static Set<String> missing(SheetMapping mapping, Map<String, String> defaults) {
        Set<String> missing = new java.util.LinkedHashSet<>(
                switch (mapping.kind()) {
                    case RESIDENTS, ROOMS -> List.of(RosterField.ROOM);
                    case STAFF -> List.of(RosterField.NAME, RosterField.MOBILE, RosterField.DEPARTMENT);
                });
        missing.removeAll(mapping.fields().values());
        missing.removeAll(defaults.keySet());
        return missing;
    }

    private int totalRows() {
        SheetMapping current = mapping;
        if (current == null || current.sheet() >= file.sheets().size()) {
            return 0;
        }
        return Math.max(0, file.sheets().get(current.sheet()).rows() - current.headerRows());
    }

    boolean isHeldBy(String owner) {
        return owner.equals(leaseOwner) && leaseUntil.isAfter(Instant.EPOCH);
    }

    ImportedFile file() {
        return file;
    }

    ImportState state() {
        return state;
    }

    @Nullable
    RosterKind kind() {
        return mapping == null ? null : mapping.kind();
    }

    @Nullable
    SheetMapping mapping() {
        return mapping;
    }

    /** The mapping of a job that has one. */
    SheetMapping mapped() {
        return java.util.Objects.requireNonNull(mapping);
    }

    Map<String, String> defaults() {
        return defaults;
    }

    RosterPolicy policy() {
        return policy;
    }

    RosterPolicy checkedPolicy() {
        return checkedPolicy;
    }

    int generation() {
        return generation;
    }

    Progress progress() {
        return progress;
    }

    Counts counts() {
        return counts;
    }

    Applied applied() {
        return applied;
    }

    List<IssueCount> issues() {
        return issues;
    }

    int undoneRows() {
        return undoneRows;
    }

    int keptRows() {
        return keptRows;
    }

    @Nullable
    String failure() {
        return failure;
    }

    @Nullable
    String sameFileAs() {
        return sameFileAs;
    }

    String createdBy() {
        return createdBy;
    }

    @Nullable
    String createdByName() {
        return createdByName;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    List<String> communities() {
        return communities;
    }

    @Nullable
    String confirmedBy() {
        return confirmedBy;
    }

    @Nullable
    String confirmedByName() {
        return confirmedByName;
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
