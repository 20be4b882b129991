package com.haina.resident.verification;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;

import io.swagger.v3.oas.annotations.Hidden;

/** Who a follower is, for wechat-mp-service. */
@Hidden
@RestController
class FollowerHomesController implements FollowerHomesApi {

    private static final int AT_ONCE = 100;
    private static final int FOUND = 200;

    private final Bindings bindings;
    private final KnownResidents residents;
    private final RoomDirectory rooms;

    FollowerHomesController(Bindings bindings, KnownResidents residents, RoomDirectory rooms) {
        this.bindings = bindings;
        this.residents = residents;
        this.rooms = rooms;
    }

    @Override
    public FollowerHomes homes(String followerId) {
        return bindings.heldBy(followerId).stream()
                .findFirst()
                .map(home -> {
                    RoomAddress address =
                            rooms.addresses(List.of(home.roomId())).get(home.roomId());
                    KnownResident known =
                            residents.find(List.of(home.residentId())).known().get(home.residentId());
                    return new FollowerHomes(
                            true,
                            known == null ? null : known.name(),
                            address == null ? null : address.within(),
                            address == null ? null : address.communityName());
                })
                .orElseGet(() -> new FollowerHomes(false, null, null, null));
    }

    @Override
    public Map<String, FollowerHomes> homes(List<String> followerIds) {
        return followerIds.stream().distinct().limit(AT_ONCE).collect(Collectors.toMap(id -> id, this::homes));
    }

    @Override
    public List<String> search(String q) {
        return bindings.ofResidents(residents.named(q, FOUND)).stream()
                .map(Binding::followerId)
                .distinct()
                .limit(FOUND)
                .toList();
    }
}
