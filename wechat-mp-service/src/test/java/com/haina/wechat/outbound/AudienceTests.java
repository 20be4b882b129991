package com.haina.wechat.outbound;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AudienceTests {

    @Test
    void neverTakesALostTagForEverybody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Audience(Audience.Kind.TAG, null, List.of()));
        assertThat(Audience.tag(2).kind()).isEqualTo(Audience.Kind.TAG);
        assertThat(Audience.everybody().kind()).isEqualTo(Audience.Kind.EVERYBODY);
    }

    @Test
    void takesListsThatWechatTakes() {
        assertThat(Audience.list(List.of("a", "b", "a")).openids()).containsExactly("a", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> Audience.list(List.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> Audience.list(List.of("a", " ")));
        List<String> many =
                IntStream.rangeClosed(0, 10_000).mapToObj(i -> "o" + i).toList();
        assertThatIllegalArgumentException().isThrownBy(() -> Audience.list(many));
    }

    @Test
    void saysNothingOfWhomItNames() {
        assertThat(Audience.list(List.of("oPerson1", "oPerson2")).toString()).doesNotContain("oPerson");
    }
}
