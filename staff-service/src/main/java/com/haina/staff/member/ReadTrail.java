package com.haina.staff.member;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.audit.TrailApi;
import com.haina.contracts.audit.TrailEntry;
import com.haina.staff.member.ChangeView.By;

/**
 * What became of a member: what people did is on the audit trail, which rows and which actions on many touched the record is in the record
 * itself.
 */
@Component
class ReadTrail {

    private static final int MOST = 200;
    private static final String SUBJECT = "member";
    private static final String REVEAL = "member.reveal";

    private final FindMember find;
    private final TrailApi trail;

    ReadTrail(FindMember find, TrailApi trail) {
        this.find = find;
        this.trail = trail;
    }

    /** The last changes, newest first. */
    List<ChangeView> changes(String id) {
        Member member = find.visible(id);
        List<ChangeView> all = new ArrayList<>();
        entries(id).stream()
                .filter(entry -> !entry.action().equals(REVEAL))
                .map(entry -> new ChangeView(
                        entry.time(),
                        By.PERSON,
                        entry.action(),
                        entry.actorId(),
                        entry.actorName(),
                        null,
                        entry.before(),
                        entry.after()))
                .forEach(all::add);
        member.bulks()
                .forEach(bulk -> all.add(new ChangeView(
                        bulk.at(),
                        By.PERSON,
                        bulk.action(),
                        bulk.actorId(),
                        bulk.actorName(),
                        null,
                        Map.of(),
                        Map.of())));
        member.imports().stream()
                .filter(row -> !row.undone())
                .forEach(row -> all.add(new ChangeView(
                        Objects.requireNonNullElse(row.at(), member.createdAt()),
                        By.IMPORT,
                        row.created() ? "member.import-create" : "member.import-change",
                        null,
                        null,
                        row.jobId(),
                        Map.of(),
                        Map.of())));
        all.sort(Comparator.comparing(ChangeView::time).reversed());
        return all;
    }

    /** Who saw what in the clear and why, newest first. */
    List<AccessView> accesses(String id) {
        find.visible(id);
        return entries(id).stream()
                .filter(entry -> entry.action().equals(REVEAL))
                .map(entry -> new AccessView(
                        entry.time(),
                        entry.actorId(),
                        entry.actorName(),
                        entry.after().getOrDefault("field", ""),
                        Objects.requireNonNullElse(entry.reason(), "")))
                .toList();
    }

    private List<TrailEntry> entries(String id) {
        try {
            return trail.about(SUBJECT, id, MOST);
        } catch (RestClientException | IllegalStateException unreachable) {
            throw new TrailUnavailable(unreachable);
        }
    }
}
