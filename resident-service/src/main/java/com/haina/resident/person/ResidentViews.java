package com.haina.resident.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.Masks;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.ResidentView.HomeView;

/** Makes views of people: masked, with the addresses of their rooms, without rooms that the caller may not see. */
@Component
class ResidentViews {

    private final RoomDirectory rooms;
    private final CommunityDirectory communities;
    private final PersonalValues values;
    private final Clock clock;

    ResidentViews(RoomDirectory rooms, CommunityDirectory communities, PersonalValues values, Clock clock) {
        this.rooms = rooms;
        this.communities = communities;
        this.values = values;
        this.clock = clock;
    }

    ResidentView of(Resident resident) {
        return of(List.of(resident)).get(resident.id());
    }

    /** Views by id; the addresses of all rooms are fetched together. */
    Map<String, ResidentView> of(List<Resident> people) {
        Set<String> roomIds = new HashSet<>();
        people.forEach(resident -> resident.occupancies().forEach(life -> roomIds.add(life.roomId())));
        Map<String, RoomAddress> addresses = rooms.addresses(roomIds);
        LocalDate today = LocalDate.now(clock);
        Map<String, ResidentView> views = new HashMap<>();
        people.forEach(resident -> views.put(resident.id(), view(resident, addresses, today)));
        return views;
    }

    private ResidentView view(Resident resident, Map<String, RoomAddress> addresses, LocalDate today) {
        String mobile = resident.mobile() == null ? null : values.mobile(resident.mobile());
        String idNumber = resident.idNumber() == null ? null : values.idNumber(resident.idNumber());
        List<Occupancy> visible = resident.occupancies().stream()
                .filter(life -> communities.mayBeSeen(life.communityId()))
                .toList();
        return new ResidentView(
                resident.id(),
                resident.name(),
                resident.gender(),
                mobile == null ? null : Masks.mobile(mobile),
                idNumber == null ? null : Masks.idNumber(idNumber),
                idNumber == null ? List.of() : List.copyOf(IdNumber.doubts(idNumber, today)),
                resident.tags(),
                resident.coverage(),
                visible.stream()
                        .filter(life -> life.isCurrent(today))
                        .sorted(Comparator.comparing((Occupancy life) -> !life.preferred())
                                .thenComparing(Occupancy::orderKey))
                        .map(life -> home(life, addresses.get(life.roomId())))
                        .toList(),
                visible.stream()
                        .filter(life -> !life.isCurrent(today))
                        .map(life -> home(life, addresses.get(life.roomId())))
                        .toList(),
                resident.deleted(),
                resident.mergedInto(),
                resident.createdAt(),
                resident.updatedAt());
    }

    private static HomeView home(Occupancy life, @Nullable RoomAddress address) {
        return new HomeView(
                life.id(),
                life.roomId(),
                life.communityId(),
                address == null ? life.address() : address.text(),
                life.identity(),
                life.movedInOn(),
                life.movedOutOn(),
                life.preferred());
    }
}
