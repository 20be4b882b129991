package com.haina.staff.member;

import java.util.Optional;

/** A member as the importing feature sees one: what is on file, and what workbooks did to it. */
public final class MemberOnFile {

    private final Member member;
    private final MemberDetails details;

    MemberOnFile(Member member, MemberDetails details) {
        this.member = member;
        this.details = details;
    }

    public String id() {
        return member.id();
    }

    public MemberDetails details() {
        return details;
    }

    /** Whether the member has left. */
    public boolean hasLeft() {
        return member.state() == MemberState.LEFT;
    }

    /** What this row did here when it was applied before: true when it brought the member, false when it changed it. */
    public Optional<Boolean> broughtBy(String chunkId, int row) {
        return member.trace(chunkId, row).map(ImportTrace::created);
    }

    /** Another row of the same workbook, from another chunk, that was applied here. */
    public Optional<Integer> otherRowOf(String jobId, String chunkId) {
        return member.otherRowOf(jobId, chunkId);
    }

    Member member() {
        return member;
    }
}
