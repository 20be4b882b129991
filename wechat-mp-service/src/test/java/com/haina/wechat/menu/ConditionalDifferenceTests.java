package com.haina.wechat.menu;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.haina.wechat.menu.ConditionalDifference.Wanted;
import com.haina.wechat.menu.MenuTools.Button;
import com.haina.wechat.menu.MenuTools.Conditional;

import static org.assertj.core.api.Assertions.assertThat;

/** What WeChat's API cannot do to a menu for some but its own pages could: change it in its place, under its id. */
class ConditionalDifferenceTests {

    private static final List<Wanted> WANTED =
            List.of(new Wanted("业主", "100", "", buttons("我的家")), new Wanted("租户", "101", "2", buttons("租约")));
    private static final List<String> IDS = List.of("11", "12");
    private static final Conditional OWNERS = new Conditional("11", "100", "", buttons("我的家"));

    @Test
    void ofWhatIsAsItShouldBeNothingIsSaid() {
        assertThat(ConditionalDifference.between(
                        WANTED, IDS, List.of(OWNERS, new Conditional("12", "101", "2", buttons("租约")))))
                .isEmpty();
    }

    @Test
    void otherPhonesOrAnotherTagUnderTheSameIdAreAChange() {
        for (Conditional changed : List.of(
                new Conditional("12", "101", "1", buttons("租约")), new Conditional("12", "102", "2", buttons("租约")))) {
            assertThat(ConditionalDifference.between(WANTED, IDS, List.of(OWNERS, changed)))
                    .containsExactly(new MenuDifference(MenuDifference.Kind.CHANGED, List.of("租户")));
        }
    }

    @Test
    void aButtonUnderTheSameIdIsNamedBelowItsTag() {
        assertThat(ConditionalDifference.between(
                        WANTED, IDS, List.of(OWNERS, new Conditional("12", "101", "2", buttons("合同")))))
                .containsExactlyInAnyOrder(
                        new MenuDifference(MenuDifference.Kind.ADDED, List.of("租户", "租约")),
                        new MenuDifference(MenuDifference.Kind.REMOVED, List.of("租户", "合同")));
    }

    @Test
    void withoutIdsTheRuleSaysWhichMenuIsMeant() {
        Conditional again = new Conditional("99", "101", "2", buttons("租约"));
        assertThat(ConditionalDifference.between(WANTED, null, List.of(again, OWNERS)))
                .isEmpty();
        assertThat(ConditionalDifference.between(WANTED, IDS, List.of(again, OWNERS)))
                .containsExactlyInAnyOrder(
                        new MenuDifference(MenuDifference.Kind.ADDED, List.of("租户")),
                        new MenuDifference(MenuDifference.Kind.REMOVED, List.of("租户")));
    }

    private static List<Button> buttons(String name) {
        return List.of(new Button("click", name, "key", "", "", "", "", "", List.of()));
    }
}
