package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.Verdict;
import com.haina.staff.community.CommunityNames;
import com.haina.staff.department.DepartmentPath;
import com.haina.staff.department.DepartmentTree;
import com.haina.staff.member.MemberDetails;
import com.haina.staff.member.MemberOnFile;

/**
 * Decides what the rows of one chunk do, one after the other, without reading or writing anything: a dry run and the real thing ask the
 * same question. Remembers the rows it has seen, so that two rows about one person are noticed.
 */
final class DecideRow {

    private final RosterFacts facts;
    private final RosterPolicy policy;
    private final @Nullable Origin origin;
    private final Map<String, Seen> seen = new HashMap<>();

    /** Where the rows come from when they are applied; absent in a dry run. */
    record Origin(String jobId, String chunkId) {}

    private record Seen(int row, RosterRow content) {}

    DecideRow(RosterFacts facts, RosterPolicy policy, @Nullable Origin origin) {
        this.facts = facts;
        this.policy = policy;
        this.origin = origin;
    }

    Decision decide(RosterRow content) {
        StaffRow row = StaffRowPolicy.read(content);
        MemberOnFile onFile = row.mobile() == null ? null : facts.onFile().get(row.mobile());
        return decide(content, row, onFile);
    }

    /** Decides with the member as it is now, after something else got in between. */
    Decision decideAgain(RosterRow content, @Nullable MemberOnFile onFile) {
        return decide(content, StaffRowPolicy.read(content), onFile);
    }

    private Decision decide(RosterRow content, StaffRow row, @Nullable MemberOnFile onFile) {
        List<RowIssue> issues = new ArrayList<>(StaffRowPolicy.issues(content));
        List<String> served = served(row, issues);
        checkDepartment(row, issues);
        if (issues.stream().anyMatch(issue -> issue.severity() == RowIssue.Severity.ERROR) || row.mobile() == null) {
            return Decision.nothing(row.number(), Verdict.INVALID, issues, onFile);
        }
        Optional<Decision> repeated = repeated(content, row, onFile, issues);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        warnOfSharedWeChatId(row, onFile, issues);
        MemberDetails said = details(row, row.mobile(), served);
        return onFile == null ? hire(row, said, issues) : update(row, onFile, said, issues);
    }

    private Decision hire(StaffRow row, MemberDetails said, List<RowIssue> issues) {
        return new Decision(
                row.number(),
                Verdict.NEW,
                List.copyOf(issues),
                Changes.between(null, said, facts, pathText(row)),
                null,
                said,
                departmentToMake(row),
                false);
    }

    private Decision update(StaffRow row, MemberOnFile onFile, MemberDetails said, List<RowIssue> issues) {
        MemberDetails before = onFile.details();
        if (said.name() != null && !said.name().equals(before.name())) {
            issues.add(RowIssue.warning(RosterField.NAME, "name.differs"));
        }
        boolean comesBack = false;
        if (onFile.hasLeft()) {
            comesBack = policy.duplicates() == DuplicatePolicy.OVERWRITE;
            issues.add(RowIssue.warning("", comesBack ? "member.left" : "member.left-stays"));
        }
        boolean departmentMissing = departmentToMake(row) != null;
        boolean makeDepartment = departmentMissing
                && (policy.duplicates() == DuplicatePolicy.OVERWRITE
                        || (policy.duplicates() == DuplicatePolicy.FILL_EMPTY && before.departmentId() == null));
        MemberDetails after = switch (policy.duplicates()) {
            case SKIP -> before;
            case FILL_EMPTY -> filled(before, said);
            case OVERWRITE -> overwritten(before, said, departmentMissing);
        };
        if (after.equals(before) && !comesBack && !makeDepartment) {
            return Decision.nothing(row.number(), Verdict.UNCHANGED, issues, onFile);
        }
        return new Decision(
                row.number(),
                Verdict.CHANGED,
                List.copyOf(issues),
                Changes.between(before, after, facts, makeDepartment ? pathText(row) : null),
                onFile,
                after,
                makeDepartment ? departmentToMake(row) : null,
                comesBack);
    }

    /** Two rows about one mobile: the same again is harmless, anything else nobody can settle but a person. */
    private Optional<Decision> repeated(
            RosterRow content, StaffRow row, @Nullable MemberOnFile onFile, List<RowIssue> issues) {
        Seen first = seen.putIfAbsent(String.valueOf(row.mobile()), new Seen(row.number(), content));
        if (first != null && first.row() != row.number()) {
            boolean same = first.content().values().equals(content.values());
            Map<String, String> other = Map.of("row", Integer.toString(first.row()));
            issues.add(
                    same
                            ? RowIssue.warning("", "row.duplicate", other)
                            : RowIssue.error(RosterField.MOBILE, "mobile.repeated", other));
            return Optional.of(
                    Decision.nothing(row.number(), same ? Verdict.UNCHANGED : Verdict.CONFLICT, issues, onFile));
        }
        if (origin == null || onFile == null) {
            return Optional.empty();
        }
        // A row far away in the same workbook was applied before this one.
        return onFile.otherRowOf(origin.jobId(), origin.chunkId()).map(otherRow -> {
            MemberDetails said = details(row, onFile.details().mobile(), served(row, new ArrayList<>()));
            boolean same = departmentToMake(row) == null
                    && overwritten(onFile.details(), said, false).equals(onFile.details());
            Map<String, String> other = Map.of("row", Integer.toString(otherRow));
            issues.add(
                    same
                            ? RowIssue.warning("", "row.duplicate", other)
                            : RowIssue.error(RosterField.MOBILE, "mobile.repeated", other));
            return Decision.nothing(row.number(), same ? Verdict.UNCHANGED : Verdict.CONFLICT, issues, onFile);
        });
    }

    private List<String> served(StaffRow row, List<RowIssue> issues) {
        CommunityNames communities = facts.communities();
        Set<String> ids = new LinkedHashSet<>();
        for (String called : row.served()) {
            Optional<String> id = communities.idOf(called);
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                issues.add(unknown(called, communities.existing()));
            }
        }
        return List.copyOf(ids);
    }

    private static RowIssue unknown(String called, List<String> existing) {
        return existing.isEmpty()
                ? RowIssue.error(RosterField.SERVED_COMMUNITIES, "servedCommunities.none-yet")
                : RowIssue.error(
                        RosterField.SERVED_COMMUNITIES,
                        "servedCommunities.unknown",
                        Map.of("name", called, "known", String.join("、", existing)));
    }

    private void checkDepartment(StaffRow row, List<RowIssue> issues) {
        if (departmentToMake(row) != null && !policy.createMissing()) {
            issues.add(RowIssue.error(RosterField.DEPARTMENT, "department.unknown", Map.of("name", pathText(row))));
        }
    }

    private void warnOfSharedWeChatId(StaffRow row, @Nullable MemberOnFile onFile, List<RowIssue> issues) {
        Set<String> holders = facts.wechatHolders().getOrDefault(String.valueOf(row.wechatId()), Set.of());
        if (holders.stream().anyMatch(holder -> onFile == null || !holder.equals(onFile.id()))) {
            issues.add(RowIssue.warning(RosterField.WECHAT_ID, "wechatId.taken"));
        }
    }

    private MemberDetails details(StaffRow row, String mobile, List<String> served) {
        DepartmentPath path = row.department();
        return new MemberDetails(
                String.valueOf(row.name()),
                row.gender(),
                mobile,
                row.wechatId(),
                row.address(),
                path == null
                        ? null
                        : facts.departments()
                                .find(path)
                                .map(DepartmentTree.Node::id)
                                .orElse(null),
                row.position(),
                row.rank(),
                served);
    }

    private @Nullable DepartmentPath departmentToMake(StaffRow row) {
        DepartmentPath path = row.department();
        return path == null || facts.departments().find(path).isPresent() ? null : path;
    }

    private static String pathText(StaffRow row) {
        return row.department() == null ? "" : row.department().toString();
    }

    private static MemberDetails filled(MemberDetails before, MemberDetails said) {
        return new MemberDetails(
                before.name(),
                either(before.gender(), said.gender()),
                before.mobile(),
                either(before.wechatId(), said.wechatId()),
                either(before.address(), said.address()),
                either(before.departmentId(), said.departmentId()),
                either(before.position(), said.position()),
                either(before.rank(), said.rank()),
                before.communityIds().isEmpty() ? said.communityIds() : before.communityIds());
    }

    /** Empty cells never delete. A department that is still to be made leaves the present one until then. */
    private static MemberDetails overwritten(MemberDetails before, MemberDetails said, boolean departmentMissing) {
        return new MemberDetails(
                said.name(),
                either(said.gender(), before.gender()),
                before.mobile(),
                either(said.wechatId(), before.wechatId()),
                either(said.address(), before.address()),
                departmentMissing ? before.departmentId() : either(said.departmentId(), before.departmentId()),
                either(said.position(), before.position()),
                either(said.rank(), before.rank()),
                sameCommunities(before, said) || said.communityIds().isEmpty()
                        ? before.communityIds()
                        : said.communityIds());
    }

    /** The order of the names in a cell means nothing. */
    private static boolean sameCommunities(MemberDetails before, MemberDetails said) {
        return Set.copyOf(before.communityIds()).equals(Set.copyOf(said.communityIds()));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
