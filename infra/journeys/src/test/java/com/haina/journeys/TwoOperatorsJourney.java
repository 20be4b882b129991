package com.haina.journeys;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A second operator comes by invitation; then both work on the same person. */
class TwoOperatorsJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Pattern LINK = Pattern.compile("https?://\\S+?/m/invitations/[\\w.~-]+");

    private final RunningPlatform platform = RunningPlatform.get();
    private final Phones phones = new Phones(platform.simulators());

    TwoOperatorsJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void theSecondOperatorIsInvitedByTextAndNeitherOverwritesTheOtherUnasked() {
        Office office = Office.join(platform, "两位操作员");
        office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        office.apply(
                office.dryRun(Workbooks.sample("业主信息表格模板.xlsx")).required("id").asString(), "OVERWRITE");
        ConsoleWindow first = new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(office);
        String mobile = Office.newMobile();

        ConsoleWindow second =
                new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(accepts(invitation(first, mobile), mobile));

        first.go("/people/residents").link("张三").click();
        second.go("/people/residents").link("张三").click();
        first.button("编辑").click();
        second.button("编辑").click();
        name(first).fill("张三丰");
        name(second).fill("张三明");
        second.button("保存").click();
        assertThat(second.drawer("张三明")).isVisible();

        // The list behind the first one's form changes by itself, and the form asks; what was typed stays.
        assertThat(first.link("张三明")).isVisible();
        assertThat(name(first)).hasValue("张三丰");
        Locator choice = first.page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(choice).containsText("这条资料刚被修改过");
        first.button("看看对方的修改").click();
        assertThat(choice.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("姓名.*"))))
                .containsText("张三明");
        assertThat(first.text("张三丰").first()).isVisible();
        first.button("用我的覆盖").click();
        assertThat(first.drawer("张三丰")).isVisible();
        assertThat(second.link("张三丰")).isVisible();
        first.nothingWentWrong();
        second.nothingWentWrong();
    }

    /** Sent from the settings page; the link in the text. */
    private String invitation(ConsoleWindow window, String mobile) {
        window.go("/settings/operators").button("邀请操作员").click();
        Locator dialog = window.dialog();
        dialog.getByLabel("姓名", new Locator.GetByLabelOptions().setExact(true)).fill("孙前台");
        dialog.getByLabel("手机", new Locator.GetByLabelOptions().setExact(true)).fill(mobile);
        assertThat(dialog.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^操作员.*"))))
                .isChecked();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("发送邀请短信"))
                .click();
        assertThat(window.text("邀请短信已发给 孙前台")).isVisible();
        Matcher link = LINK.matcher(phones.newestText(mobile));
        assertThat(link.find()).as("a link in the text").isTrue();
        return link.group();
    }

    /** On the phone that the text came to; the session that begins there. */
    private List<Cookie> accepts(String link, String mobile) {
        Page phone = CHROMIUM.window(Look.PHONE.sized(320, 640));
        phone.navigate(link);
        assertThat(phone.getByText("两位操作员").first()).isVisible();
        int before = phones.texts(mobile);
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("获取验证码"))
                .click();
        phone.getByLabel("短信验证码").fill(phones.code(mobile, before));
        Chromium.picture(phone, "invitation");
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("接受邀请"))
                .click();
        assertThat(phone.getByText("您已加入两位操作员")).isVisible();
        Chromium.picture(phone, "invitation-accepted");
        return Office.signIn(platform, mobile).cookies();
    }

    private static Locator name(ConsoleWindow window) {
        return window.page.locator("#resident-name");
    }
}
