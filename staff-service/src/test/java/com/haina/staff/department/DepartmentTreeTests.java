package com.haina.staff.department;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DepartmentTreeTests {

    private final DepartmentTree tree = new DepartmentTree(List.of(
            new DepartmentTree.Node("e", null, "工程部", 1),
            new DepartmentTree.Node("r", "e", "维修组", 0),
            new DepartmentTree.Node("n", "r", "夜班", 0),
            new DepartmentTree.Node("c", null, "客服部", 0),
            new DepartmentTree.Node("s", "c", "维修组", 0)));

    @Test
    void tellsThePathOfADepartment() {
        assertThat(tree.pathText("n")).isEqualTo("工程部/维修组/夜班");
        assertThat(tree.pathText("gone")).isEmpty();
        assertThat(tree.depth("n")).isEqualTo(3);
        assertThat(tree.height("e")).isEqualTo(3);
    }

    @Test
    void findsADepartmentByItsPathAndTellsSameNamesApart() {
        assertThat(tree.find(path("工程部—维修组"))).map(DepartmentTree.Node::id).contains("r");
        assertThat(tree.find(path("客服部—维修组"))).map(DepartmentTree.Node::id).contains("s");
        assertThat(tree.find(path("维修组"))).isEmpty();
    }

    @Test
    void searchesByTheEndOfAPathAndTakesWhatIsBelow() {
        assertThat(tree.matching(path("维修组"))).containsExactlyInAnyOrder("r", "n", "s");
        assertThat(tree.matching(path("工程部/维"))).containsExactlyInAnyOrder("r", "n");
        assertThat(tree.matching(path("不存在"))).isEmpty();
    }

    @Test
    void listsParentsBeforeChildrenInTheirOrder() {
        assertThat(tree.all()).extracting(DepartmentTree.Node::id).containsExactly("c", "s", "e", "r", "n");
    }

    @Test
    void seesWhenAMoveWouldPutADepartmentBelowItself() {
        assertThat(tree.wouldCycle("e", "n")).isTrue();
        assertThat(tree.wouldCycle("e", "e")).isTrue();
        assertThat(tree.wouldCycle("r", "c")).isFalse();
        assertThat(tree.wouldCycle("r", null)).isFalse();
    }

    @Test
    void survivesALoopThatIsAlreadyStored() {
        DepartmentTree looped = new DepartmentTree(
                List.of(new DepartmentTree.Node("a", "b", "甲", 0), new DepartmentTree.Node("b", "a", "乙", 0)));
        assertThat(looped.pathText("a")).isEqualTo("乙/甲");
    }

    private static DepartmentPath path(String text) {
        return Objects.requireNonNull(DepartmentPath.parse(text));
    }
}
