package com.haina.journeys;

import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What the office sets up for its Service Account in the console, and what a follower then finds on the phone. */
class ServiceAccountJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @SuppressWarnings("NullAway.Init")
    private static String person;

    @BeforeAll
    static void anOfficeWithAFollower() {
        office = Office.join(PLATFORM, "临江物业");
        office.community("临江苑", "楼栋", "单元", "门牌号");
        person = PHONES.person("林一", Office.newMobile());
        PHONES.follow(person, office.appId);
        Waiting.until(
                "the follower",
                Duration.ofSeconds(40),
                () -> office.web.get("/api/wechat/v1/followers?limit=1&total=true"),
                answer -> answer.status() == 200
                        && answer.json().required("total").asLong() == 1);
    }

    @Test
    void aMenuIsMadePublishedPressedAndTakenBack() {
        ConsoleWindow console = console("/menu");
        console.button("用常用菜单开始").click();
        console.button("保存草稿").click();
        assertThat(console.text("草稿已保存，发布后住户才能看到")).isVisible();
        publish(console);
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        phone.chat(office.accountName);
        phone.button("业主认证").click();
        assertThat(phone.page.frameLocator("iframe").getByText("您家是哪一户？")).isVisible();

        console.page
                .getByRole(AriaRole.TREEITEM)
                .or(console.page.getByRole(AriaRole.BUTTON))
                .filter(new Locator.FilterOptions().setHasText("业主认证"))
                .first()
                .click();
        console.page.locator("#menu-name").fill("认证");
        console.button("保存草稿").click();
        publish(console);
        phone.chat(office.accountName);
        assertThat(phone.button("认证")).isVisible();

        console.button("版本记录").click();
        assertThat(console.buttonLike("^第 2 版.*")).isVisible();
        console.buttonLike("^第 1 版.*").click();
        console.button("退回第 1 版").click();
        console.dialog().getByRole(AriaRole.BUTTON, named("退回第 1 版")).last().click();
        assertThat(console.text("第 1 版已成为草稿，发布后生效")).isVisible();
        publish(console);
        assertThat(phone.button("业主认证")).isVisible();
        console.nothingWentWrong();
    }

    @Test
    void aRuleIsWrittenTriedAndThenAnswersInWechat() {
        ConsoleWindow console = console("/replies");
        console.page
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("说到关键词时"))
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("添加"))
                .click();
        console.page.getByLabel("规则名称").fill("停电");
        Locator words = console.page.getByLabel("关键词").last();
        words.fill("停电");
        words.press("Enter");
        console.page.getByLabel("回复的文字").fill("今晚八点来电");
        console.page.getByLabel("住户写").fill("什么时候停电");
        console.button("看谁回答").click();
        assertThat(console.text("这条回答").first()).isVisible();
        console.button("保存").click();
        assertThat(console.text("已保存，现在起按新的规则回复")).isVisible();

        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        Locator chat = phone.chat(office.accountName);
        phone.write("怎么又停电了");
        assertThat(chat.getByText("今晚八点来电")).isVisible();
        console.nothingWentWrong();
    }

    @Test
    void aPictureIsKeptInTheLibraryAndShownOnTheDisk() {
        ConsoleWindow console = console("/materials");
        assertThat(console.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        FileChooser file = console.page.waitForFileChooser(
                () -> console.buttonLike("上传.*").first().click());
        file.setFiles(new FilePayload("门口.png", "image/png", console.page.screenshot()));
        assertThat(console.text("门口").first()).isVisible();
        console.nothingWentWrong();
    }

    private static void publish(ConsoleWindow console) {
        console.buttonLike("发布.*").first().click();
        console.button("发布到 1 个服务号").click();
        assertThat(console.dialog().getByText("已发布")).isVisible();
        console.page.keyboard().press("Escape");
        assertThat(console.dialog()).isHidden();
    }

    private static ConsoleWindow console(String path) {
        return new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)
                .as(office)
                .go(path)
                .settled();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
