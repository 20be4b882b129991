package com.haina.staff.member;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to a member's place in the office: transfer, departure, return. Each leaves the place before as history. */
@Component
class MoveMember {

    /** Dates of work are calendar dates where the office is. */
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final SealMember sealing;
    private final CheckMember check;
    private final ShowMember show;

    MoveMember(SealMember sealing, CheckMember check, ShowMember show) {
        this.sealing = sealing;
        this.check = check;
        this.show = show;
    }

    void transfer(Member member, TransferRequest request) {
        if (member.state() == MemberState.LEFT) {
            throw new AlreadyLeft();
        }
        MemberDetails before = sealing.open(member.details());
        MemberDetails moved = moved(before, request);
        LocalDate on = request.on() == null ? today() : request.on();
        member.transfer(
                sealing.seal(moved),
                assignment(member, before, on, Assignment.Ending.TRANSFER, request.note(), null),
                on);
    }

    void leave(Member member, DepartureRequest request) {
        if (member.state() == MemberState.LEFT) {
            throw new AlreadyLeft();
        }
        MemberDetails details = sealing.open(member.details());
        LocalDate on = request.on() == null ? today() : request.on();
        member.leave(
                assignment(member, details, on, Assignment.Ending.DEPARTURE, request.reason(), null), request.reason());
    }

    void comeBack(Member member, TransferRequest request) {
        if (member.state() == MemberState.ACTIVE) {
            throw new StillActive();
        }
        MemberDetails place = moved(sealing.open(member.details()), request);
        member.comeBack(sealing.seal(place), request.on() == null ? today() : request.on());
    }

    private MemberDetails moved(MemberDetails before, TransferRequest request) {
        List<String> communities = request.communityIds();
        MemberDetails moved = before.at(new MemberDetails.Place(
                orElse(request.departmentId(), before.departmentId()),
                orElse(request.position(), before.position()),
                request.rank() == null ? before.rank() : RegisterMember.emptyAsAbsent(request.rank()),
                communities == null
                        ? before.communityIds()
                        : communities.stream().distinct().toList()));
        check.check(moved, before);
        return moved;
    }

    private Assignment assignment(
            Member member,
            MemberDetails details,
            LocalDate until,
            Assignment.Ending ending,
            @Nullable String note,
            @Nullable String origin) {
        ShowMember.Lens lens = show.lens();
        return new Assignment(
                details.departmentId(),
                lens.department(details.departmentId()),
                details.position(),
                details.rank(),
                details.communityIds(),
                lens.communityNames(details.communityIds()),
                member.since(),
                until,
                ending,
                note,
                origin);
    }

    /** The place that a row of a workbook ends. */
    Assignment endedBy(Member member, MemberDetails details, String chunkId, int row) {
        return assignment(member, details, today(), Assignment.Ending.TRANSFER, null, Assignment.origin(chunkId, row));
    }

    private static @Nullable String orElse(@Nullable String asked, @Nullable String before) {
        return asked == null ? before : asked;
    }

    static LocalDate today() {
        return LocalDate.now(OFFICE);
    }
}
