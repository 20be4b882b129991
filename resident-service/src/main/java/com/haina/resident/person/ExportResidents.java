package com.haina.resident.person;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.sheet.SheetWriter;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.Structure;

/**
 * Hands people out as a workbook with the columns of the import's template in their order, so that what was mended in it can be imported
 * again: a row per person and room. Pages of people are written as they are read, so memory does not grow with their number.
 */
@Component
class ExportResidents {

    private static final int PAGE = 500;
    private static final int SHORTEST_REASON = 2;
    private static final List<String> PERSONAL =
            List.of("name", "gender", "identity", "mobile", "id-number", "community");

    private final SearchResidents search;
    private final Residents residents;
    private final RoomDirectory rooms;
    private final CommunityDirectory communities;
    private final PersonalValues values;
    private final AuditTrail audit;
    private final MessageSource messages;
    private final Clock clock;

    ExportResidents(
            SearchResidents search,
            Residents residents,
            RoomDirectory rooms,
            CommunityDirectory communities,
            PersonalValues values,
            AuditTrail audit,
            MessageSource messages,
            Clock clock) {
        this.search = search;
        this.residents = residents;
        this.rooms = rooms;
        this.communities = communities;
        this.values = values;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** Checks the request and puts it on the trail; nothing may be handed out before. */
    void announce(ExportRequest request) {
        boolean clear = Boolean.TRUE.equals(request.clear());
        String reason = request.reason() == null ? "" : request.reason().strip();
        if (clear && reason.length() < SHORTEST_REASON) {
            throw new InvalidField(FieldError.of("/reason", "resident.export.reason"));
        }
        if (request.ids() != null && request.filter() != null) {
            throw new InvalidField(FieldError.of("/ids", "resident.bulk.ids-or-filter"));
        }
        long count = request.ids() != null
                ? visible(request.ids()).size()
                : Objects.requireNonNull(search.find(filter(request), new PageRequest(1, null, true))
                        .total());
        audit.note(
                "resident.export",
                "residents",
                Ids.next(),
                null,
                Map.of("count", Long.toString(count), "clear", Boolean.toString(clear)),
                reason.isEmpty() ? null : reason);
    }

    void write(ExportRequest request, OutputStream out) throws IOException {
        boolean clear = Boolean.TRUE.equals(request.clear());
        Columns columns = columns();
        try (SheetWriter sheet = new SheetWriter(out, text("sheet"))) {
            sheet.row(columns.titles());
            if (request.ids() != null) {
                for (int from = 0; from < request.ids().size(); from += PAGE) {
                    rows(
                            visible(request.ids()
                                    .subList(from, Math.min(request.ids().size(), from + PAGE))),
                            clear,
                            columns,
                            sheet);
                }
                return;
            }
            String cursor = null;
            do {
                Page<Resident> page = search.find(filter(request), new PageRequest(PAGE, cursor, null));
                rows(page.items(), clear, columns, sheet);
                cursor = page.nextCursor();
            } while (cursor != null);
        }
    }

    private static ResidentQuery filter(ExportRequest request) {
        return request.filter() == null ? ResidentQuery.everybody() : request.filter();
    }

    private List<Resident> visible(List<String> ids) {
        return residents.findAll(ids).stream()
                .filter(resident -> communities.limits().isEmpty()
                        || resident.occupancies().stream().anyMatch(life -> communities.mayBeSeen(life.communityId())))
                .toList();
    }

    /** Titles, the layers above the rooms in their columns, and the layers of each structure. */
    private record Columns(List<String> titles, List<String> layers, Map<String, List<String>> layersOf) {}

    /** As the template has them: every layer of every structure in order, the rooms last. */
    private Columns columns() {
        Set<String> layers = new LinkedHashSet<>();
        Map<String, List<String>> layersOf = new java.util.HashMap<>();
        String room = null;
        for (Community community : communities.all()) {
            for (Structure structure : community.structures()) {
                layersOf.put(structure.id(), structure.layers());
                layers.addAll(structure.layers().subList(0, structure.layers().size() - 1));
                room = room == null ? structure.roomLayer() : room;
            }
        }
        String last = room == null ? text("room") : room;
        layers.remove(last);
        List<String> titles = new ArrayList<>(PERSONAL.stream().map(this::text).toList());
        titles.addAll(layers);
        titles.add(last);
        return new Columns(titles, List.copyOf(layers), layersOf);
    }

    private void rows(List<Resident> people, boolean clear, Columns columns, SheetWriter sheet) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Set<String> roomIds = new HashSet<>();
        people.forEach(resident -> resident.occupancies().forEach(life -> roomIds.add(life.roomId())));
        Map<String, Room> found = rooms.byId(roomIds);
        Map<String, RoomAddress> addresses = rooms.addresses(roomIds);
        for (Resident resident : people) {
            List<Occupancy> lives = resident.occupancies().stream()
                    .filter(life -> life.isCurrent(today) && communities.mayBeSeen(life.communityId()))
                    .toList();
            if (lives.isEmpty()) {
                sheet.row(person(resident, null, clear));
            }
            for (Occupancy life : lives) {
                List<@Nullable String> row = person(resident, life, clear);
                Room room = found.get(life.roomId());
                RoomAddress address = addresses.get(life.roomId());
                if (room != null && address != null) {
                    row.add(address.communityName());
                    place(row, columns.layersOf().getOrDefault(room.structureId(), List.of()), address, columns);
                }
                sheet.row(row);
            }
        }
    }

    private static void place(
            List<@Nullable String> row, List<String> structure, RoomAddress address, Columns columns) {
        List<String> names = address.names();
        for (String layer : columns.layers()) {
            int depth = structure.indexOf(layer);
            row.add(depth < 0 || depth >= names.size() - 1 ? null : names.get(depth));
        }
        row.add(names.getLast());
    }

    private List<@Nullable String> person(Resident resident, @Nullable Occupancy life, boolean clear) {
        List<@Nullable String> row = new ArrayList<>();
        row.add(resident.name());
        row.add(resident.gender() == null ? null : text(resident.gender().name()));
        row.add(
                life == null || life.identity() == null
                        ? null
                        : text(life.identity().name()));
        String mobile = resident.mobile() == null ? null : values.mobile(resident.mobile());
        String idNumber = resident.idNumber() == null ? null : values.idNumber(resident.idNumber());
        row.add(mobile == null || clear ? mobile : Masks.mobile(mobile));
        row.add(idNumber == null || clear ? idNumber : Masks.idNumber(idNumber));
        return row;
    }

    private String text(String key) {
        return messages.getMessage("resident.export." + key, null, LocaleContextHolder.getLocale());
    }
}
