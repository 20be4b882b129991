package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.staff.department.DepartmentPath;
import com.haina.staff.department.EnsureDepartment;
import com.haina.staff.member.MemberDetails;
import com.haina.staff.member.MemberIntake;
import com.haina.staff.member.MemberOnFile;

/**
 * Applies a chunk of rows, once, however often it is delivered and wherever it was cut short: a member carries the trace of each row that
 * brought or changed it, in the same write. Where somebody else was faster with a member, the row is decided anew.
 */
@Component
class ApplyRoster {

    private static final Logger log = LoggerFactory.getLogger(ApplyRoster.class);
    private static final int MOST_ATTEMPTS = 10;

    private final RosterApplications applications;
    private final ReadRosterFacts facts;
    private final MemberIntake intake;
    private final EnsureDepartment departments;

    ApplyRoster(
            RosterApplications applications, ReadRosterFacts facts, MemberIntake intake, EnsureDepartment departments) {
        this.applications = applications;
        this.facts = facts;
        this.intake = intake;
        this.departments = departments;
    }

    boolean isApplied(String chunkId) {
        return applications.find(chunkId).isPresent();
    }

    public void apply(ChunkRows chunk) {
        if (isApplied(chunk.chunkId())) {
            return;
        }
        DecideRow decide = new DecideRow(
                facts.about(chunk.rows()), chunk.policy(), new DecideRow.Origin(chunk.jobId(), chunk.chunkId()));
        List<RowOutcome> outcomes = new ArrayList<>();
        List<RosterApplication.Effect> effects = new ArrayList<>();
        for (RosterRow row : chunk.rows()) {
            MemberIntake.Mark mark = new MemberIntake.Mark(chunk.jobId(), chunk.chunkId(), row.number());
            Done done = write(decide, row, mark);
            outcomes.add(done.outcome());
            if (done.memberId() != null) {
                effects.add(new RosterApplication.Effect(row.number(), done.memberId()));
            }
        }
        try {
            applications.save(RosterApplication.applied(chunk.jobId(), chunk.chunkId(), outcomes, effects));
        } catch (DuplicateKeyException appliedElsewhere) {
            log.info("chunk {} was applied by another instance at the same time", chunk.chunkId());
        }
    }

    /** A row's outcome and the member it wrote, if it wrote one. */
    private record Done(RowOutcome outcome, @Nullable String memberId) {}

    private Done write(DecideRow decide, RosterRow row, MemberIntake.Mark mark) {
        Decision decision = decide.decide(row);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Done> before = appliedBefore(decision, mark);
            if (before.isPresent()) {
                return before.get();
            }
            MemberDetails details = decision.details();
            if (details == null) {
                return new Done(decision.outcome(), null);
            }
            Optional<MemberOnFile> written = write(decision, details, mark);
            if (written.isPresent()) {
                return new Done(decision.outcome(), written.get().id());
            }
            decision = decide.decideAgain(row, intake.byMobile(details.mobile()).orElse(null));
        }
        throw new OptimisticLockingFailureException("a member kept changing while a row was applied");
    }

    private Optional<MemberOnFile> write(Decision decision, MemberDetails details, MemberIntake.Mark mark) {
        DepartmentPath path = decision.departmentToMake();
        MemberDetails complete = path == null ? details : details.inDepartment(departments.at(path, mark.chunkId()));
        return decision.onFile() == null
                ? intake.hire(complete, mark)
                : intake.change(decision.onFile(), complete, decision.comesBack(), mark);
    }

    /** What the row did when the chunk was cut short after it. */
    private static Optional<Done> appliedBefore(Decision decision, MemberIntake.Mark mark) {
        MemberOnFile onFile = decision.onFile();
        if (onFile == null) {
            return Optional.empty();
        }
        return onFile.broughtBy(mark.chunkId(), mark.row())
                .map(brought -> new Done(
                        new RowOutcome(
                                mark.row(), brought ? Verdict.NEW : Verdict.CHANGED, decision.issues(), List.of()),
                        onFile.id()));
    }
}
