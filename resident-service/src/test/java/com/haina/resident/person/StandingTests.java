package com.haina.resident.person;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.haina.resident.building.Home;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @Test
    void whoLivesNowhereStandsBehindAllOthers() {
        Standing standing = Standing.of(List.of(life("room1", "2026-11-01").preferred(true)), TODAY);
        assertThat(standing.places()).isEmpty();
        assertThat(standing.homeKey()).isEqualTo(Standing.HOMELESS);
        assertThat(standing.leavesOn()).isNull();
        assertThat(standing.occupancies()).noneMatch(Occupancy::preferred);
    }

    @Test
    void thePreferredRoomStaysAndWithoutOneItIsTheFirstCurrent() {
        Occupancy left = life("room1", "2026-11-01");
        Occupancy first = life("room2", null);
        Occupancy second = life("room3", null);
        assertThat(preferred(left.preferred(true), first, second)).isEqualTo("room2");
        assertThat(preferred(left, first, second.preferred(true))).isEqualTo("room3");
        assertThat(preferred(left, first.preferred(true), second.preferred(true)))
                .isEqualTo("room2");
    }

    @Test
    void theNextDayOfLeavingIsTheEarliestOfTheCurrentRooms() {
        Standing standing = Standing.of(
                List.of(life("room1", "2027-03-01"), life("room2", "2026-12-31"), life("room3", "2026-10-01")), TODAY);
        assertThat(standing.leavesOn()).isEqualTo("2026-12-31");
        assertThat(standing.places()).contains("room1", "room2").doesNotContain("room3");
    }

    private static Occupancy life(String room, @Nullable String movedOutOn) {
        Home home = new Home(room, "community", List.of("community", room), "0/" + room);
        LocalDate leaves = movedOutOn == null ? null : LocalDate.parse(movedOutOn);
        return Occupancy.of(home, Identity.OWNER, null, leaves, null);
    }

    private static String preferred(Occupancy... lives) {
        List<Occupancy> chosen = Standing.of(List.of(lives), TODAY).occupancies().stream()
                .filter(Occupancy::preferred)
                .toList();
        assertThat(chosen).hasSize(1);
        return chosen.getFirst().roomId();
    }
}
