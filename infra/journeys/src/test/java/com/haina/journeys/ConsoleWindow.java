package com.haina.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** One window on the platform's web: what its person sees and does there, and what the browser complained of meanwhile. */
final class ConsoleWindow implements AutoCloseable {

    /** They never end, so no page waits for them. */
    private static final Pattern STREAMS = Pattern.compile("/(live|events|progress)(\\?.*)?$");

    private static final String BUSY = ".skeleton, .is-loading";

    private static final long QUIET_MS = 300;

    final Page page;
    private final RunningPlatform platform;
    private final List<String> complaints = new ArrayList<>();
    private final Set<Request> underWay = new HashSet<>();
    private final Runnable closing;
    private boolean leaving;
    private long lastChange = System.currentTimeMillis();

    /** A browser of its own: it shares nothing with other windows. */
    ConsoleWindow(Chromium chromium, RunningPlatform platform, Look look) {
        this(chromium.window(look), platform, true);
    }

    /** One more tab of a browser that other windows use too. */
    ConsoleWindow(BrowserContext browser, RunningPlatform platform) {
        this(tab(browser), platform, false);
    }

    /** Opened from the first tab it shares the process that has the programs compiled, which halves what a page costs. */
    private static Page tab(BrowserContext browser) {
        return browser.pages().stream()
                .findFirst()
                .map(first -> browser.waitForPage(() -> first.evaluate("() => void open('about:blank')")))
                .orElseGet(browser::newPage);
    }

    private ConsoleWindow(Page page, RunningPlatform platform, boolean alone) {
        this.page = page;
        this.platform = platform;
        this.closing = alone ? page.context()::close : page::close;
        page.onConsoleMessage(message -> {
            // A call that the service refused is no fault of the page; that it says so is what journeys look at.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text() + " @ " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            leaving |= request.isNavigationRequest() && request.frame() == page.mainFrame();
            if (!STREAMS.matcher(request.url()).find()) {
                underWay.add(request);
                changed();
            }
        });
        // Not its end: of an answer that no page reads the browser never says that it is finished.
        page.onResponse(response -> ended(response.request()));
        page.onRequestFailed(request -> {
            leaving &= !request.isNavigationRequest();
            ended(request);
        });
        page.onFrameNavigated(this::arrived);
    }

    /** What the page before was waiting for has no end: the browser drops it without a word. */
    private void arrived(Frame frame) {
        if (leaving && frame == page.mainFrame()) {
            leaving = false;
            underWay.clear();
            changed();
        }
    }

    private void ended(Request request) {
        underWay.remove(request);
        changed();
    }

    private void changed() {
        lastChange = System.currentTimeMillis();
    }

    /** Waits until the page is there, nothing it asked for is on its way, and nothing waits to be shown. */
    ConsoleWindow settled() {
        try {
            page.waitForCondition(() -> underWay.isEmpty()
                    && System.currentTimeMillis() - lastChange > QUIET_MS
                    && page.locator("h1").count() > 0
                    && page.locator(BUSY).count() == 0);
        } catch (TimeoutError late) {
            throw new AssertionError(
                    page.url() + " does not come to rest: " + page.locator("h1").allTextContents() + ", busy "
                            + page.locator(BUSY).count() + ", on the way "
                            + underWay.stream().map(Request::url).toList(),
                    late);
        }
        return this;
    }

    /** Pages opened from now on are in this language. */
    void language(String language) {
        page.evaluate("language => localStorage.setItem('hn-language', language)", language);
        page.addInitScript("localStorage.setItem('hn-language', '" + language + "')");
    }

    /** The person chooses a language in another window; waits until the page has followed. */
    ConsoleWindow languageElsewhere(String language) {
        page.evaluate("""
                language => {
                    localStorage.setItem('hn-language', language);
                    dispatchEvent(new StorageEvent('storage', {key: 'hn-language', newValue: language}));
                }""", language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        return settled();
    }

    /** The same page in the other theme, without loading it again. */
    void theme(boolean dark) {
        page.evaluate("dark => document.documentElement.dataset.theme = dark ? 'dark' : 'light'", dark);
    }

    /** Signed in as the office's administrator, in a session of its own. */
    ConsoleWindow as(Office office) {
        return as(office.anotherSession().cookies());
    }

    ConsoleWindow as(List<Cookie> session) {
        page.context().addCookies(session);
        return this;
    }

    ConsoleWindow go(String path) {
        page.navigate(platform.gateway().resolve(path).toString());
        return this;
    }

    /** Waits until the page is called so. */
    void titled(String name) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .first())
                .containsText(name);
    }

    void atHome() {
        at("/");
        assertThat(link("首页")).hasAttribute("aria-current", "page");
    }

    /** Waits for the address; what follows a question mark does not count. */
    void at(String path) {
        String address = platform.gateway().resolve(path).toString();
        page.waitForURL(url -> url.equals(address) || url.startsWith(address + "?"));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button in whichever language the page is. */
    Locator button(String chinese, String english) {
        return button(chinese).or(button(english));
    }

    Locator buttonLike(String pattern) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(pattern)));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The record beside its list. */
    Locator drawer(String name) {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName(name));
    }

    /** Everything that went wrong in the page since it was opened, the content security policy's complaints included. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void nothingWentWrong() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    void picture(String name) {
        Chromium.picture(page, name);
    }

    /** The whole page, not only what fits the window. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** What no person can reach without scrolling sideways: how many pixels too wide the page is, 0 if it fits. */
    int tooWide() {
        return ((Number)
                        page.evaluate(
                                "() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
                .intValue();
    }

    @Override
    public void close() {
        closing.run();
    }
}
