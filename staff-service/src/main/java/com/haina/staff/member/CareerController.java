package com.haina.staff.member;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;

/** What becomes of a member over time, and what else is done to a record besides correcting it. */
@RestController
@RequestMapping("/api/staff/v1/members/{id}")
class CareerController {

    private final FindMember find;
    private final ShowMember show;
    private final ChangeMember change;
    private final MoveMember move;
    private final MergeMembers merge;
    private final RestoreMember restore;
    private final RevealMember reveal;
    private final ReadTrail trail;

    CareerController(
            FindMember find,
            ShowMember show,
            ChangeMember change,
            MoveMember move,
            MergeMembers merge,
            RestoreMember restore,
            RevealMember reveal,
            ReadTrail trail) {
        this.find = find;
        this.show = show;
        this.change = change;
        this.move = move;
        this.merge = merge;
        this.restore = restore;
        this.reveal = reveal;
        this.trail = trail;
    }

    /** Places held before, oldest first. */
    @CanRead
    @GetMapping("/history")
    Page<AssignmentView> history(@PathVariable String id) {
        List<AssignmentView> past =
                find.visible(id).history().stream().map(AssignmentView::of).toList();
        return new Page<>(past, null, (long) past.size());
    }

    /** What changed when, by whom or which import; the newest 200 first. */
    @CanRead
    @GetMapping("/changes")
    Page<ChangeView> changes(@PathVariable String id) {
        List<ChangeView> changes = trail.changes(id);
        return new Page<>(changes, null, (long) changes.size());
    }

    /** Who saw which masked value in the clear, when and why; newest first. */
    @CanRead
    @GetMapping("/reveals")
    Page<AccessView> accesses(@PathVariable String id) {
        List<AccessView> accesses = trail.accesses(id);
        return new Page<>(accesses, null, (long) accesses.size());
    }

    @CanWrite
    @PostMapping("/transfers")
    ResponseEntity<MemberView> transfer(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody TransferRequest request) {
        return answer(change.change(id, ifMatch, "member.transfer", member -> move.transfer(member, request)));
    }

    @CanWrite
    @PostMapping("/departure")
    ResponseEntity<MemberView> leave(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody DepartureRequest request) {
        return answer(change.change(id, ifMatch, "member.leave", member -> move.leave(member, request)));
    }

    @CanWrite
    @PostMapping("/return")
    ResponseEntity<MemberView> comeBack(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody TransferRequest request) {
        return answer(change.change(id, ifMatch, "member.return", member -> move.comeBack(member, request)));
    }

    /** Merges another record of the same person into this one. */
    @CanWrite
    @PostMapping("/merges")
    ResponseEntity<MemberView> merge(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergeRequest request) {
        return answer(merge.merge(id, ifMatch, request.otherId()));
    }

    @CanWrite
    @PostMapping("/restoration")
    ResponseEntity<MemberView> restore(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(change.change(id, ifMatch, "member.restore", restore::restore));
    }

    /** One masked value in the clear, for a reason that the audit trail keeps. */
    @CanWrite
    @PostMapping("/reveals")
    ResponseEntity<Revealed> reveal(@PathVariable String id, @Valid @RequestBody RevealRequest request) {
        String value = reveal.reveal(id, request.field(), request.reason().strip());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Revealed(value));
    }

    private ResponseEntity<MemberView> answer(Member member) {
        return ETags.ok(member, show.view(member));
    }

    /**
     * @param otherId the record that goes
     */
    record MergeRequest(@NotBlank String otherId) {}

    record RevealRequest(
            @NotNull RevealMember.Field field,
            @NotBlank @Size(min = 2, max = 200) String reason) {}

    record Revealed(String value) {

        @Override
        public String toString() {
            return "Revealed";
        }
    }

    /** A place held before, as departments and communities were called then. */
    record AssignmentView(
            String department,
            @Nullable String position,
            @Nullable String rank,
            List<String> communities,
            @Nullable LocalDate from,
            LocalDate until,
            Assignment.Ending ending,
            @Nullable String note) {

        static AssignmentView of(Assignment past) {
            return new AssignmentView(
                    past.department(),
                    past.position(),
                    past.rank(),
                    past.communities(),
                    past.from(),
                    past.until(),
                    past.ending(),
                    past.note());
        }
    }
}
