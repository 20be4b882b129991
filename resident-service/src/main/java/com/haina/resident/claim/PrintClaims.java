package com.haina.resident.claim;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountOutline;
import com.haina.platform.audit.AuditTrail;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.claim.pdf.CardSheet;

/**
 * Puts codes on paper, a card per room, in the order of the tree. Sheets speak to residents and are in Chinese whoever prints them. Rooms are
 * drawn in batches; what stays in memory are the pages' compressed drawings, some kilobytes each.
 */
@Component
class PrintClaims {

    private static final int BATCH = 200;

    /** Permission sets with which WeChat tells a page who scanned: 网页服务, and the bundles that hold it. */
    private static final List<Integer> OPENS_PAGES = List.of(4, 100, 101);

    private final SelectRooms select;
    private final IssueClaims issue;
    private final RoomDirectory rooms;
    private final AccountApi accounts;
    private final ClaimProperties properties;
    private final AuditTrail audit;
    private final MessageSource messages;
    private final Clock clock;

    PrintClaims(
            SelectRooms select,
            IssueClaims issue,
            RoomDirectory rooms,
            AccountApi accounts,
            ClaimProperties properties,
            AuditTrail audit,
            MessageSource messages,
            Clock clock) {
        this.select = select;
        this.issue = issue;
        this.rooms = rooms;
        this.accounts = accounts;
        this.properties = properties;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A sheet that may be drawn: its rooms are known and its printing is on the trail. */
    record Prepared(ClaimRequest.Sheet request, List<Room> rooms, String accountName, String fileName) {}

    /** Checks everything that can be wrong before anything is drawn. */
    Prepared prepare(ClaimRequest.Sheet request) {
        String account = accountName(request.appId());
        List<Room> meant = select.of(request.rooms());
        audit.note(
                "claim.print",
                "claim",
                request.rooms().placeId() == null
                        ? request.rooms().communityId()
                        : request.rooms().placeId(),
                null,
                Map.of("count", Integer.toString(meant.size()), "account", request.appId()),
                null);
        return new Prepared(request, meant, account, text("file", LocalDate.now(clock)) + ".pdf");
    }

    /**
     * The sheet, ready to be written: nothing fails once the answer has begun.
     *
     * @throws ClaimsEnded 409 where somebody ended a code that is drawn already: the sheet would lead nowhere
     */
    CardSheet draw(Prepared sheet) throws IOException {
        CardSheet pages = new CardSheet(sheet.request().layout(), words(sheet));
        try {
            Map<String, String> drawn = new HashMap<>();
            for (int from = 0; from < sheet.rooms().size(); from += BATCH) {
                List<Room> batch =
                        sheet.rooms().subList(from, Math.min(sheet.rooms().size(), from + BATCH));
                Map<String, String> codes = issue.issue(batch);
                draw(batch, codes, sheet.request().appId(), pages);
                drawn.putAll(codes);
            }
            if (!issue.areGood(drawn)) {
                throw new ClaimsEnded();
            }
            return pages;
        } catch (IOException | RuntimeException failure) {
            pages.close();
            throw failure;
        }
    }

    private void draw(List<Room> batch, Map<String, String> codes, String appId, CardSheet pages) throws IOException {
        Map<String, RoomAddress> addresses =
                rooms.addresses(batch.stream().map(Room::id).toList());
        for (Room room : batch) {
            String code = codes.get(room.id());
            RoomAddress address = addresses.get(room.id());
            if (code != null && address != null) {
                pages.add(new CardSheet.Card(
                        address.communityName(),
                        address.room(),
                        properties.publicUrl() + "/m/claim/" + code + "?app=" + appId));
            }
        }
    }

    private CardSheet.Words words(Prepared sheet) {
        ClaimRequest.Sheet request = sheet.request();
        return new CardSheet.Words(
                text("title"),
                List.of(text("step.scan"), text("step.mobile"), text("step.follow", sheet.accountName())),
                asked(request.office(), request.phone()),
                text("note", LocalDate.now(clock)));
    }

    private String asked(@Nullable String office, @Nullable String phone) {
        return ((office == null ? "" : office.strip()) + (phone == null ? "" : "  " + phone.strip())).strip();
    }

    private String accountName(String appId) {
        try {
            AccountOutline outline = accounts.accounts().stream()
                    .filter(account -> account.appId().equals(appId) && account.authorized())
                    .findFirst()
                    .orElseThrow(ClaimAccountUnknown::new);
            if (Collections.disjoint(outline.scopes(), OPENS_PAGES)) {
                throw new ClaimAccountWithoutPages();
            }
            return outline.name();
        } catch (RestClientException | IllegalStateException unreachable) {
            throw new AccountsUnavailable(unreachable);
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("claim.sheet." + key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
