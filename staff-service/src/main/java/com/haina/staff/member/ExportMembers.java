package com.haina.staff.member;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.sheet.SheetWriter;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/**
 * Hands members out as a workbook with the columns of the import's template in their order, so that what was mended in it can be imported
 * again. Pages are written as they are read, so memory does not grow with the number.
 */
@Component
class ExportMembers {

    private static final int PAGE = 500;
    private static final int SHORTEST_REASON = 2;
    private static final List<String> COLUMNS =
            List.of("name", "gender", "mobile", "address", "department", "position", "rank", "communities", "wechatId");

    private final ListMembers list;
    private final FindMember find;
    private final ShowMember show;
    private final SealMember sealing;
    private final AuditTrail trail;
    private final MessageSource messages;

    ExportMembers(
            ListMembers list,
            FindMember find,
            ShowMember show,
            SealMember sealing,
            AuditTrail trail,
            MessageSource messages) {
        this.list = list;
        this.find = find;
        this.show = show;
        this.sealing = sealing;
        this.trail = trail;
        this.messages = messages;
    }

    /** Checks the request and puts it on the trail; nothing may be handed out before. */
    void announce(ExportRequest request) {
        boolean clear = Boolean.TRUE.equals(request.clear());
        String reason = request.reason() == null ? "" : request.reason().strip();
        if (clear && reason.length() < SHORTEST_REASON) {
            throw new InvalidField(FieldError.of("/reason", "member.export.reason"));
        }
        if (request.ids() != null && request.filter() != null) {
            throw new InvalidField(FieldError.of("/ids", "member.export.ids-or-filter"));
        }
        long count = request.ids() != null
                ? visible(request.ids()).count()
                : Objects.requireNonNull(list.page(new PageRequest(1, null, true), filter(request))
                        .total());
        trail.note(
                "member.export",
                "members",
                Ids.next(),
                null,
                Map.of("count", Long.toString(count), "clear", Boolean.toString(clear)),
                reason.isEmpty() ? null : reason);
    }

    void write(ExportRequest request, OutputStream out) throws IOException {
        boolean clear = Boolean.TRUE.equals(request.clear());
        ShowMember.Lens lens = show.lens();
        try (SheetWriter sheet = new SheetWriter(out, text("sheet"))) {
            sheet.row(COLUMNS.stream().map(this::text).toList());
            if (request.ids() != null) {
                for (Member member : visible(request.ids()).toList()) {
                    sheet.row(row(member, lens, clear));
                }
                return;
            }
            String cursor = null;
            do {
                Page<Member> page = list.page(new PageRequest(PAGE, cursor, null), filter(request));
                for (Member member : page.items()) {
                    sheet.row(row(member, lens, clear));
                }
                cursor = page.nextCursor();
            } while (cursor != null);
        }
    }

    private static MemberQuery filter(ExportRequest request) {
        return request.filter() == null ? MemberQuery.everybody() : request.filter();
    }

    private Stream<Member> visible(List<String> ids) {
        return ids.stream().distinct().flatMap(id -> {
            try {
                return Stream.of(find.visible(id));
            } catch (RecordNotFound gone) {
                return Stream.empty();
            }
        });
    }

    private List<@Nullable String> row(Member member, ShowMember.Lens lens, boolean clear) {
        MemberDetails details = sealing.open(member.details());
        List<@Nullable String> row = new ArrayList<>();
        row.add(details.name());
        row.add(details.gender() == null ? null : text(details.gender().name()));
        row.add(clear ? details.mobile() : Masks.mobile(details.mobile()));
        row.add(details.address() == null || clear ? details.address() : Masks.address(details.address()));
        row.add(lens.department(details.departmentId()).replace('/', '—'));
        row.add(details.position());
        row.add(details.rank());
        row.add(String.join("、", lens.communityNames(details.communityIds())));
        row.add(details.wechatId() == null || clear ? details.wechatId() : Masks.account(details.wechatId()));
        return row;
    }

    private String text(String key) {
        return messages.getMessage("member.export." + key, null, LocaleContextHolder.getLocale());
    }
}
