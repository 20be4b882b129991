package com.haina.staff.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.Problems;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.Caller;
import com.haina.staff.department.ReadDepartments;

/**
 * Does one thing to many members, each as one write, so that a failure of one is a line of the answer and not the end of the others. The
 * audit trail gets one entry with the count.
 */
@Component
class ChangeManyMembers {

    /** Members per request. */
    static final int MOST = 500;

    private static final int MOST_ATTEMPTS = 5;

    private final Members members;
    private final FindMember find;
    private final MoveMember move;
    private final RestoreMember restore;
    private final ReadDepartments departments;
    private final AuditTrail trail;
    private final Problems problems;

    ChangeManyMembers(
            Members members,
            FindMember find,
            MoveMember move,
            RestoreMember restore,
            ReadDepartments departments,
            AuditTrail trail,
            Problems problems) {
        this.members = members;
        this.find = find;
        this.move = move;
        this.restore = restore;
        this.departments = departments;
        this.trail = trail;
        this.problems = problems;
    }

    BulkResult leave(BulkRequest.Departures request) {
        DepartureRequest departure = new DepartureRequest(request.on(), request.reason());
        return change(request.ids(), "member.bulk-leave", Map.of(), member -> move.leave(member, departure));
    }

    BulkResult comeBack(BulkRequest request) {
        TransferRequest toTheSamePlace = new TransferRequest(null, null, null, null, null, null);
        return change(request.ids(), "member.bulk-return", Map.of(), member -> move.comeBack(member, toTheSamePlace));
    }

    BulkResult transfer(BulkRequest.Transfers request) {
        if (departments.tree().node(request.departmentId()).isEmpty()) {
            throw new InvalidField(FieldError.of("/departmentId", "field.department.unknown"));
        }
        TransferRequest transfer =
                new TransferRequest(request.departmentId(), null, null, null, request.on(), request.note());
        return change(
                request.ids(),
                "member.bulk-transfer",
                Map.of("departmentId", request.departmentId()),
                member -> move.transfer(member, transfer));
    }

    BulkResult delete(BulkRequest request) {
        return change(request.ids(), "member.bulk-delete", Map.of(), member -> {
            if (member.listed()) {
                member.delete(null);
            }
        });
    }

    BulkResult restore(BulkRequest request) {
        return change(request.ids(), "member.bulk-restore", Map.of(), member -> {
            if (!member.listed()) {
                restore.restore(member);
            }
        });
    }

    private BulkResult change(List<String> ids, String action, Map<String, String> facts, Consumer<Member> step) {
        Caller caller = Caller.current();
        BulkMark mark = new BulkMark(action, Instant.now(), caller.id(), caller.name());
        List<String> done = new ArrayList<>();
        List<BulkResult.Failure> failures = new ArrayList<>();
        ids.stream().distinct().forEach(id -> {
            try {
                one(id, mark, step);
                done.add(id);
            } catch (ProblemException fact) {
                failures.add(new BulkResult.Failure(
                        id, fact.code(), String.valueOf(problems.of(fact).getDetail())));
            }
        });
        Map<String, String> noted = new TreeMap<>(facts);
        noted.put("count", Integer.toString(done.size()));
        noted.put("failed", Integer.toString(failures.size()));
        trail.note(action, "members", Ids.next(), null, noted, null);
        return new BulkResult(done.size(), done, failures);
    }

    private void one(String id, BulkMark mark, Consumer<Member> step) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                Member member = find.visible(id);
                step.accept(member);
                member.amongMany(mark);
                members.save(member);
                return;
            } catch (DuplicateKeyException taken) {
                throw new MobileTaken();
            } catch (OptimisticLockingFailureException again) {
                // read it as it is now
            }
        }
        throw new StaleRecord();
    }
}
