package com.haina.journeys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** 素材管理 on WeChat's bad days: the library keeps what it was given, and the console says what became of it at the account. */
class MaterialTroubleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Chromium DESKS = new Chromium();
    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Path FILES = Path.of("target/materials");

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    /** Where the office is signed in, for all of them: a code by SMS each time would take a minute. */
    @SuppressWarnings("NullAway.Init")
    private static BrowserContext browser;

    @BeforeAll
    static void anOffice() {
        office = Office.join(PLATFORM, "画廊物业");
        browser = DESKS.browser(Look.DESK);
        browser.addCookies(office.web.cookies());
        Waiting.until(
                "the account",
                SOON,
                () -> office.web.get("/api/wechat/v1/account-health/" + office.appId),
                answer -> answer.status() == 200);
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
        PHONES.jobsEnd(office.appId, "PUBLISH", "", 100);
        browser.pages().forEach(Page::close);
    }

    @AfterAll
    static void theDeskIsLeft() {
        DESKS.close();
    }

    @Test
    void aPictureOverTheQuotaIsKeptSaidSoAndUploadedOnceItMay() {
        picture("门口");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/material/add_material", "code", "45009"));
        ConsoleWindow console = console("/materials/images");
        console.buttonLike(".*门口.*").first().click();
        console.button("上传").click();
        assertThat(console.page.getByRole(AriaRole.ALERT).getByText("今天的次数已用完")).isVisible();
        assertThat(console.text("上传失败")).isVisible();
        console.picture("trouble-material-quota");
        PHONES.behave();
        // Its token was refreshed elsewhere meanwhile.
        PHONES.misbehave(
                Map.of("kind", "ERROR", "path", "/cgi-bin/material/add_material", "code", "40001", "count", 1));
        console.button("上传").click();
        assertThat(console.text("已上传到 1 个服务号")).isVisible();
        assertThat(console.text("上传失败")).isHidden();
        console.nothingWentWrong();
    }

    @Test
    void anArticleIsPublishedOnceThoughItsEndIsToldTwiceAndLate() {
        String draft = article("停水通知");
        PHONES.misbehave(Map.of("kind", "CALLBACK_DUPLICATE", "path", office.appId));
        PHONES.misbehave(Map.of("kind", "DELAY", "path", "/cgi-bin/freepublish/submit", "delayMs", 1_500, "count", 1));
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/draft/add", "code", "40001", "count", 1));
        ConsoleWindow console = publish(draft);
        assertThat(console.dialog().getByText("已发布", exactly())).isVisible();
        assertThat(copy(draft).required("urls").size()).isEqualTo(1);
        console.nothingWentWrong();
    }

    @Test
    void anArticleThatWechatsReviewRefusesSaysSo() {
        String draft = article("没有通过审核");
        PHONES.jobsEnd(office.appId, "PUBLISH", "4", 100);
        ConsoleWindow console = publish(draft);
        assertThat(console.dialog().getByText("微信：平台审核没有通过")).isVisible();
        console.picture("trouble-article-refused");
    }

    @Test
    void anArticleOverTheQuotaSaysWhyItWaitsAndIsPublishedWhenItMay() {
        String draft = article("等额度");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/freepublish/submit", "code", "45009", "count", 1));
        ConsoleWindow console = publish(draft);
        assertThat(console.dialog().getByText("今天的次数已用完")).isVisible();
        assertThat(console.dialog().getByText("等待发布")).isVisible();
        console.picture("trouble-article-waits");
        Waiting.until(
                "the publication",
                Duration.ofSeconds(50),
                () -> copy(draft).required("state").asString(),
                state -> state.equals("PUBLISHED"));
        assertThat(copy(draft).required("urls").size()).isEqualTo(1);
    }

    @Test
    void aPreviewThatCannotBeShownSaysWhyAndReachesWhoFollows() {
        String draft = article("先给人看看");
        String person = PHONES.person("先看的人", Office.newMobile());
        ConsoleWindow console = console("/materials/articles/" + draft);
        console.button("发布…").click();
        console.field("对方的微信号").fill(person);
        console.button("发送预览").click();
        assertThat(console.dialog()
                        .getByText("送不到这位关注者")
                        .or(console.dialog().getByText("对方没有关注"))
                        .first())
                .isVisible();
        console.picture("trouble-preview-refused");
        PHONES.follow(person, office.appId);
        console.button("发送预览").click();
        assertThat(console.text("已发给 " + person)).isVisible();
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        assertThat(phone.chat(office.accountName).getByText("先给人看看").first()).isVisible();
    }

    @Test
    void aComparisonGoesOnThroughDelaysCutsAndRefusalsAndDoublesNothing() {
        String picture = picture("花园");
        copy(picture, true);
        long before = office.total("/api/wechat/v1/materials?kind=IMAGE");
        PHONES.misbehave(
                Map.of("kind", "DELAY", "path", "/cgi-bin/material/batchget_material", "delayMs", 300, "count", 3));
        PHONES.misbehave(
                Map.of("kind", "ERROR", "path", "/cgi-bin/material/batchget_material", "code", "-1", "count", 1));
        PHONES.misbehave(Map.of("kind", "CUT", "path", "/cgi-bin/draft/batchget", "count", 1));
        ConsoleWindow console = console("/materials/images");
        console.button("开始核对").click();
        assertThat(console.page.getByText(Pattern.compile("核对了 \\d+ 个，取回 0 个，微信里少了 0 个")))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(SOON.toMillis()));
        assertThat(office.total("/api/wechat/v1/materials?kind=IMAGE")).isEqualTo(before);
        console.nothingWentWrong();
    }

    @Test
    void whatTheLibraryHoldsIsThereThoughTheAccountIsLost() {
        String picture = picture("会所");
        PHONES.misbehave(
                Map.of("kind", "ERROR", "path", "/cgi-bin/material/add_material", "code", "61003", "count", 1));
        assertThat(copy(picture, false).required("code").asInt()).isEqualTo(61003);
        ConsoleWindow console = console("/materials/images");
        console.buttonLike(".*会所.*").first().click();
        assertThat(console.page
                        .getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("会所"))
                        .last())
                .isVisible();
        Path back = office.web.download(
                "/api/wechat/v1/materials/" + picture + "/file", Path.of("target/materials/back.png"));
        assertThat(back).hasSameBinaryContentAs(Pictures.plain(FILES, "会所"));
        console.go("/settings/health").settled();
        console.button("恢复发送").click();
        assertThat(console.text("“画廊物业”恢复发送")).isVisible();
        copy(picture, true);
    }

    private static ConsoleWindow publish(String draft) {
        ConsoleWindow console = console("/materials/articles/" + draft);
        console.button("发布…").click();
        console.button("发布到 1 个服务号").click();
        return console;
    }

    private static ConsoleWindow console(String path) {
        return new ConsoleWindow(browser, PLATFORM).go(path).settled();
    }

    /** A picture of that name in the library; its id. */
    private static String picture(String name) {
        return office.web
                .upload("/api/wechat/v1/materials", Pictures.plain(FILES, name), "kind", "IMAGE", "title", name)
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    /** An article with its cover, ready to be published; the draft's id. */
    private static String article(String title) {
        Map<String, String> article = Map.of("title", title, "content", "<p>明天上午九点</p>", "coverId", picture(title));
        return office.web
                .post("/api/wechat/v1/drafts", Map.of("articles", List.of(article)))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    /** What the account has of the draft. */
    private static JsonNode copy(String draft) {
        return office.web
                .get("/api/wechat/v1/drafts/" + draft)
                .expect(200)
                .json()
                .required("copies")
                .get(0);
    }

    /** Uploads the picture to the account, which takes it or does not. */
    private static JsonNode copy(String picture, boolean taken) {
        JsonNode result = office.web
                .post("/api/wechat/v1/materials/" + picture + "/copies", Map.of("appIds", List.of(office.appId)))
                .expect(200)
                .json()
                .get(0);
        assertThat(result.required("done").asBoolean()).as(result.toString()).isEqualTo(taken);
        return result;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
