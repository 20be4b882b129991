package com.haina.staff.member;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.platform.web.ETags;

/** Loads, changes, audits and saves a member: the way of every change by a person. */
@Component
class ChangeMember {

    private final Members members;
    private final FindMember find;
    private final ShowMember show;
    private final AuditTrail trail;

    ChangeMember(Members members, FindMember find, ShowMember show, AuditTrail trail) {
        this.members = members;
        this.find = find;
        this.show = show;
        this.trail = trail;
    }

    /**
     * Changes a member that the caller may see, also a deleted one.
     *
     * @param ifMatch what the caller believes to change; 428 without, 412 when it is another state by now
     * @param action for the audit trail, for example {@code member.transfer}
     * @param change repeated with the member read again when the relay or somebody else saved in between
     */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public Member change(String id, @Nullable String ifMatch, String action, Consumer<Member> change) {
        Member member = find.visible(id);
        ETags.require(ifMatch, member);
        Map<String, String> before = show.facts(member);
        change.accept(member);
        trail.record(member, action, "member", Masks.name(member.details().name()), before, show.facts(member));
        try {
            return members.save(member);
        } catch (DuplicateKeyException taken) {
            throw new MobileTaken();
        }
    }
}
