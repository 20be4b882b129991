package com.haina.journeys;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** 群发 from the article to the phone and back: who hears it, who does not, what the office is told, and what it takes back. */
class MassJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String TO_MANY = "/cgi-bin/message/mass/sendall";

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.join(PLATFORM, "广播物业");
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
    }

    @Test
    void anArticleToATagReachesWhoHasItAndIsTakenBackInTheBrowser() {
        String owner = follower("有标签的人");
        String other = follower("没有标签的人");
        String colleague = follower("先看的同事");
        tag("业主", owner);
        String draft = article("电梯年检通知");

        ConsoleWindow console = console("/materials/articles/" + draft);
        console.button("群发…").click();
        console.at("/sends");
        radio(console, "一个标签").check();
        choose(console, "标签", "业主（1 人）");
        console.field("先发给一个人看看").fill(colleague);
        console.button("发送预览").click();
        assertThat(console.text("已发给 " + colleague)).isVisible();
        assertThat(PHONES.heard(colleague, office.appId, "电梯年检通知")).isEqualTo(1);
        console.picture("mass-dialog");

        console.button("群发给 1 人…").click();
        assertThat(console.text("发出后收不回来")).isVisible();
        console.picture("mass-confirm");
        console.button("群发给 1 人").click();
        Locator drawer = console.drawer("群发消息 · 图文");
        assertThat(drawer.getByText("已送达").first()).isVisible();
        assertThat(drawer.getByRole(AriaRole.ROW, row("计划")).getByText("1", exactly()))
                .isVisible();
        assertThat(drawer.getByRole(AriaRole.ROW, row("失败")).getByText("0", exactly()))
                .isVisible();
        console.picture("mass-sent");

        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, owner);
        assertThat(phone.chat(office.accountName).getByText("电梯年检通知").first()).isVisible();
        assertThat(PHONES.heard(owner, office.appId, "电梯年检通知")).isEqualTo(1);
        assertThat(PHONES.heard(other, office.appId, "电梯年检通知")).isZero();
        assertThat(PHONES.heard(colleague, office.appId, "电梯年检通知"))
                .as("the preview only")
                .isEqualTo(1);

        console.go("/sends?channel=MASS&state=failed").settled();
        assertThat(console.text("没有符合条件的消息")).isVisible();
        choose(console, "结果", "已送达");
        assertThat(console.link("群发消息 · 图文")).hasCount(1);
        assertThat(console.text("送达 1，失败 0")).isVisible();

        console.link("群发消息 · 图文").click();
        console.button("撤回…").click();
        console.dialog().getByRole(AriaRole.BUTTON, named("撤回")).click();
        assertThat(drawer.getByText("已撤回").first()).isVisible();
        console.picture("mass-taken-back");
        phone.chat(office.accountName);
        phone.button("查看详情").click();
        assertThat(phone.page.frameLocator("iframe").getByText("该内容已被发布者删除").first())
                .isVisible();
        console.nothingWentWrong();
    }

    @Test
    void aTextOverTheQuotaSaysWhyItWaitsAndReachesEverybodyOnceWhenItMay() {
        String person = follower("等通知的人");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", TO_MANY, "code", "45009", "count", 1));
        ConsoleWindow console = console("/sends?mass=new");
        write(console, "今晚八点停水");
        assertThat(console.text("这会用掉今天唯一的一次")).isVisible();
        Locator drawer = confirm(console);
        assertThat(drawer.getByText("今天的调用次数已用完")).isVisible();
        assertThat(drawer.getByText("等待发送").first()).isVisible();
        assertThat(PHONES.heard(person, office.appId, "今晚八点停水")).isZero();
        console.picture("mass-over-quota");

        ConsoleWindow health = new ConsoleWindow(console.page.context(), PLATFORM)
                .go("/settings/health")
                .settled();
        health.button("详情").click();
        health.settled();
        health.button("全部清零…").click();
        health.dialog().getByRole(AriaRole.BUTTON, named("清零")).click();
        assertThat(drawer.getByText("已送达").first())
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(SOON.toMillis()));
        assertThat(PHONES.heard(person, office.appId, "今晚八点停水")).isEqualTo(1);

        console.go("/sends?mass=new").settled();
        assertThat(console.text("今天已经群发过全部关注用户").first()).isVisible();
        assertThat(console.button("群发给 1 人…")).isDisabled();
        console.nothingWentWrong();
    }

    @Test
    void anAuthorizationThatEndedFailsTheMessageAndTheNextIsNotOfferedUntilItIsMended() {
        String person = follower("听不到的人");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", TO_MANY, "code", "61023", "count", 1));
        ConsoleWindow console = console("/sends?mass=new");
        write(console, "门禁升级");
        assertThat(confirm(console).getByText("服务号的授权已失效")).isVisible();
        console.picture("mass-authorization-ended");
        console.go("/sends?mass=new").settled();
        assertThat(console.text("没有可以使用的服务号，请先到授权健康查看。")).isVisible();
        office.authorizeAgain();
        Waiting.until("the account", SOON, this::usable, usable -> usable);
        console.go("/sends?mass=new").settled();
        write(console, "门禁升级");
        assertThat(confirm(console).getByText("已送达").first()).isVisible();
        assertThat(PHONES.heard(person, office.appId, "门禁升级")).isEqualTo(1);
    }

    /** A text to everybody, up to the question whether it is meant. */
    private static void write(ConsoleWindow console, String text) {
        radio(console, "文字").check();
        console.page.locator("#mass-text").fill(text);
        console.button("群发给 1 人…").click();
    }

    /** Yes, it is meant; what is told of the message. */
    private static Locator confirm(ConsoleWindow console) {
        console.button("群发给 1 人").click();
        return console.drawer("群发消息 · 文字");
    }

    private boolean usable() {
        return account().required("usable").asBoolean();
    }

    private JsonNode account() {
        return office.web
                .get("/api/wechat/v1/accounts")
                .expect(200)
                .json()
                .required("items")
                .get(0);
    }

    /** A new person who follows the account, and of whom the office knows. */
    private String follower(String name) {
        String person = PHONES.person(name, Office.newMobile());
        PHONES.follow(person, office.appId);
        Waiting.until(
                "the follower",
                SOON,
                () -> office.web.get("/api/wechat/v1/followers/" + id(person)),
                answer -> answer.status() == 200);
        return person;
    }

    private String id(String person) {
        return office.appId + "." + PHONES.openId(person, office.appId);
    }

    private void tag(String name, String person) {
        int tag = office.web
                .post("/api/wechat/v1/accounts/" + office.appId + "/tags", Map.of("name", name))
                .expect(200)
                .json()
                .required("id")
                .asInt();
        office.web
                .post(
                        "/api/wechat/v1/followers/bulk-tags",
                        Map.of("appId", office.appId, "tag", tag, "followerIds", List.of(id(person)), "on", true))
                .expect(200);
    }

    /** An article with its cover; the draft's id. */
    private String article(String title) {
        String cover = office.web
                .upload("/api/wechat/v1/materials", picture(), "kind", "IMAGE", "title", title)
                .expect(201)
                .json()
                .required("id")
                .asString();
        return office.web
                .post(
                        "/api/wechat/v1/drafts",
                        Map.of(
                                "articles",
                                List.of(Map.of("title", title, "content", "<p>明天上午九点</p>", "coverId", cover))))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    private static Path picture() {
        File file = Path.of("target/mass", "cover.png").toFile();
        try {
            Files.createDirectories(file.toPath().getParent());
            ImageIO.write(new BufferedImage(900, 383, BufferedImage.TYPE_INT_RGB), "png", file);
            return file.toPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ConsoleWindow console(String path) {
        return new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)
                .as(office.web.cookies())
                .go(path)
                .settled();
    }

    private static Locator radio(ConsoleWindow console, String name) {
        return console.page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(ConsoleWindow console, String list, String choice) {
        console.page
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + list)))
                .press("ArrowDown"); // opens it
        console.page
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(choice).setExact(true))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions row(String name) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + " "));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
