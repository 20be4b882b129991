package com.haina.staff.member;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
import com.haina.platform.web.PageRequest;

/** The staff list. */
@RestController
@RequestMapping("/api/staff/v1/members")
class MemberController {

    private final ListMembers list;
    private final FindMember find;
    private final ShowMember show;
    private final RegisterMember register;
    private final ChangeMember change;
    private final CorrectMember correct;

    MemberController(
            ListMembers list,
            FindMember find,
            ShowMember show,
            RegisterMember register,
            ChangeMember change,
            CorrectMember correct) {
        this.list = list;
        this.find = find;
        this.show = show;
        this.register = register;
        this.change = change;
        this.correct = correct;
    }

    @CanRead
    @GetMapping
    Page<MemberView> list(@Valid PageRequest page, @Valid MemberQuery query) {
        return page(page, query);
    }

    /** The same list asked for in a body, so that a mobile stands in no address. */
    @CanRead
    @PostMapping("/searches")
    Page<MemberView> search(@Valid PageRequest page, @Valid @RequestBody MemberQuery query) {
        return page(page, query);
    }

    private Page<MemberView> page(PageRequest page, MemberQuery query) {
        ShowMember.Lens lens = show.lens();
        return list.page(page, query).map(lens::view);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<MemberView> read(@PathVariable String id) {
        return answer(find.visible(id));
    }

    @CanWrite
    @PostMapping
    ResponseEntity<MemberView> create(@Valid @RequestBody MemberRequest request) {
        Member member = register.register(request);
        return ETags.created("/api/staff/v1/members/" + member.id(), member, show.view(member));
    }

    @CanWrite
    @PatchMapping("/{id}")
    ResponseEntity<MemberView> correct(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody MemberCorrection correction) {
        return answer(change.change(id, ifMatch, "member.update", member -> correct.correct(member, correction)));
    }

    /** Out of the lists at once, purged some weeks later; until then it can be restored. */
    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        find.listed(id);
        change.change(id, ifMatch, "member.delete", member -> member.delete(null));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<MemberView> answer(Member member) {
        return ETags.ok(member, show.view(member));
    }
}
