package com.haina.wechat.menu;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.wechat.menu.MenuEntry.Type;

import static org.assertj.core.api.Assertions.assertThat;

class MenuPolicyTests {

    @Test
    void aNameMayHaveSixteenBytesAtTheBottomAndSixtyBehindIt() {
        assertThat(pointers(menu(click("业主认证a")))).isEmpty(); // 13
        assertThat(pointers(menu(click("业主认证服务")))).containsExactly("/entries/0/name"); // 18
        assertThat(pointers(menu(list("家", click("费".repeat(20)))))).isEmpty();
        assertThat(pointers(menu(list("家", click("费".repeat(21)))))).containsExactly("/entries/0/entries/0/name");
    }

    @Test
    void threeEntriesOfFive() {
        MenuEntry one = click("一");
        assertThat(pointers(menu(one, one, one))).isEmpty();
        assertThat(pointers(menu(one, one, one, one))).containsExactly("/entries");
        assertThat(pointers(menu(list("家", one, one, one, one, one, one)))).containsExactly("/entries/0/entries");
        assertThat(pointers(menu())).containsExactly("/entries");
        assertThat(pointers(menu(list("家", list("下", one))))).contains("/entries/0/entries/0/entries");
    }

    @Test
    void eachKindNeedsItsOwn() {
        assertThat(pointers(menu(
                        entry("a", Type.VIEW, null, "javascript:alert(1)"),
                        entry("b", Type.CLICK, "k".repeat(129), null),
                        entry("c", Type.MINI_PROGRAM, null, null))))
                .containsExactly(
                        "/entries/0/url",
                        "/entries/1/key",
                        "/entries/2/url",
                        "/entries/2/programId",
                        "/entries/2/programPath");
        assertThat(pointers(menu(entry("a", Type.VIEW, null, "https://a.cn/" + "x".repeat(1012)))))
                .containsExactly("/entries/0/url");
    }

    @Test
    void aMenuForSomeLeadsToAtMostThreeHosts() {
        MenuContent.Conditional some = new MenuContent.Conditional(
                "业主",
                null,
                List.of(list(
                        "家",
                        entry("a", Type.VIEW, null, "https://a.cn"),
                        entry("b", Type.VIEW, null, "https://b.cn"),
                        entry("c", Type.VIEW, null, "https://c.cn"),
                        entry("d", Type.VIEW, null, "https://d.cn"))));
        assertThat(pointers(new MenuContent(List.of(click("一")), List.of(some))))
                .containsExactly("/conditional/0/entries");
    }

    @Test
    void aPageOfThePlatformLeadsToAHostToo() {
        MenuEntry page = new MenuEntry("我的家", Type.PAGE, null, null, "/home", null, null, null, null, List.of());
        MenuContent.Conditional some = new MenuContent.Conditional(
                "业主",
                null,
                List.of(
                        list("家", page, entry("a", Type.VIEW, null, "https://a.cn"), page),
                        entry("b", Type.VIEW, null, "https://b.cn"),
                        entry("c", Type.VIEW, null, "https://c.cn")));
        assertThat(pointers(new MenuContent(List.of(click("一")), List.of(some))))
                .containsExactly("/conditional/0/entries");
        MenuContent.Conditional ours = new MenuContent.Conditional(
                "业主",
                null,
                List.of(
                        list("家", page, entry("a", Type.VIEW, null, "https://wuye.example.cn/a")),
                        entry("b", Type.VIEW, null, "https://b.cn"),
                        entry("c", Type.VIEW, null, "https://c.cn")));
        assertThat(pointers(new MenuContent(List.of(click("一")), List.of(ours))))
                .isEmpty();
    }

    @Test
    void twoMenusAreComparedByTheNamesOfTheirEntries() {
        MenuContent before = menu(click("甲"), list("家", click("一"), click("二")));
        MenuContent after = menu(list("家", click("二"), entry("一", Type.VIEW, null, "https://a.cn")), click("丙"));
        assertThat(MenuDifference.between(MenuButtons.outline(after), MenuButtons.outline(before)))
                .containsExactlyInAnyOrder(
                        new MenuDifference(MenuDifference.Kind.CHANGED, List.of("家", "一")),
                        new MenuDifference(MenuDifference.Kind.MOVED, List.of("家")),
                        new MenuDifference(MenuDifference.Kind.ADDED, List.of("丙")),
                        new MenuDifference(MenuDifference.Kind.REMOVED, List.of("甲")));
        assertThat(MenuDifference.between(MenuButtons.outline(after), MenuButtons.outline(after)))
                .isEmpty();
    }

    static MenuContent menu(MenuEntry... entries) {
        return new MenuContent(List.of(entries), List.of());
    }

    static MenuEntry click(String name) {
        return entry(name, Type.CLICK, "key", null);
    }

    static MenuEntry list(String name, MenuEntry... entries) {
        return new MenuEntry(name, null, null, null, null, null, null, null, null, List.of(entries));
    }

    static MenuEntry entry(String name, Type type, @Nullable String key, @Nullable String url) {
        return new MenuEntry(name, type, key, url, null, null, null, null, null, List.of());
    }

    private static List<String> pointers(MenuContent content) {
        return MenuPolicy.faults(content, URI.create("https://wuye.example.cn")).stream()
                .map(FieldError::pointer)
                .toList();
    }
}
