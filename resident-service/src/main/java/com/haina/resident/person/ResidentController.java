package com.haina.resident.person;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** Residents: lists, records, where they live, and the clear values of what is masked. */
@RestController
@RequestMapping("/api/resident/v1/residents")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class ResidentController {

    private final SearchResidents search;
    private final ChangeResident change;
    private final MergeResidents merge;
    private final FindDuplicates duplicates;
    private final ReadHistory history;
    private final ResidentViews views;
    private final ResidentProperties properties;

    ResidentController(
            SearchResidents search,
            ChangeResident change,
            MergeResidents merge,
            FindDuplicates duplicates,
            ReadHistory history,
            ResidentViews views,
            ResidentProperties properties) {
        this.search = search;
        this.change = change;
        this.merge = merge;
        this.duplicates = duplicates;
        this.history = history;
        this.views = views;
        this.properties = properties;
    }

    @CanRead
    @GetMapping
    Page<ResidentView> list(@Valid @ModelAttribute ResidentQuery query, @Valid PageRequest page) {
        return page(query, page);
    }

    /** The same list asked for in a body, so that a mobile or ID number stands in no address. */
    @CanRead
    @PostMapping("/searches")
    Page<ResidentView> search(@Valid @RequestBody ResidentQuery query, @Valid PageRequest page) {
        return page(query, page);
    }

    private Page<ResidentView> page(ResidentQuery query, PageRequest page) {
        Page<Resident> found = search.find(query, page);
        Map<String, ResidentView> shown = views.of(found.items());
        return found.map(resident -> shown.get(resident.id()));
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<ResidentView> get(@PathVariable String id) {
        return answer(change.visible(id));
    }

    @CanRead
    @GetMapping("/{id}/duplicates")
    Page<ResidentView> duplicates(@PathVariable String id) {
        List<Resident> found = duplicates.of(change.visible(id));
        Map<String, ResidentView> shown = views.of(found);
        return new Page<>(found, null, (long) found.size()).map(resident -> shown.get(resident.id()));
    }

    /** What changed when, by whom or which import; the newest 200 first. */
    @CanRead
    @GetMapping("/{id}/history")
    Page<HistoryView> history(@PathVariable String id) {
        List<HistoryView> changes = history.changes(id);
        return new Page<>(changes, null, (long) changes.size());
    }

    /** Who saw which masked value in the clear, when and why; newest first. */
    @CanRead
    @GetMapping("/{id}/reveals")
    Page<AccessView> accesses(@PathVariable String id) {
        List<AccessView> accesses = history.accesses(id);
        return new Page<>(accesses, null, (long) accesses.size());
    }

    @CanWrite
    @PostMapping
    ResponseEntity<ResidentView> register(@Valid @RequestBody ResidentRequest request) {
        Resident resident = change.register(request);
        return ETags.created("/api/resident/v1/residents/" + resident.id(), resident, views.of(resident));
    }

    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<ResidentView> update(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest request) {
        return answer(change.change(id, ifMatch, "resident.update", resident -> change.describe(resident, request)));
    }

    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change.delete(id, ifMatch, properties.purgeAfter());
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @PostMapping("/{id}/restoration")
    ResponseEntity<ResidentView> restore(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(change.restore(id, ifMatch));
    }

    @CanWrite
    @PostMapping("/{id}/occupancies")
    ResponseEntity<ResidentView> moveIn(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest.MoveIn request) {
        return answer(change.moveIn(id, ifMatch, request));
    }

    @CanWrite
    @PutMapping("/{id}/occupancies/{occupancyId}")
    ResponseEntity<ResidentView> changeLife(
            @PathVariable String id,
            @PathVariable String occupancyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest.Life request) {
        return answer(change.changeLife(id, ifMatch, occupancyId, request));
    }

    @CanWrite
    @PostMapping("/{id}/occupancies/{occupancyId}/move-out")
    ResponseEntity<ResidentView> moveOut(
            @PathVariable String id,
            @PathVariable String occupancyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest.MoveOut request) {
        return answer(change.moveOut(id, ifMatch, occupancyId, request.movedOutOn()));
    }

    @CanWrite
    @PutMapping("/{id}/default-home")
    ResponseEntity<ResidentView> prefer(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest.DefaultHome request) {
        return answer(change.prefer(id, ifMatch, request.occupancyId()));
    }

    @CanWrite
    @PostMapping("/{id}/merges")
    ResponseEntity<ResidentView> merge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResidentRequest.Merge request) {
        return answer(merge.merge(id, ifMatch, request.residentId(), properties.purgeAfter()));
    }

    /** The clear value of a masked field; recorded with its reason before it is answered. */
    @CanWrite
    @PostMapping("/{id}/reveals")
    ResponseEntity<RevealView> reveal(@PathVariable String id, @Valid @RequestBody ResidentRequest.Reveal request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealView(change.reveal(id, request)));
    }

    private ResponseEntity<ResidentView> answer(Resident resident) {
        return ETags.ok(resident, views.of(resident));
    }

    /** A clear value. */
    record RevealView(String value) {

        @Override
        public String toString() {
            return "RevealView";
        }
    }
}
