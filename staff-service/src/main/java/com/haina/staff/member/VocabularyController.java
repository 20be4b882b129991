package com.haina.staff.member;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.web.Page;

/** Positions in use by active members, with how many have them; for filters and templates. */
@RestController
@RequestMapping("/api/staff/v1")
class VocabularyController {

    private final Members members;

    VocabularyController(Members members) {
        this.members = members;
    }

    @CanRead
    @GetMapping("/positions")
    Page<Term> positions() {
        return terms("position");
    }

    @CanRead
    @GetMapping("/ranks")
    Page<Term> ranks() {
        return terms("rank");
    }

    private Page<Term> terms(String field) {
        return new Page<>(
                members.countActiveBy(field).entrySet().stream()
                        .map(entry -> new Term(entry.getKey(), entry.getValue()))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList(),
                null,
                null);
    }

    /** A position or rank and how many active members have it. */
    record Term(String name, long members) {}
}
