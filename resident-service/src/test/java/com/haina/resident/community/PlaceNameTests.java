package com.haina.resident.community;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceNameTests {

    @ParameterizedTest
    @CsvSource({
        "1栋, 01幢",
        "1栋, １号楼",
        "1栋, 一栋",
        "1栋, 第1栋",
        "1栋, 1 栋",
        "1栋, 1#",
        "一单元, 1单元",
        "一单元, 1",
        "二十一层, 21楼",
        "一〇一, 101室",
        "一百零一, 0101",
        "A座, a栋",
        "翠园一栋, 翠园01幢",
        "1—101, 1-0101",
    })
    void spellingsOfOnePlaceHaveOneKey(String one, String other) {
        assertThat(PlaceName.key(one)).isEqualTo(PlaceName.key(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1栋, 11栋", "东区, 西区", "A座, B座", "翠园1栋, 桂园1栋", "万科一品, 万科1品", "101, 1-01", "十栋, 1栋"})
    void differentPlacesHaveDifferentKeys(String one, String other) {
        assertThat(PlaceName.key(one)).isNotEqualTo(PlaceName.key(other));
    }

    @Test
    void namesOfCommunitiesKeepEveryWord() {
        assertThat(PlaceName.textKey("滨江•万家星城")).isEqualTo(PlaceName.textKey("滨江·万家星城 "));
        assertThat(PlaceName.textKey("欢乐谷1小区")).isEqualTo("欢乐谷1小区").isNotEqualTo(PlaceName.textKey("欢乐谷1"));
    }

    @Test
    void twoComesBeforeTen() {
        assertThat(List.of("10栋", "2栋", "1栋", "A座").stream()
                        .sorted((a, b) -> PlaceName.sortKey(a).compareTo(PlaceName.sortKey(b))))
                .containsExactly("1栋", "2栋", "10栋", "A座");
    }

    @Test
    void veryLongRunsOfNumeralsDoNoHarm() {
        assertThat(PlaceName.key("千".repeat(5_000))).isNotEmpty();
        assertThat(PlaceName.sortKey("9".repeat(300))).hasSize(300);
    }
}
