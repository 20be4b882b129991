package com.haina.staff.member;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.EventJson;

/** Takes members in from workbooks, and out again: what the importing feature may do with the staff list. */
@Component
public class MemberIntake {

    private static final String BEFORE = "staff.before-import";

    private final Members members;
    private final SealMember sealing;
    private final FieldCipher cipher;
    private final MoveMember move;

    MemberIntake(Members members, SealMember sealing, FieldCipher cipher, MoveMember move) {
        this.members = members;
        this.sealing = sealing;
        this.cipher = cipher;
        this.move = move;
    }

    /** A row's mark on a record. */
    public record Mark(String jobId, String chunkId, int row) {}

    /** Members with these mobiles, by mobile. */
    public Map<String, MemberOnFile> byMobile(Collection<String> mobiles) {
        Set<String> indexes = new HashSet<>();
        mobiles.forEach(mobile -> indexes.add(sealing.mobileIndex(mobile)));
        Map<String, MemberOnFile> found = new HashMap<>();
        for (Member member : members.byMobiles(indexes)) {
            MemberOnFile onFile = onFile(member);
            found.put(onFile.details().mobile(), onFile);
        }
        return found;
    }

    /** The member with this mobile as it is now. */
    public Optional<MemberOnFile> byMobile(String mobile) {
        return members.byMobile(sealing.mobileIndex(mobile)).map(this::onFile);
    }

    /** Who has these WeChat ids: member ids by WeChat id. */
    public Map<String, Set<String>> holdersOf(Collection<String> wechatIds) {
        Set<String> indexes = new HashSet<>();
        wechatIds.forEach(id -> indexes.add(sealing.wechatIndex(id)));
        Map<String, Set<String>> holders = new HashMap<>();
        for (Member member : members.byWeChatIds(indexes)) {
            String wechatId = sealing.open(member.details()).wechatId();
            if (wechatId != null) {
                holders.computeIfAbsent(wechatId, none -> new HashSet<>()).add(member.id());
            }
        }
        return holders;
    }

    /** Puts a new member on file; empty when somebody else did with this mobile at the same moment. */
    public Optional<MemberOnFile> hire(MemberDetails details, Mark mark) {
        Member member = new Member(sealing.seal(details), null);
        member.broughtBy(mark.jobId(), mark.chunkId(), mark.row());
        try {
            return Optional.of(new MemberOnFile(members.save(member), details));
        } catch (DuplicateKeyException faster) {
            return Optional.empty();
        }
    }

    /** Changes what is on file; empty when it was changed by somebody else at the same moment. */
    public Optional<MemberOnFile> change(MemberOnFile onFile, MemberDetails changed, boolean comesBack, Mark mark) {
        Member member = onFile.member();
        Sealed before = cipher.encrypt(EventJson.write(onFile.details()), BEFORE);
        boolean moves = !changed.place().equals(onFile.details().place());
        Assignment ended = moves ? move.endedBy(member, onFile.details(), mark.chunkId(), mark.row()) : null;
        member.changeBy(mark.jobId(), mark.chunkId(), mark.row(), sealing.seal(changed), before, comesBack, ended);
        try {
            return Optional.of(new MemberOnFile(members.save(member), changed));
        } catch (OptimisticLockingFailureException | DuplicateKeyException changedMeanwhile) {
            return Optional.empty();
        }
    }

    /**
     * Takes back what a row did, unless somebody changed the member since. Safe to repeat.
     *
     * @return whether it is taken back
     */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public boolean takeBack(String memberId, Mark mark) {
        Optional<Member> found = members.find(memberId);
        if (found.isEmpty()) {
            return true;
        }
        Member member = found.get();
        Optional<ImportTrace> trace = member.trace(mark.chunkId(), mark.row());
        if (trace.isEmpty()) {
            return false;
        }
        if (trace.get().undone()) {
            return true;
        }
        if (!member.unchangedSince(trace.get())) {
            return false;
        }
        Sealed before = trace.get().before();
        if (before == null) {
            members.remove(member);
        } else {
            byte[] json = cipher.decrypt(before, BEFORE).getBytes(StandardCharsets.UTF_8);
            member.takeBack(trace.get(), sealing.seal(EventJson.read(json, MemberDetails.class)));
            members.save(member);
        }
        return true;
    }

    private MemberOnFile onFile(Member member) {
        return new MemberOnFile(member, sealing.open(member.details()));
    }
}
