package com.haina.imports.job;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.structure.CommunityOutline;
import com.haina.contracts.structure.StructureApi;

/** Which communities the rows of an import may name: an operator limited to some imports into those alone. */
@Component
class CommunityScope {
    private final StructureApi structures;

    CommunityScope(StructureApi structures) {
        this.structures = structures;
    }

    /** The job's limit; absent when its operator has none. */
    @Nullable
    Limit of(ImportJob job) {
        List<String> allowed = job.communities();
        if (allowed == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (CommunityOutline community : structures.communities()) {
            if (allowed.contains(community.id())) {
                names.add(community.name());
                names.addAll(community.aliases());
            }
        }
        return new Limit(names);
    }

    record Limit(Set<String> names) {

        @Nullable
        RowIssue violated(RosterRow row) {
            Map<String, String> values = row.values();
            String community = values.get(RosterField.COMMUNITY);
            if (community != null && !names.contains(community)) {
                return RowIssue.error(RosterField.COMMUNITY, "community.out-of-scope");
            }
            String served = values.get(RosterField.SERVED_COMMUNITIES);
            if (served != null && !names.containsAll(List.of(served.split(",")))) {
                return RowIssue.error(RosterField.SERVED_COMMUNITIES, "community.out-of-scope");
            }
            // Without a name the row would go to whatever community there is.
            boolean place = community == null && served == null;
            return place ? RowIssue.error(RosterField.COMMUNITY, "community.out-of-scope") : null;
        }
    }
}
