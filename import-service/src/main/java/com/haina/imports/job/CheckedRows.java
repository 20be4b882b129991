package com.haina.imports.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.imports.excel.RowRemarks;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;

/** The rows of an import with what is known of them, a page at a time or one after the other. */
@Component
class CheckedRows {
    private static final int CHUNKS_AT_ONCE = 4;

    private final ImportChunks chunks;
    private final Cursors cursors;
    private final IssueTexts texts;

    CheckedRows(ImportChunks chunks, Cursors cursors, IssueTexts texts) {
        this.chunks = chunks;
        this.cursors = cursors;
        this.texts = texts;
    }

    /** A page of rows in the sheet's order. */
    Page<RowView> page(
            ImportJob job,
            Set<Verdict> verdicts,
            boolean withIssues,
            @Nullable String issue,
            int limit,
            @Nullable String cursor,
            Locale locale) {
        String list = "rows:" + job.id() + ":" + job.generation() + ":" + new java.util.TreeSet<>(verdicts) + withIssues
                + (issue == null ? "" : issue);
        int afterRow = 0;
        int index = 0;
        if (cursor != null) {
            Cursors.Position position = cursors.read(list, cursor);
            afterRow = Integer.parseInt(String.valueOf(position.value()));
            index = Integer.parseInt(position.id());
        }
        IssueTexts.Words words = texts.of(job.mapped(), locale);
        List<Located> found = new ArrayList<>();
        int before = afterRow;
        List<ImportChunk> some;
        do {
            some = chunks.with(job, index, verdicts, issue, CHUNKS_AT_ONCE);
            for (ImportChunk chunk : some) {
                index = chunk.index() + 1;
                if (found.size() > limit) {
                    break;
                }
                each(chunk, (row, outcome) -> {
                    boolean wanted = (verdicts.isEmpty() || verdicts.contains(outcome.verdict()))
                            && (!withIssues || !outcome.issues().isEmpty())
                            && (issue == null
                                    || outcome.issues().stream()
                                            .anyMatch(one -> one.code().equals(issue)));
                    if (wanted && row.number() > before && found.size() <= limit) {
                        found.add(new Located(view(row, outcome, words), chunk.index()));
                    }
                });
            }
        } while (found.size() <= limit && some.size() == CHUNKS_AT_ONCE);
        List<RowView> shown = found.stream().limit(limit).map(Located::row).toList();
        if (found.size() <= limit) {
            return new Page<>(shown, null, null);
        }
        Located last = found.get(limit - 1);
        return new Page<>(
                shown, cursors.write(list, Integer.toString(last.row().row()), Integer.toString(last.index())), null);
    }

    private record Located(RowView row, int index) {}

    private RowView view(RosterRow row, RowOutcome outcome, IssueTexts.Words words) {
        return new RowView(
                row.number(),
                outcome.verdict(),
                row.values().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(value -> new RowView.ValueView(
                                value.getKey(),
                                words.title(value.getKey()),
                                words.value(value.getKey(), value.getValue())))
                        .toList(),
                outcome.issues().stream()
                        .map(issue -> new RowView.IssueView(
                                issue.severity(),
                                issue.field(),
                                issue.field().isEmpty() ? "" : words.title(issue.field()),
                                issue.code(),
                                words.text(issue, row.values())))
                        .toList(),
                outcome.changes().stream()
                        .map(change -> new RowView.ChangeView(
                                change.field(),
                                words.title(change.field()),
                                words.known(change.field(), change.before()),
                                words.known(change.field(), change.after())))
                        .toList());
    }

    private interface Each {
        void row(RosterRow row, RowOutcome outcome);
    }

    /** Every row of a chunk with its final outcome: what applying found out replaces what the dry run thought. */
    private void each(ImportChunk chunk, Each each) {
        ChunkContent content = chunks.content(chunk.id()).orElseThrow(FileGone::new);
        Map<Integer, RowOutcome> failures = new HashMap<>();
        chunk.failures().forEach(failure -> failures.put(failure.row(), failure));
        for (int i = 0; i < content.rows().size(); i++) {
            RowOutcome checked = content.outcomes().get(i);
            RowOutcome applied = failures.get(checked.row());
            RowOutcome outcome = applied == null
                    ? checked
                    : new RowOutcome(checked.row(), applied.verdict(), merged(checked, applied), checked.changes());
            each.row(content.rows().get(i), outcome);
        }
    }

    private static List<RowIssue> merged(RowOutcome checked, RowOutcome applied) {
        List<RowIssue> issues = new ArrayList<>(applied.issues());
        checked.issues().stream().filter(issue -> !issues.contains(issue)).forEach(issues::add);
        return issues;
    }

    /**
     * Remarks in the sheet's order, one chunk in memory at a time.
     *
     * @param errorsOnly leaves out rows that have only warnings
     */
    RowRemarks remarks(ImportJob job, boolean errorsOnly, Locale locale) {
        IssueTexts.Words words = texts.of(job.mapped(), locale);
        List<ChunkSummary> all = chunks.summaries(job);
        Map<Integer, String> current = new HashMap<>();
        int[] next = {0};
        return row -> {
            while (next[0] < all.size() && all.get(next[0]).firstRow() <= row) {
                ChunkSummary summary = all.get(next[0]++);
                current.clear();
                each(chunks.get(summary.id()), (number, outcome) -> {
                    boolean failed = outcome.verdict() == Verdict.INVALID || outcome.verdict() == Verdict.CONFLICT;
                    if (failed || !errorsOnly) {
                        String remark = words.remark(outcome.issues(), number.values());
                        if (remark != null) {
                            current.put(number.number(), remark);
                        }
                    }
                });
            }
            return current.get(row);
        };
    }
}
