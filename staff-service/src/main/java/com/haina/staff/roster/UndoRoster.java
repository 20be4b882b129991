package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkUndone;
import com.haina.staff.department.RemoveImportedDepartments;
import com.haina.staff.member.MemberIntake;

/** Takes an applied chunk back, once; members that somebody changed since stay and are told. */
@Component
class UndoRoster {

    private static final String CHANGED_SINCE = "changed-since";

    private final RosterApplications applications;
    private final MemberIntake intake;
    private final RemoveImportedDepartments departments;

    UndoRoster(RosterApplications applications, MemberIntake intake, RemoveImportedDepartments departments) {
        this.applications = applications;
        this.intake = intake;
        this.departments = departments;
    }

    @Retryable(includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class})
    public void undo(String jobId, String chunkId) {
        RosterApplication application =
                applications.find(chunkId).orElseGet(() -> RosterApplication.neverApplied(jobId, chunkId));
        if (application.undone()) {
            return;
        }
        List<ChunkUndone.KeptRow> kept = new ArrayList<>();
        // The last row first, as each was done on top of the one before.
        for (RosterApplication.Effect effect : application.effects().reversed()) {
            MemberIntake.Mark mark = new MemberIntake.Mark(application.jobId(), chunkId, effect.row());
            if (!intake.takeBack(effect.memberId(), mark)) {
                kept.addFirst(new ChunkUndone.KeptRow(effect.row(), effect.memberId(), CHANGED_SINCE));
            }
        }
        departments.broughtBy(chunkId);
        application.undo(kept);
        applications.save(application);
    }
}
