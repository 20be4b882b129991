package com.haina.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What people see: the platform's pages, WeChat's pages and phones, in a real browser. Pictures of each are kept. */
class BrowserJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final RunningPlatform platform = RunningPlatform.get();
    private final Phones phones = new Phones(platform.simulators());

    BrowserJourney() {
        // Two cores that run twelve services at the same time.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void anOfficeAuthorizesItsAccountByScanningWithAPhoneInABrowser() {
        String mobile = Office.newMobile();
        String person = phones.person("何管家", mobile);
        phones.account("湖畔•听风里", person);
        Page computer = CHROMIUM.window(1280, 860);
        List<String> errors = errors(computer);
        JsonNode wizard = wizardOn(computer);
        Chromium.picture(computer, "landing");
        followLink(computer, wizard.required("authorizationUrl").asString());
        assertThat(computer.getByText("用公众号管理员的微信扫描")).isVisible();
        assertThat(computer.locator(".codebox img")).isVisible();
        Chromium.picture(computer, "authorize-computer");

        Page phone = CHROMIUM.window(390, 780);
        phone.navigate(platform.simulators().resolve("/phones/" + person).toString());
        assertThat(phone.getByText("湖畔•听风里")).isVisible();
        Chromium.picture(phone, "phone-home");
        phone.getByLabel("扫一扫").click();
        phone.getByLabel("或者粘贴二维码里的链接").fill(computer.locator(".linkbox code").textContent());
        phone.getByText("打开", new Page.GetByTextOptions().setExact(true)).click();
        FrameLocator asked = phone.frameLocator("iframe");
        assertThat(asked.getByText("选择要授权给")).isVisible();
        assertThat(computer.getByText("已扫码")).isVisible();
        Chromium.picture(phone, "authorize-phone");
        Chromium.picture(computer, "authorize-computer-scanned");
        asked.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("立即授权"))
                .click();
        assertThat(asked.getByText("授权成功")).isVisible();
        Chromium.picture(phone, "authorize-phone-done");

        computer.waitForURL(Pattern.compile(Pattern.quote(platform.gateway() + "/join")));
        assertThat(computer.getByText("授权完成设置").first()).isVisible();
        Chromium.picture(computer, "back-on-the-platform");
        JsonNode state = Waiting.until(
                "the authorization in the wizard",
                Duration.ofSeconds(30),
                () -> Json.read((String) computer.evaluate(
                        "id => fetch('/api/auth/v1/onboardings/' + id).then(r => r.text())",
                        wizard.required("id").asString())),
                seen -> seen.required("state").asString().equals("AUTHORIZED"));
        assertThat(state.required("account").toString()).contains("湖畔•听风里");
        assertThat(errors).isEmpty();
    }

    @Test
    void anExpiredCodeSaysSoInPlainWordsOnTheComputerAndOnThePhone() {
        String person = phones.person("迟到的人", Office.newMobile());
        phones.account("迟到物业", person);
        Page computer = CHROMIUM.window(1280, 860);
        followLink(computer, wizardOn(computer).required("authorizationUrl").asString());
        String code = computer.locator("[data-qr]").getAttribute("data-qr");
        String link = computer.locator(".linkbox code").textContent();
        phones.expire(code);
        assertThat(computer.locator("#over").getByText("二维码已失效")).isVisible();
        assertThat(computer.getByText("换一个二维码", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Chromium.picture(computer, "code-expired-computer");

        Page phone = CHROMIUM.window(390, 780);
        phone.navigate(
                platform.simulators().resolve("/phones/" + person + "/scan").toString());
        phone.getByLabel("或者粘贴二维码里的链接").fill(link);
        phone.getByText("打开", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(phone.getByText("失效")).isVisible();
        Chromium.picture(phone, "code-expired-phone");

        computer.getByText("换一个二维码", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(computer.locator("#over")).isHidden();
        assertThat(computer.locator("[data-qr]")).not().hasAttribute("data-qr", code);
    }

    @Test
    void scanningTheSignInCodeLeadsTheBrowserBackToThePlatform() {
        Page computer = CHROMIUM.window(1280, 860);
        computer.navigate(platform.gateway().toString());
        JsonNode begun = postFromPage(computer, "/api/auth/v1/sign-ins/wechat");
        followLink(computer, begun.required("authorizationUrl").asString());
        assertThat(computer.getByText("用微信扫一扫登录")).isVisible();
        Chromium.picture(computer, "sign-in-computer");

        String person = phones.person("扫码的人", Office.newMobile());
        computer.reload();
        computer.locator("#person").selectOption(person);
        computer.getByText("用这部手机扫", new Page.GetByTextOptions().setExact(true)).click();
        FrameLocator phone = computer.frameLocator("#phone");
        phone.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("确认登录"))
                .waitFor();
        Chromium.picture(computer, "sign-in-confirm");
        phone.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("确认登录"))
                .click();
        // Nobody knows this WeChat yet: a session needs the mobile next, which auth-service proves by itself.
        computer.waitForURL(Pattern.compile(Pattern.quote(platform.gateway() + "/sign-in?id=") + ".*"));
        assertThat(computer.getByText("第一次用这个微信登录")).isVisible();
        Chromium.picture(computer, "sign-in-returned");
    }

    @Test
    void theInterfaceBrowserShowsEveryServiceWithoutAnError() {
        Page page = CHROMIUM.window(1280, 1400);
        List<String> errors = errors(page);
        page.navigate(platform.gateway().resolve("/docs").toString());
        Locator choice = page.locator("select#select");
        assertThat(choice).isVisible();
        List<String> services = choice.locator("option").allTextContents();
        assertThat(services)
                .containsExactlyInAnyOrder(
                        "auth-service",
                        "import-service",
                        "notify-service",
                        "resident-service",
                        "staff-service",
                        "wechat-mp-service",
                        "wecom-service");
        for (String service : services) {
            choice.selectOption(service);
            String address = choice.inputValue();
            JsonNode document =
                    new Web(platform.gateway()).get(address).expect(200).json();
            assertThat(page.locator("hgroup.main h2, hgroup.main .title").first())
                    .containsText(document.required("info").required("title").asString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (document.required("paths").size() > 0) {
                assertThat(page.locator(".opblock").first()).isVisible();
            }
            Chromium.picture(page, "docs-" + service);
        }
        assertThat(page.locator(".errors-wrapper")).hasCount(0);
        assertThat(errors).isEmpty();
    }

    @Test
    void thePhonesPageShowsPeopleTheirTextsAndTheWayBackFromMisbehaving() {
        Page page = CHROMIUM.window(1440, 900);
        List<String> errors = errors(page);
        page.navigate(platform.simulators().resolve("/phones").toString());
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY).getByText("陈立").first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.FIGURE)).hasCount(3);
        assertThat(page.getByLabel("扫一扫").first()).isVisible();
        phones.misbehave(Map.of("kind", "CALLBACK_DELAY", "path", "nothing"));
        assertThat(page.getByText("1 项干扰生效中")).isVisible();
        page.getByText("全部恢复").click();
        assertThat(page.getByText("项干扰生效中")).isHidden();
        Chromium.picture(page, "phones");
        phones.pushTicket();
        page.navigate(platform.simulators().resolve("/phones/events").toString());
        assertThat(page.getByText("component_verify_ticket").first()).isVisible();
        Chromium.picture(page, "phones-events");
        assertThat(errors).isEmpty();
    }

    /** Joining begun by the page's own browser, so that the wizard's cookie is in it. */
    private JsonNode wizardOn(Page page) {
        page.navigate(platform.gateway().toString());
        assertThat(page.locator("#app > *").first()).isAttached();
        return postFromPage(page, "/api/auth/v1/onboardings");
    }

    private JsonNode postFromPage(Page page, String address) {
        Object answer = page.evaluate("""
                async address => {
                    const response = await fetch(address, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'});
                    return response.status + ' ' + await response.text();
                }""", address);
        assertThat((String) answer).startsWith("201 ");
        return Json.read(((String) answer).substring(4));
    }

    /** WeChat's pages are reached by a link on a page of ours. */
    private static void followLink(Page page, String address) {
        page.evaluate("""
                address => {
                    const link = document.createElement('a');
                    link.href = address;
                    link.textContent = '立即加入';
                    document.body.append(link);
                    link.click();
                }""", address);
        page.waitForURL(url -> !url.startsWith("about:") && url.startsWith(address.substring(0, address.indexOf('?'))));
    }

    private static List<String> errors(Page page) {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            // Whether there is a session is asked on every first page; without one the answer is 401.
            if (message.type().equals("error") && !message.location().contains("/session-refreshes")) {
                errors.add(message.text() + " @ " + message.location());
            }
        });
        page.onPageError(errors::add);
        return errors;
    }
}
