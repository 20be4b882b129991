package com.haina.resident.claim;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.Caller;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;

/** The room behind a code, for the follower who scanned it. */
@RestController
@RequestMapping("/api/resident/v1/my/claims")
class MyClaimController {

    private final OpenClaim open;
    private final RoomDirectory rooms;

    MyClaimController(OpenClaim open, RoomDirectory rooms) {
        this.open = open;
        this.rooms = rooms;
    }

    /** 404 {@code claim.unknown} and 410 {@code claim.revoked} are told apart, so that the page can say to ask for a new sheet. */
    @GetMapping("/{code}")
    ClaimedRoomView open(@PathVariable String code) {
        Claims.ClaimedRoom claimed = open.open(code, Caller.current().id());
        RoomAddress address = rooms.addresses(List.of(claimed.roomId())).get(claimed.roomId());
        if (address == null) {
            throw new ClaimUnknown();
        }
        return new ClaimedRoomView(claimed.roomId(), claimed.communityId(), address.communityName(), address.within());
    }

    /**
     * A room, and nothing of its people.
     *
     * @param address within the community, for example 6幢1单元1802
     */
    record ClaimedRoomView(String roomId, String communityId, String community, String address) {}
}
