package com.haina.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * A real browser without a window: Debian's Chromium shell or Chromium, or the one that {@code CHROMIUM} names. Pictures go to
 * {@code target/screenshots}; registered as an extension it takes one of every window when a test fails, and closes the windows after it.
 */
final class Chromium implements AfterTestExecutionCallback, AfterAllCallback, AutoCloseable {

    /** The shell first: it draws no window around each page, which takes the others longer than the page. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    /** How long a state is waited for before it is called missing: what counts is that it comes, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final List<String> scripts = new ArrayList<>();

    Chromium() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--process-per-site", // tabs of one person share a process: starting one takes longest
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Runs a script in every page that is opened from now on, before any of its own. */
    void everywhere(String script) {
        scripts.add(script);
    }

    /** A window of its own: other cookies than any other. */
    Page window(int width, int height) {
        return window(Look.DESK.sized(width, height));
    }

    /** The same, in the look that its person has chosen before. */
    Page window(Look look) {
        return browser(look).newPage();
    }

    /** What windows of one person share: cookies, what is stored and kept ready. */
    BrowserContext browser(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setAcceptDownloads(true)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.addInitScript("localStorage.setItem('hn-theme', '%s'); localStorage.setItem('hn-language', '%s')"
                .formatted(look.dark() ? "dark" : "light", look.language()));
        scripts.forEach(context::addInitScript);
        return context;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    private static Path executable() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium found at " + PLACES
                        + ": install it (Debian: chromium-headless-shell) or name it with CHROMIUM."));
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        int number = 0;
        for (BrowserContext context : List.copyOf(browser.contexts())) {
            for (Page page : context.pages()) {
                if (test.getExecutionException().isPresent()) {
                    picture(page, "failed-" + test.getRequiredTestMethod().getName() + "-" + ++number);
                }
            }
            context.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
