package com.haina.journeys;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A simulated person's phone beside the computer, in a window of its own and used through its screen. */
final class SimulatedPhone {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    final Page page;

    SimulatedPhone(Chromium chromium, RunningPlatform platform, String person) {
        page = chromium.window(Look.PHONE);
        page.navigate(platform.simulators().resolve("/phones/" + person).toString());
        assertThat(page.getByLabel("扫一扫")).isVisible();
    }

    /** Points the camera at a code; the page that the code leads to. */
    FrameLocator scan(String link) {
        page.getByLabel("扫一扫").click();
        page.getByLabel("或者粘贴二维码里的链接").fill(link);
        button("打开").click();
        return page.frameLocator("iframe");
    }

    /** The same as it is opened from a message or a menu: whatever was open before is closed. */
    FrameLocator visit(String link) {
        toTheChats();
        return scan(link);
    }

    /** What the account and this person have said to each other. */
    Locator chat(String account) {
        toTheChats();
        page.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(account))
                .first()
                .click();
        return page.getByRole(AriaRole.LOG);
    }

    private void toTheChats() {
        for (String leave : List.of("关闭", "返回")) {
            while (button(leave).isVisible()) {
                button(leave).click();
            }
        }
    }

    void closeWebPage() {
        button("关闭").click();
    }

    /** Opens the texts and reads the code in the newest, once there is one that was not there before. */
    String code(int textsBefore) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^信 短信")))
                .click();
        Locator texts = page.getByRole(AriaRole.LOG).locator(".msg");
        assertThat(texts).hasCount(textsBefore + 1);
        Matcher code = CODE.matcher(texts.last().textContent());
        if (!code.find()) {
            throw new AssertionError("no code in the newest text");
        }
        button("返回").click();
        return code.group();
    }

    /** Writes to the account whose chat is open. */
    void write(String text) {
        if (button("切换到键盘").isVisible()) {
            button("切换到键盘").click();
        }
        page.getByLabel("消息").fill(text);
        button("发送").click();
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
