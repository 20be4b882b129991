package com.haina.resident.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.audit.TrailApi;
import com.haina.contracts.audit.TrailEntry;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.HistoryView.By;

/**
 * What became of a resident: what people did is on the audit trail, which imports and which actions on many touched the record is in the
 * record itself.
 */
@Component
class ReadHistory {

    private static final int MOST = 200;
    private static final String SUBJECT = "resident";
    private static final String REVEAL = "resident.reveal";

    private final ChangeResident residents;
    private final CommunityDirectory communities;
    private final TrailApi trail;

    ReadHistory(ChangeResident residents, CommunityDirectory communities, TrailApi trail) {
        this.residents = residents;
        this.communities = communities;
        this.trail = trail;
    }

    /** The last changes, newest first. */
    List<HistoryView> changes(String id) {
        Resident resident = residents.visible(id);
        List<HistoryView> all = new ArrayList<>();
        entries(id).stream()
                .filter(entry -> !entry.action().equals(REVEAL))
                .map(entry -> new HistoryView(
                        entry.time(),
                        By.PERSON,
                        entry.action(),
                        entry.actorId(),
                        entry.actorName(),
                        null,
                        shown(entry.before()),
                        shown(entry.after())))
                .forEach(all::add);
        resident.bulks()
                .forEach(bulk -> all.add(new HistoryView(
                        bulk.at(),
                        By.PERSON,
                        bulk.action(),
                        bulk.actorId(),
                        bulk.actorName(),
                        null,
                        Map.of(),
                        Map.of())));
        for (RosterMark mark = resident.mark(); mark != null; mark = before(mark)) {
            all.add(new HistoryView(
                    Objects.requireNonNullElse(mark.at(), resident.createdAt()),
                    By.IMPORT,
                    mark.created() ? "resident.import-create" : "resident.import-change",
                    null,
                    null,
                    mark.jobId(),
                    Map.of(),
                    Map.of()));
        }
        all.sort(Comparator.comparing(HistoryView::time).reversed());
        return all;
    }

    private static @Nullable RosterMark before(RosterMark mark) {
        return mark.before() == null ? null : mark.before().mark();
    }

    /** Who saw what in the clear and why, newest first. */
    List<AccessView> accesses(String id) {
        residents.visible(id);
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

    /** Whoever is limited to communities does not learn of rooms in others. */
    private Map<String, String> shown(Map<String, String> facts) {
        if (communities.limits().isEmpty()) {
            return facts;
        }
        Map<String, String> shown = new HashMap<>(facts);
        shown.remove("homes");
        return shown;
    }
}
