package com.haina.resident.building;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.resident.building.PlacePlan.Wanted;
import com.haina.resident.community.Structure;

/** Makes the rooms of a rule that are not there yet. Running it twice makes nothing twice. */
@Component
class GenerateRooms {

    private static final int BATCH = 1_000;
    private static final int MOST_ATTEMPTS = 5;

    private final RoomDirectory directory;
    private final AuditTrail audit;

    GenerateRooms(RoomDirectory directory, AuditTrail audit) {
        this.directory = directory;
        this.audit = audit;
    }

    /** What the rule would make; nothing is changed. */
    RoomRuleResult preview(String communityId, Structure structure, RoomRuleRequest request) {
        return run(communityId, structure, read(structure, request), false);
    }

    /** Makes what is missing. */
    RoomRuleResult generate(String communityId, Structure structure, RoomRuleRequest request) {
        RoomRuleResult result = run(communityId, structure, read(structure, request), true);
        audit.note(
                "room.generate",
                "structure",
                structure.id(),
                structure.name(),
                Map.of("rule", said(request), "rooms", Long.toString(result.newRooms())),
                null);
        return result;
    }

    private static RoomRule read(Structure structure, RoomRuleRequest request) {
        return RoomRule.parse(request.rule(), request.pattern(), request.givenExceptions(), structure);
    }

    private static String said(RoomRuleRequest request) {
        return request.givenExceptions().isEmpty()
                ? request.rule()
                : request.rule() + "；" + String.join("；", request.givenExceptions());
    }

    private RoomRuleResult run(String communityId, Structure structure, RoomRule rule, boolean write) {
        Map<String, RoomRuleResult.Group> groups = new LinkedHashMap<>();
        List<Wanted> batch = new ArrayList<>();
        long[] nodes = {0};
        // A preview keeps one plan, so that a node that several batches need is counted once.
        PlacePlan preview = directory.plan(List.of());
        rule.forEachParent((parents, names) -> {
            for (String name : names) {
                List<String> path = new ArrayList<>(parents);
                path.add(name);
                batch.add(new Wanted(communityId, structure, List.copyOf(path)));
                if (batch.size() == BATCH) {
                    nodes[0] += make(batch, preview, groups, write);
                    batch.clear();
                }
            }
        });
        nodes[0] += make(batch, preview, groups, write);
        return RoomRuleResult.of(nodes[0], groups.values());
    }

    private long make(List<Wanted> batch, PlacePlan preview, Map<String, RoomRuleResult.Group> groups, boolean write) {
        if (batch.isEmpty()) {
            return 0;
        }
        PlacePlan plan = preview;
        for (int attempt = 1; ; attempt++) {
            if (write) {
                plan = directory.plan(batch);
            } else {
                directory.extend(plan, batch);
            }
            int nodesBefore = plan.newNodes().stream().mapToInt(List::size).sum();
            Map<String, RoomRuleResult.Group> counted = new LinkedHashMap<>();
            for (Wanted wanted : batch) {
                boolean isNew = plan.find(wanted).isEmpty();
                plan.make(wanted, null);
                counted.merge(
                        wanted.names().getFirst(),
                        RoomRuleResult.Group.one(wanted.names(), isNew),
                        RoomRuleResult.Group::plus);
            }
            int madeNodes = plan.newNodes().stream().mapToInt(List::size).sum() - nodesBefore;
            if (!write || directory.store(plan)) {
                counted.forEach((name, group) -> groups.merge(name, group, RoomRuleResult.Group::plus));
                return madeNodes;
            }
            if (attempt == MOST_ATTEMPTS) {
                throw new org.springframework.dao.OptimisticLockingFailureException("rooms made by somebody else");
            }
        }
    }
}
