package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;

/** Applications to be verified, for staff. */
@RestController
@RequestMapping("/api/resident/v1/verifications")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class VerificationController {

    private static final List<VerificationState> WAITING = List.of(VerificationState.WAITING_FOR_REVIEW);

    private final Verifications verifications;
    private final DecideVerification decide;
    private final VerificationViews views;
    private final CommunityDirectory communities;
    private final Clock clock;

    VerificationController(
            Verifications verifications,
            DecideVerification decide,
            VerificationViews views,
            CommunityDirectory communities,
            Clock clock) {
        this.verifications = verifications;
        this.decide = decide;
        this.views = views;
        this.communities = communities;
        this.clock = clock;
    }

    /**
     * Which applications; all parts narrow it.
     *
     * @param state by default those that wait for staff
     * @param sort {@code waiting}, those that wait longest first, or {@code -waiting}
     */
    record Query(
            @Nullable List<VerificationState> state,
            @Nullable String communityId,
            @Nullable Identity identity,
            @Nullable ReviewReason reason,
            @Nullable String sort) {}

    @CanRead
    @GetMapping
    Page<VerificationView> list(@Valid @ModelAttribute Query query, @Valid PageRequest page) {
        List<String> scope = scope(query.communityId());
        if (scope != null && scope.isEmpty()) {
            return new Page<>(List.of(), null, page.withTotal() ? 0L : null);
        }
        List<VerificationState> states = query.state() == null || query.state().isEmpty() ? WAITING : query.state();
        Page<Verification> found = verifications.queue(
                new Verifications.Filter(states, scope, query.identity(), query.reason()),
                page,
                query.sort() != null && query.sort().startsWith("-") ? Sort.Direction.DESC : Sort.Direction.ASC);
        Map<String, VerificationView> shown = views.rows(found.items());
        return found.map(verification -> shown.get(verification.id()));
    }

    /** The only communities to look in, or null for all. */
    private @Nullable List<String> scope(@Nullable String communityId) {
        if (communityId != null && !communityId.isBlank()) {
            communities.requireVisible(communityId);
            return List.of(communityId);
        }
        return communities.limits().orElse(null);
    }

    /**
     * How much there is to do, and what was done today.
     *
     * @param waiting for staff
     * @param waitingForOwner family and tenants whom owners are asked about
     * @param moreNeeded for the applicant
     * @param approvedAtOnce today, by the rules or by owners
     * @param approved today, by staff
     * @param rejected today
     */
    record Counts(
            long waiting, long waitingForOwner, long moreNeeded, long approvedAtOnce, long approved, long rejected) {}

    @CanRead
    @GetMapping("/counts")
    Counts counts(@RequestParam @Nullable String communityId) {
        List<String> scope = scope(communityId);
        if (scope != null && scope.isEmpty()) {
            return new Counts(0, 0, 0, 0, 0, 0);
        }
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        Verifications.Filter approved = filter(VerificationState.APPROVED, scope);
        return new Counts(
                verifications.count(filter(VerificationState.WAITING_FOR_REVIEW, scope)),
                verifications.count(filter(VerificationState.WAITING_FOR_OWNER, scope)),
                verifications.count(filter(VerificationState.MORE_NEEDED, scope)),
                verifications.decidedSince(approved, today, List.of(Step.By.PLATFORM, Step.By.OWNER)),
                verifications.decidedSince(approved, today, List.of(Step.By.STAFF)),
                verifications.decidedSince(
                        filter(VerificationState.REJECTED, scope), today, List.of(Step.By.STAFF, Step.By.OWNER)));
    }

    private static Verifications.Filter filter(VerificationState state, @Nullable List<String> scope) {
        return new Verifications.Filter(List.of(state), scope, null, null);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<VerificationView.Detail> get(@PathVariable String id) {
        return answer(decide.visible(id));
    }

    /** Keeps other operators from deciding for five minutes. */
    @CanWrite
    @PutMapping("/{id}/hold")
    ResponseEntity<VerificationView.Detail> hold(@PathVariable String id) {
        return answer(decide.hold(id));
    }

    @CanWrite
    @DeleteMapping("/{id}/hold")
    ResponseEntity<Void> release(@PathVariable String id) {
        decide.release(id);
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @PostMapping("/{id}/approval")
    ResponseEntity<VerificationView.Detail> approve(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecisionRequest.Approval request) {
        return answer(decide.approve(id, ifMatch, request));
    }

    @CanWrite
    @PostMapping("/{id}/rejection")
    ResponseEntity<VerificationView.Detail> reject(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecisionRequest.Rejection request) {
        return answer(decide.reject(id, ifMatch, request));
    }

    /** Asks the applicant for more. */
    @CanWrite
    @PostMapping("/{id}/question")
    ResponseEntity<VerificationView.Detail> ask(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecisionRequest.Question request) {
        return answer(decide.ask(id, ifMatch, request));
    }

    /** Within five minutes. */
    @CanWrite
    @PostMapping("/{id}/take-back")
    ResponseEntity<VerificationView.Detail> takeBack(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(decide.takeBack(id, ifMatch));
    }

    /** The clear value of a masked field; recorded with its reason before it is answered. */
    @CanWrite
    @PostMapping("/{id}/reveals")
    ResponseEntity<RevealedView> reveal(@PathVariable String id, @Valid @RequestBody DecisionRequest.Reveal request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealedView(decide.reveal(id, request)));
    }

    private ResponseEntity<VerificationView.Detail> answer(Verification verification) {
        return ETags.ok(verification, views.detail(verification));
    }

    /** A clear value. */
    record RevealedView(String value) {

        @Override
        public String toString() {
            return "RevealedView";
        }
    }
}
