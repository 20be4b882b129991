package com.haina.auth.sms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MobileTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800005678",
                "138 0000 5678",
                "+86 138-0000-5678",
                "0086 13800005678",
                "8613800005678",
                "１３８００００５６７８",
                "138\u00a00000\u00a05678",
                " (138)00005678 "
            })
    void readsWhatPeopleType(String typed) {
        assertThat(Mobile.read(typed)).hasValue(new Mobile("13800005678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1380000567", "138000056789", "12800005678", "0755-12345678", "1380000567a", "+1 3800005678"
            })
    void refusesWhatIsNoMobile(String typed) {
        assertThat(Mobile.read(typed)).isEmpty();
    }

    @Test
    void showsItselfOnlyMasked() {
        assertThat(new Mobile("13800005678")).hasToString("138****5678");
        assertThat("%s".formatted(new Mobile("13800005678"))).doesNotContain("0000");
        assertThat(new Mobile("13800005678").international()).isEqualTo("+8613800005678");
    }
}
