package com.haina.resident.building;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a room is called where people read it. */
class RoomAddressTests {

    private static String of(String... names) {
        return new RoomAddress("r", "c", "望江苑", List.of(names)).text();
    }

    @Test
    void namesThatSayWhatTheyAreStandTogether() {
        assertThat(of("1栋", "一单元", "101")).isEqualTo("望江苑 1栋一单元101");
        assertThat(of("A", "101")).isEqualTo("望江苑 A101");
    }

    @Test
    void twoNumbersDoNotRunIntoOneThatIsAnotherRoomsToo() {
        assertThat(of("1", "11", "101")).isEqualTo("望江苑 1-11-101");
        assertThat(of("11", "1", "101")).isEqualTo("望江苑 11-1-101");
        assertThat(of("3栋", "2", "1502")).isEqualTo("望江苑 3栋2-1502");
    }
}
