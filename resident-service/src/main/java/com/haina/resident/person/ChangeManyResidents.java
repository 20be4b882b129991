package com.haina.resident.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.ProblemException;
import com.haina.platform.problem.Problems;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.Caller;
import com.haina.resident.community.CommunityDirectory;

/**
 * Does one thing to many people: in batches, each person as one write, so that a failure of one is a line of the answer and not the end
 * of the others. Repeating a request is harmless. The audit trail gets one entry with the count.
 */
@Component
class ChangeManyResidents {

    /** People per request. */
    static final int MOST = 5_000;

    private static final int BATCH = 500;
    private static final int MOST_ATTEMPTS = 5;

    private final SelectResidents select;
    private final Residents residents;
    private final ResidentDirectory directory;
    private final CommunityDirectory communities;
    private final PersonalValues values;
    private final ResidentProperties properties;
    private final AuditTrail audit;
    private final Problems problems;
    private final Clock clock;

    ChangeManyResidents(
            SelectResidents select,
            Residents residents,
            ResidentDirectory directory,
            CommunityDirectory communities,
            PersonalValues values,
            ResidentProperties properties,
            AuditTrail audit,
            Problems problems,
            Clock clock) {
        this.select = select;
        this.residents = residents;
        this.directory = directory;
        this.communities = communities;
        this.values = values;
        this.properties = properties;
        this.audit = audit;
        this.problems = problems;
        this.clock = clock;
    }

    BulkResult remove(BulkRequest request) {
        Instant until = clock.instant().plus(properties.purgeAfter());
        BulkResult result = change(
                request,
                "resident.bulk-delete",
                Map.of(),
                Resident::deleted,
                resident -> resident.delete(until, LocalDate.now(clock)));
        return new BulkResult(result.done(), result.ids(), result.failures(), until);
    }

    BulkResult restore(BulkRequest request) {
        return change(
                request,
                "resident.bulk-restore",
                Map.of(),
                resident -> !resident.deleted(),
                resident -> resident.restore(values, LocalDate.now(clock)));
    }

    BulkResult tag(BulkRequest.Tags request) {
        Set<String> add = stripped(request.add());
        Set<String> remove = stripped(request.remove());
        return change(
                request.people(),
                "resident.bulk-tag",
                Map.of("added", String.join("、", add), "removed", String.join("、", remove)),
                resident -> tagged(resident, add, remove).equals(resident.tags()),
                resident -> {
                    List<String> tags = tagged(resident, add, remove);
                    if (tags.size() > Resident.MOST_TAGS) {
                        throw new TooManyTags(Resident.MOST_TAGS);
                    }
                    resident.tag(tags);
                });
    }

    private static Set<String> stripped(@Nullable List<String> tags) {
        Set<String> all = new LinkedHashSet<>();
        if (tags != null) {
            tags.forEach(tag -> all.add(tag.strip()));
        }
        return all;
    }

    private static List<String> tagged(Resident resident, Set<String> add, Set<String> remove) {
        Set<String> tags = new LinkedHashSet<>(resident.tags());
        tags.removeAll(remove);
        tags.addAll(add);
        return List.copyOf(tags);
    }

    private BulkResult change(
            BulkRequest request,
            String action,
            Map<String, String> facts,
            Predicate<Resident> isDone,
            Consumer<Resident> step) {
        List<String> ids = select.ids(request, MOST);
        Caller caller = Caller.current();
        BulkMark mark = new BulkMark(action, clock.instant(), caller.id(), caller.name());
        List<String> done = new ArrayList<>();
        List<BulkResult.Failure> failures = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batch(ids.subList(from, Math.min(ids.size(), from + BATCH)), mark, isDone, step, done, failures);
        }
        Map<String, String> noted = new HashMap<>(facts);
        noted.put("count", Integer.toString(done.size()));
        noted.put("failed", Integer.toString(failures.size()));
        audit.note(action, "residents", Ids.next(), null, noted, null);
        return new BulkResult(done.size(), done, failures, null);
    }

    private void batch(
            List<String> ids,
            BulkMark mark,
            Predicate<Resident> isDone,
            Consumer<Resident> step,
            List<String> done,
            List<BulkResult.Failure> failures) {
        Map<String, Resident> found = new HashMap<>();
        residents.findAll(ids).stream().filter(this::mayBeSeen).forEach(resident -> found.put(resident.id(), resident));
        List<Resident> changed = new ArrayList<>();
        for (String id : ids) {
            Resident resident = found.get(id);
            try {
                if (resident == null) {
                    throw new RecordNotFound();
                }
                if (isDone.test(resident)) {
                    done.add(id);
                } else {
                    step.accept(resident);
                    resident.editedAmongMany(mark);
                    changed.add(resident);
                }
            } catch (ProblemException fact) {
                failures.add(failure(id, fact));
            }
        }
        directory.bringHome(changed);
        if (residents.replaceAll(changed)) {
            changed.forEach(resident -> done.add(resident.id()));
        } else {
            changed.forEach(resident -> one(resident.id(), mark, isDone, step, done, failures));
        }
    }

    /** For who is in a batch with somebody that was changed meanwhile or whose mobile is somebody else's now. */
    private void one(
            String id,
            BulkMark mark,
            Predicate<Resident> isDone,
            Consumer<Resident> step,
            List<String> done,
            List<BulkResult.Failure> failures) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                Resident resident = residents.get(id);
                if (!isDone.test(resident)) {
                    step.accept(resident);
                    resident.editedAmongMany(mark);
                    directory.bringHome(List.of(resident));
                    residents.save(resident);
                }
                done.add(id);
                return;
            } catch (DuplicateKeyException taken) {
                failures.add(failure(id, new MobileTaken()));
                return;
            } catch (ProblemException fact) {
                failures.add(failure(id, fact));
                return;
            } catch (OptimisticLockingFailureException again) {
                // read it as it is now
            }
        }
        failures.add(failure(id, new StaleRecord()));
    }

    private boolean mayBeSeen(Resident resident) {
        return communities.limits().isEmpty()
                || resident.occupancies().stream().anyMatch(life -> communities.mayBeSeen(life.communityId()));
    }

    private BulkResult.Failure failure(String id, ProblemException fact) {
        return new BulkResult.Failure(
                id, fact.code(), String.valueOf(problems.of(fact).getDetail()));
    }
}
