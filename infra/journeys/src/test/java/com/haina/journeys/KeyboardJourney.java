package com.haina.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The day's work with no mouse: every step is reached by Tab, shows that it is reached, and is done by a key. */
class KeyboardJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int MOST_TABS = 80;

    private final RunningPlatform platform = RunningPlatform.get();
    private final Phones phones = new Phones(platform.simulators());

    KeyboardJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void signingInImportingFindingAndUnmaskingNeedNoMouse() {
        Office office = Office.join(platform, "只用键盘");
        office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK).go("/sign-in");
        // From the start: asked for only with the key, a busy browser may have opened its own window already.
        List<FileChooser> files = new ArrayList<>();
        console.page.onFileChooser(files::add);

        press(console, console.button("用短信验证码登录"), "Enter");
        assertThat(console.page.locator("[name=mobile]")).isFocused();
        console.page.keyboard().type(office.mobile);
        int before = phones.texts(office.mobile);
        press(console, console.button("获取验证码"), "Enter");
        assertThat(console.page.locator("[name=code]")).isFocused();
        console.page.keyboard().type(phones.code(office.mobile, before));
        console.page.keyboard().press("Enter");
        console.atHome();

        press(console, console.link("导入与撤销"), "Enter");
        assertThat(console.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isFocused();
        assertThat(console.text("还没有导入过")).isVisible();
        press(console, console.button("导入文件"), "Enter");
        console.page.waitForCondition(() -> !files.isEmpty());
        files.getFirst().setFiles(Workbooks.sample("业主信息表格模板.xlsx"));
        press(console, console.button("下一步：列映射"), "Enter");
        press(console, console.button("下一步：试运行"), "Enter");
        press(console, console.buttonLike("导入 3 行.*"), "Enter");
        assertThat(console.text("导入完成")).isVisible();

        console.page.keyboard().press("/");
        console.page.keyboard().type("张三");
        Locator hit = console.page
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("张三.*")))
                .first();
        assertThat(hit).isVisible();
        console.page.keyboard().press("ArrowDown");
        console.page.keyboard().press("Enter");
        Locator drawer = console.drawer("张三");
        assertThat(drawer).isVisible();
        press(console, console.button("查看完整手机"), "Enter");
        console.page.keyboard().press("ArrowDown");
        press(console, console.button("查看").last(), "Enter");
        assertThat(drawer).containsText("18913112121");
        console.page.keyboard().press("Escape");
        assertThat(drawer).isHidden();
        assertThat(console.link("张三")).isFocused();
        console.nothingWentWrong();
    }

    private static void press(ConsoleWindow console, Locator there, String key) {
        reach(console, there);
        console.page.keyboard().press(key);
    }

    /** Tab, until it is reached; whoever looks must see that it is. */
    private static void reach(ConsoleWindow console, Locator there) {
        assertThat(there).isVisible();
        assertThat(there).isEnabled();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if ((boolean) there.evaluate("element => element === document.activeElement")) {
                assertThat((boolean) there.evaluate("""
                        element => {
                            const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
                            return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
                        }"""))
                        .as("visible focus on " + there)
                        .isTrue();
                return;
            }
            console.page.keyboard().press("Tab");
        }
        throw new AssertionError(there + " is not reached by " + MOST_TABS + " tabs");
    }
}
