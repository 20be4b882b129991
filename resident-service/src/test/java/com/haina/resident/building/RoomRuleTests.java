package com.haina.resident.building;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.haina.resident.community.Structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoomRuleTests {

    private static final Structure TOWERS = new Structure("s", "高层", List.of("楼栋", "单元", "门牌号"));
    private static final Structure VILLAS = new Structure("v", "别墅", List.of("楼栋", "门牌号"));
    private static final Structure FLOORS = new Structure("f", "写字楼", List.of("楼栋", "楼层", "门牌号"));

    private static List<String> rooms(String rule, @Nullable String pattern, Structure structure) {
        List<String> paths = new ArrayList<>();
        RoomRule.parse(rule, pattern, List.of(), structure)
                .forEachParent(
                        (parents, names) -> names.forEach(name -> paths.add(String.join("/", parents) + "/" + name)));
        return paths;
    }

    @Test
    void makesEveryRoomOfTheTowersInOneLine() {
        assertThat(rooms("1–12栋 × 2单元 × 1–33层 × 4户", null, TOWERS))
                .hasSize(12 * 2 * 33 * 4)
                .doesNotHaveDuplicates()
                .startsWith("1栋/1单元/101", "1栋/1单元/102")
                .contains("7栋/2单元/1003")
                .endsWith("12栋/2单元/3304");
    }

    @Test
    void leavesOutTheNumbersThatPeopleAvoid() {
        assertThat(rooms("A-B座x1单元x3-5层(除4)x2户", "{floor}{unit:02}", TOWERS))
                .containsExactly(
                        "A座/1单元/301",
                        "A座/1单元/302",
                        "A座/1单元/501",
                        "A座/1单元/502",
                        "B座/1单元/301",
                        "B座/1单元/302",
                        "B座/1单元/501",
                        "B座/1单元/502");
    }

    @Test
    void namesRoomsWithoutFloorsByTheDoorAlone() {
        assertThat(rooms("2栋 × 1户", null, VILLAS)).containsExactly("1栋/1", "2栋/1");
        assertThat(rooms("1-1栋 × 101-103室", null, VILLAS)).containsExactly("1栋/101", "1栋/102", "1栋/103");
    }

    @Test
    void takesTheFloorFromItsLayerWhereTheStructureHasOne() {
        assertThat(rooms("1栋 × -1-2层 × 2户", null, FLOORS))
                .containsExactly("1栋/-1层/-101", "1栋/-1层/-102", "1栋/1层/101", "1栋/1层/102", "1栋/2层/201", "1栋/2层/202");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1–12栋",
                "1–12栋 × 2单元",
                "12–1栋 × 2单元 × 3层 × 4户",
                "1–12栋 × 2单元 × 33层 × 4户 × 5",
                "1-A栋 × 2单元 × 4户",
                "2000栋 × 20单元 × 33层 × 9户",
                "1-999999999999栋 × 2单元 × 4户",
                "1栋 × 1单元(除1) × 4户",
            })
    void saysSoWhenARuleCannotBeMeant(String rule) {
        assertThatThrownBy(() -> RoomRule.parse(rule, null, List.of(), TOWERS)).isInstanceOf(RoomRuleMalformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{floor}", "{door:02}", "{floor}{dor}", "{floor", "101"})
    void refusesAPatternThatCannotTellRoomsApart(String pattern) {
        assertThatThrownBy(() -> RoomRule.parse("1栋 × 1单元 × 2层 × 2户", pattern, List.of(), TOWERS))
                .isInstanceOf(RoomRuleMalformed.class);
    }

    private static List<String> rooms(String rule, List<String> exceptions) {
        List<String> paths = new ArrayList<>();
        RoomRule.parse(rule, null, exceptions, TOWERS)
                .forEachParent(
                        (parents, names) -> names.forEach(name -> paths.add(String.join("/", parents) + "/" + name)));
        return paths;
    }

    @Test
    void leavesOutWhatTheExceptionsSay() {
        assertThat(rooms("15-18幢 × 2单元 × 1-18层(除4、13、14) × 3户", List.of("15幢1单元 1层 只有 01", "18幢 顶层 户号 01-02")))
                .hasSize(4 * 2 * 15 * 3 - 4)
                .contains("15幢/1单元/101", "15幢/2单元/102", "18幢/1单元/1802", "17幢/1单元/1803")
                .doesNotContain("15幢/1单元/102", "15幢/1单元/103", "18幢/1单元/1803", "18幢/2单元/1803");
        assertThat(rooms("1-2幢 × 2单元 × 1-2层 × 2户", List.of("2单元 底层 没有", " ", "1幢 没有 2")))
                .containsExactly(
                        "1幢/1单元/101",
                        "1幢/1单元/201",
                        "1幢/2单元/201",
                        "2幢/1单元/101",
                        "2幢/1单元/102",
                        "2幢/1单元/201",
                        "2幢/1单元/202",
                        "2幢/2单元/201",
                        "2幢/2单元/202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19幢 没有 01", "1幢 30层 没有", "随便", "1幢 只有", "1区 没有 1", "1幢 没有 9", "1幢 2-1层 没有 1"})
    void anExceptionThatMeansNoRoomIsNoException(String line) {
        assertThatThrownBy(() -> rooms("1-2幢 × 2单元 × 1-2层 × 2户", List.of(line))).isInstanceOf(RoomRuleMalformed.class);
    }
}
