package com.haina.journeys;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The manual's whole journey on the console, with the phone beside it: from joining to the last sample imported, and back in again. */
class ConsoleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final RunningPlatform platform = RunningPlatform.get();
    private final Phones phones = new Phones(platform.simulators());

    ConsoleJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void anOfficeJoinsBuildsImportsFindsSignsOutAndComesBackByTextAndByScan() {
        String mobile = Office.newMobile();
        String person = phones.person("何管家", mobile);
        String name = "湖畔•听风里" + mobile.substring(7);
        phones.account(name, person);
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK);
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, platform, person);

        joins(console, phone, name, mobile);
        buildsTwoCommunities(console);
        importsTheResidents(console);
        importsTheStaff(console);
        findsAResident(console);
        signsOutAndInByText(console, phone, mobile);
        signsOutAndInByScan(console, phone, person, mobile);
        console.nothingWentWrong();
    }

    private void joins(ConsoleWindow console, SimulatedPhone phone, String name, String mobile) {
        console.go("/");
        console.at("/sign-in");
        console.link("立即加入").click();
        Locator code = console.page.getByAltText("加入用的微信二维码");
        assertThat(code).isVisible();
        FrameLocator asked = phone.scan(QrCode.read(code));
        asked.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("立即授权"))
                .click();

        console.titled("授权完成设置");
        phone.closeWebPage();
        assertThat(console.text("“" + name + "”已授权")).isVisible();
        console.page.locator("[name=name]").fill("湖畔物业服务中心");
        console.page.locator("[name=phone]").fill("0755-12345678");
        console.page.locator("[name=mobile]").fill(mobile);
        console.button("获取验证码").click();
        assertThat(console.text("5 分钟内有效")).isVisible();
        console.page.locator("[name=code]").fill(phone.code(0));
        console.page.getByRole(AriaRole.CHECKBOX).press("Space");
        console.button("保存设置，进入主界面").click();
        console.atHome();
        assertThat(console.page.getByRole(AriaRole.BANNER)).containsText("湖畔物业服务中心");
    }

    private static void buildsTwoCommunities(ConsoleWindow console) {
        console.link("信息管理").click();
        console.link("小区楼栋信息").click();
        // The manual's workbooks name these two.
        community(console, "欢乐谷1小区");
        community(console, "星海名城");
        console.button("按规则生成房屋").first().click();
        Locator rule = console.dialog();
        rule.getByLabel("楼栋", new Locator.GetByLabelOptions().setExact(true)).fill("1-2");
        rule.getByLabel(Pattern.compile("每.单元")).fill("1-2");
        rule.getByLabel("楼层", new Locator.GetByLabelOptions().setExact(true)).fill("1-3");
        assertThat(rule.getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("生成 [1-9]\\d* 户"))))
                .isEnabled();
        rule.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("生成 [1-9]\\d* 户")))
                .click();
        assertThat(console.text("已生成")).isVisible();
    }

    private static void community(ConsoleWindow console, String name) {
        console.button("新建小区").click();
        Locator dialog = console.dialog();
        dialog.getByLabel("小区名称").fill(name);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("新建小区"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(console.page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(2)))
                .isVisible();
    }

    private static void importsTheResidents(ConsoleWindow console) {
        console.link("导入与撤销").click();
        imports(console, "业主信息表格模板.xlsx", 3);
        assertThat(console.page.getByText("导入完成")).isVisible();
        console.link("查看住户").click();
        console.at("/people/residents");
        assertThat(console.text("共 3 人")).isVisible();
        assertThat(console.text("189****2121")).isVisible();
    }

    private static void importsTheStaff(ConsoleWindow console) {
        console.link("导入与撤销").click();
        imports(console, "员工信息表模板.xlsx", 3);
        assertThat(console.page.getByText("导入完成")).isVisible();
        console.link("查看员工").click();
        console.at("/people/staff");
        assertThat(console.text("共 3 人")).isVisible();
    }

    /** From a file to its report, with nothing changed on the way. */
    static void imports(ConsoleWindow console, String sample, int rows) {
        console.page.getByLabel("选择要导入的文件").setInputFiles(Workbooks.sample(sample));
        console.button("下一步：列映射").click();
        console.button("下一步：试运行").click();
        console.buttonLike("导入 " + rows + " 行.*").click();
    }

    private static void findsAResident(ConsoleWindow console) {
        console.page.keyboard().press("/");
        Locator search = console.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("搜索"));
        assertThat(search).isFocused();
        search.fill("张三");
        console.page
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("张三.*")))
                .first()
                .click();
        Locator drawer = console.drawer("张三");
        assertThat(drawer).containsText("189****2121");
        drawer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("查看完整手机"))
                .click();
        console.page.getByText("核对资料").click();
        console.button("查看").last().click();
        assertThat(drawer).containsText("18913112121");
        drawer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("隐藏"))
                .click();
        assertThat(drawer).not().containsText("18913112121");
        console.page.keyboard().press("Escape");
        assertThat(drawer).isHidden();
    }

    private static void signsOutAndInByText(ConsoleWindow console, SimulatedPhone phone, String mobile) {
        signsOut(console);
        console.button("用短信验证码登录").click();
        console.page.locator("[name=mobile]").fill(mobile);
        console.button("获取验证码").click();
        console.page.locator("[name=code]").fill(phone.code(1));
        console.button("登录").click();
        console.atHome();
    }

    /** The first time with this WeChat a text proves the mobile; from then on the scan alone is enough. */
    private void signsOutAndInByScan(ConsoleWindow console, SimulatedPhone phone, String person, String mobile) {
        signsOut(console);
        scans(console, phone);
        console.titled("验证手机");
        console.page.locator("[name=mobile]").fill(mobile);
        console.button("获取验证码").click();
        console.page.locator("[name=code]").fill(phone.code(2));
        console.button("验证并登录").click();
        console.atHome();

        signsOut(console);
        scans(console, phone);
        console.atHome();
        assertThat(console.page.url()).doesNotContain("state=");
    }

    private static void scans(ConsoleWindow console, SimulatedPhone phone) {
        console.button("微信扫码登录").click();
        Locator code = console.page.locator(".codebox img");
        assertThat(code).isVisible();
        FrameLocator asked = phone.scan(QrCode.read(code));
        asked.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("确认登录"))
                .click();
        console.page.waitForURL(url -> !url.contains("qrconnect"));
        phone.closeWebPage();
    }

    private static void signsOut(ConsoleWindow console) {
        console.buttonLike(".*账号菜单").click();
        console.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("退出登录"))
                .click();
        console.titled("登录海纳平台");
    }
}
