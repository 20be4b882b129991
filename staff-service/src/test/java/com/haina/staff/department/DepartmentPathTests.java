package com.haina.staff.department;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.haina.staff.Spelling;

import static org.assertj.core.api.Assertions.assertThat;

class DepartmentPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "工程部—维修组",
                "工程部——维修组",
                "工程部–维修组",
                "工程部-维修组",
                "工程部－维修组",
                "工程部−维修组",
                "工程部/维修组",
                "工程部／维修组",
                "工程部\\维修组",
                "工程部 > 维修组",
                " 工程部 — 维修组 ",
                "工程部\u00a0-\u3000维修组",
                "/工程部/维修组/"
            })
    void readsEveryCommonDashAndSlashAsTheSameTwoLevels(String written) {
        assertThat(DepartmentPath.parse(written)).isEqualTo(new DepartmentPath(List.of("工程部", "维修组")));
    }

    @Test
    void readsAnyDepth() {
        DepartmentPath path = DepartmentPath.parse("总部—华南—深圳-工程部/维修组");
        assertThat(path).isNotNull();
        assertThat(path.levels()).containsExactly("总部", "华南", "深圳", "工程部", "维修组");
        assertThat(path.name()).isEqualTo("维修组");
        assertThat(path.parent()).hasToString("总部/华南/深圳/工程部");
        assertThat(path.fromOutermost()).extracting(DepartmentPath::toString).startsWith("总部", "总部/华南");
    }

    @Test
    void hasNothingToReadInDashesAlone() {
        assertThat(DepartmentPath.parse(" — / ")).isNull();
    }

    @Test
    void keepsSinglePlainNamesWhole() {
        assertThat(DepartmentPath.parse("客服 中心")).hasToString("客服 中心");
        assertThat(DepartmentPath.separates("客服中心")).isFalse();
        assertThat(DepartmentPath.separates("客服-中心")).isTrue();
    }

    @Test
    void comparesNamesWithoutWidthCaseAndBlanks() {
        assertThat(Spelling.key("ＩＴ 部")).isEqualTo(Spelling.key("it部"));
    }
}
