package com.haina.resident.person;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.Masks;
import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.ETags;
import com.haina.resident.building.Home;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.CommunityDirectory;

/** Changes that people make to one resident: each is loaded, checked against the caller's tag and limits, audited and saved as one write. */
@Component
class ChangeResident {

    private final Residents residents;
    private final PersonalValues values;
    private final RoomDirectory rooms;
    private final CommunityDirectory communities;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeResident(
            Residents residents,
            PersonalValues values,
            RoomDirectory rooms,
            CommunityDirectory communities,
            AuditTrail audit,
            Clock clock) {
        this.residents = residents;
        this.values = values;
        this.rooms = rooms;
        this.communities = communities;
        this.audit = audit;
        this.clock = clock;
    }

    /** A resident that the caller may see; 404 otherwise. */
    Resident visible(String id) {
        Resident resident = residents.get(id);
        if (communities.limits().isPresent()
                && resident.occupancies().stream().noneMatch(life -> communities.mayBeSeen(life.communityId()))) {
            throw new RecordNotFound();
        }
        return resident;
    }

    Resident register(ResidentRequest request) {
        Resident resident = Resident.newcomer(clock.instant());
        describe(resident, request);
        if (request.homes() != null) {
            request.homes().forEach(home -> moveIn(resident, home));
        }
        resident.edited(clock.instant());
        audit.record(resident, "resident.create", "resident", masked(resident), Map.of(), facts(resident));
        save(resident);
        requireRooms(resident);
        return resident;
    }

    Resident change(String id, @Nullable String ifMatch, String action, Consumer<Resident> step) {
        Resident resident = visible(id);
        ETags.require(ifMatch, resident);
        return change(resident, action, step);
    }

    /** The same for a resident that was checked already. */
    Resident change(Resident resident, String action, Consumer<Resident> step) {
        Map<String, String> before = facts(resident);
        step.accept(resident);
        follow(resident);
        resident.edited(clock.instant());
        audit.record(resident, action, "resident", masked(resident), before, facts(resident));
        save(resident);
        return resident;
    }

    void describe(Resident resident, ResidentRequest request) {
        List<FieldError> errors = new ArrayList<>();
        resident.call(request.name().strip());
        resident.gender(request.gender());
        if (request.mobile() != null) {
            String mobile = request.mobile().replaceAll("[\\s\\-]", "").replaceFirst("^\\+?86(?=1\\d{10}$)", "");
            if (mobile.isEmpty()) {
                resident.reachAt(null);
            } else if (PhoneNumber.of(mobile) == PhoneNumber.MALFORMED) {
                errors.add(FieldError.of("/mobile", "resident.mobile.malformed"));
            } else {
                resident.reachAt(values.sealMobile(mobile));
            }
        }
        if (request.idNumber() != null) {
            String number = IdNumber.normalised(request.idNumber());
            resident.identifyBy(number.isEmpty() ? null : values.sealIdNumber(number));
        }
        if (request.tags() != null) {
            resident.tag(request.tags().stream().map(String::strip).toList());
        }
        if (!errors.isEmpty()) {
            throw new InvalidField(errors);
        }
    }

    Resident moveIn(String id, @Nullable String ifMatch, ResidentRequest.MoveIn request) {
        Resident resident = change(id, ifMatch, "resident.move-in", moving -> moveIn(moving, request));
        requireRooms(resident);
        return resident;
    }

    private void moveIn(Resident resident, ResidentRequest.MoveIn request) {
        requireInOrder(request.movedInOn(), request.movedOutOn());
        Room room = rooms.get(request.roomId());
        if (resident.currentIn(room.id(), today()).isPresent()) {
            throw new AlreadyLivesThere();
        }
        Home home = rooms.homes(List.of(room.id())).get(room.id());
        if (home == null) {
            throw new RecordNotFound();
        }
        resident.moveIn(
                Occupancy.of(home, request.identity(), request.movedInOn(), request.movedOutOn(), null), today());
    }

    /** Lives that are over, and people who are deleted, do not follow a building that moves; they do when they come back. */
    private boolean follow(Resident resident) {
        return resident.follow(
                rooms.homes(
                        resident.occupancies().stream().map(Occupancy::roomId).collect(Collectors.toSet())),
                today());
    }

    /** A room removed at the same moment took no notice of the newcomer; then nobody moved in. */
    private void requireRooms(Resident resident) {
        List<String> wanted = resident.occupancies().stream()
                .filter(life -> life.isCurrent(today()))
                .map(Occupancy::roomId)
                .toList();
        Map<String, Room> there = rooms.byId(wanted);
        List<Occupancy> lost = resident.occupancies().stream()
                .filter(life -> life.isCurrent(today()) && !there.containsKey(life.roomId()))
                .toList();
        if (!lost.isEmpty()) {
            change(
                    residents.get(resident.id()),
                    "resident.move-in-failed",
                    again -> lost.forEach(life -> again.forget(life.id(), today())));
            throw new RecordNotFound();
        }
    }

    Resident changeLife(String id, @Nullable String ifMatch, String occupancyId, ResidentRequest.Life request) {
        requireInOrder(request.movedInOn(), request.movedOutOn());
        return change(id, ifMatch, "resident.change-home", resident -> {
            requireLife(resident, occupancyId);
            resident.replace(
                    occupancyId,
                    life -> life.with(
                            request.identity(),
                            Occupancy.text(request.movedInOn()),
                            Occupancy.text(request.movedOutOn())),
                    today());
        });
    }

    Resident moveOut(String id, @Nullable String ifMatch, String occupancyId, LocalDate day) {
        return change(id, ifMatch, "resident.move-out", resident -> {
            Occupancy life = requireLife(resident, occupancyId);
            requireInOrder(life.movedInOn() == null ? null : LocalDate.parse(life.movedInOn()), day);
            RoomAddress address = rooms.addresses(List.of(life.roomId())).get(life.roomId());
            resident.replace(
                    occupancyId,
                    current -> {
                        Occupancy over = current.with(current.identity(), current.movedInOn(), day.toString());
                        return address == null ? over : over.remembering(address.text());
                    },
                    today());
        });
    }

    Resident prefer(String id, @Nullable String ifMatch, String occupancyId) {
        return change(id, ifMatch, "resident.default-home", resident -> {
            if (!requireLife(resident, occupancyId).isCurrent(today())) {
                throw new RecordNotFound();
            }
            resident.prefer(occupancyId, today());
        });
    }

    void delete(String id, @Nullable String ifMatch, Duration purgeAfter) {
        change(
                id,
                ifMatch,
                "resident.delete",
                resident -> resident.delete(clock.instant().plus(purgeAfter), today()));
    }

    Resident restore(String id, @Nullable String ifMatch) {
        return change(id, ifMatch, "resident.restore", resident -> {
            if (resident.deleted()) {
                resident.restore(values, today());
            }
        });
    }

    String reveal(String id, ResidentRequest.Reveal request) {
        Resident resident = visible(id);
        String value = switch (request.field()) {
            case MOBILE -> resident.mobile() == null ? null : values.mobile(resident.mobile());
            case ID_NUMBER -> resident.idNumber() == null ? null : values.idNumber(resident.idNumber());
        };
        if (value == null) {
            throw new NothingToReveal();
        }
        audit.reveal(
                "resident",
                id,
                masked(resident),
                request.field().name(),
                request.reason().strip());
        return value;
    }

    private void save(Resident resident) {
        try {
            residents.save(resident);
        } catch (DuplicateKeyException taken) {
            throw new MobileTaken();
        }
    }

    private static Occupancy requireLife(Resident resident, String occupancyId) {
        return resident.occupancy(occupancyId).orElseThrow(RecordNotFound::new);
    }

    private static void requireInOrder(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw new DatesReversed();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static @Nullable String masked(Resident resident) {
        return resident.name() == null ? null : Masks.name(resident.name());
    }

    /** What the audit trail keeps, personal values masked. */
    private Map<String, String> facts(Resident resident) {
        Map<String, RoomAddress> addresses = rooms.addresses(
                resident.occupancies().stream().map(Occupancy::roomId).toList());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", Objects.toString(masked(resident), ""));
        facts.put("gender", Objects.toString(resident.gender(), ""));
        facts.put("mobile", resident.mobile() == null ? "" : Masks.mobile(values.mobile(resident.mobile())));
        facts.put("idNumber", resident.idNumber() == null ? "" : Masks.idNumber(values.idNumber(resident.idNumber())));
        facts.put("tags", String.join("、", resident.tags()));
        facts.put(
                "homes",
                resident.occupancies().stream()
                        .map(life -> describe(life, addresses.get(life.roomId())))
                        .collect(Collectors.joining("；")));
        facts.put("deleted", Boolean.toString(resident.deleted()));
        return facts;
    }

    private static String describe(Occupancy life, @Nullable RoomAddress address) {
        return "%s %s %s–%s%s"
                .formatted(
                        address == null ? Objects.toString(life.address(), life.roomId()) : address.text(),
                        Objects.toString(life.identity(), ""),
                        Objects.toString(life.movedInOn(), ""),
                        Objects.toString(life.movedOutOn(), ""),
                        life.preferred() ? " *" : "");
    }
}
