package com.haina.journeys;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.PlaywrightException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page, light and dark, Chinese and English, wide and narrow: nothing serious for axe, nothing to scroll sideways, nothing that the
 * browser complains of, no text that became a script. Their other states, of which there are many, are walked when {@code HAINA_SCREENS}
 * asks for them by a pattern of names: {@code .*} is all of them.
 */
class AccessibilityJourney {

    private static final int WALKERS = 2;
    private static final boolean EVERY_STATE = System.getenv("HAINA_SCREENS") != null;

    private static final RunningPlatform PLATFORM = RunningPlatform.get();

    @SuppressWarnings("NullAway.Init")
    private static Exhibition exhibition;

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() {
        exhibition = Exhibition.on(PLATFORM);
    }

    @Test
    void everyPageIsFitForEverybody() {
        List<Screens.Screen> screens = Screens.asked(exhibition).stream()
                .filter(screen -> screen.whole() || EVERY_STATE)
                .toList();
        walk(screens, "zh-CN", (screen, window) -> {
            inBothThemesAndEveryWidth(screen, window);
            if (screen.whole()) {
                inEnglish(screen, window.languageElsewhere("en"));
            }
        });
        assertThat(findings).isEmpty();
    }

    @Test
    void anOfficeWithoutDataShowsNoChineseInEnglish() {
        List<Screens.Screen> screens = Screens.asked(exhibition).stream()
                .filter(screen -> screen.who() == Screens.Who.EMPTY)
                .toList();
        walk(screens, "en", (screen, window) -> {
            inEnglish(screen, window);
            String chinese = chineseOn(window);
            if (!chinese.isEmpty()) {
                findings.add(screen.name() + ": " + chinese);
            }
        });
        assertThat(findings).isEmpty();
    }

    @Test
    void everyDialogAndDrawerCanBeUsedOnAPhone() {
        List<Screens.Screen> screens = Screens.asked(exhibition).stream()
                .filter(Screens.Screen::opens)
                .map(screen -> screen.in(Look.PHONE.sized(Narrow.WIDTH, Narrow.HEIGHT)))
                .toList();
        AtomicInteger open = new AtomicInteger();
        walk(screens, "zh-CN", (screen, window) -> {
            Narrow.Seen seen = Narrow.look(window.page);
            open.addAndGet(seen.open());
            seen.found().forEach(line -> findings.add(screen.name() + ": " + line));
            fits(screen.name(), window, Narrow.WIDTH);
        });
        assertThat(findings).isEmpty();
        assertThat(open).as("dialogs and drawers looked at").hasValueGreaterThanOrEqualTo(screens.size());
    }

    /** What an office without data shows in Chinese, except names: of itself, of who runs it, of the layers that the manual has. */
    private static String chineseOn(ConsoleWindow window) {
        String text = window.page.locator("body").innerText();
        for (String name :
                List.of(exhibition.empty.accountName, "物业服务有限公司", "管理员", "中文", "楼栋", "单元", "楼层", "门牌号", "区")) {
            text = text.replace(name, "");
        }
        return text.lines()
                .filter(line -> line.codePoints().anyMatch(Character::isIdeographic))
                .toList()
                .toString()
                .replace("[]", "");
    }

    private interface Check {
        void of(Screens.Screen screen, ConsoleWindow window);
    }

    /** Two at a time: one computes while the other waits for its page. */
    private void walk(List<Screens.Screen> screens, String language, Check check) {
        Queue<Screens.Screen> left = new ConcurrentLinkedQueue<>(screens);
        try (ExecutorService walkers = Executors.newFixedThreadPool(WALKERS)) {
            for (int i = 0; i < WALKERS; i++) {
                walkers.submit(() -> {
                    try (Sessions sessions = new Sessions(exhibition, PLATFORM, language).with(Accessibility.AXE)) {
                        for (Screens.Screen screen = left.poll(); screen != null; screen = left.poll()) {
                            look(sessions, screen, check);
                        }
                    } catch (RuntimeException | AssertionError broken) {
                        findings.add("a walk ended early: " + broken);
                    }
                });
            }
        }
        assertThat(left).isEmpty();
    }

    private void look(Sessions sessions, Screens.Screen screen, Check check) {
        try (ConsoleWindow window = sessions.open(screen)) {
            window.page.setDefaultTimeout(20_000);
            long begin = System.nanoTime();
            screen.show(window);
            check.of(screen, window);
            if (window.page.title().contains("script ran")) {
                findings.add(screen.name() + ": a name became a script");
            }
            window.complaints().forEach(complaint -> findings.add(screen.name() + ": " + complaint));
            System.err.printf("%s %d ms%n", screen.name(), (System.nanoTime() - begin) / 1_000_000);
        } catch (PlaywrightException | AssertionError notShown) {
            findings.add(screen.name() + " was not shown: "
                    + notShown.getMessage().lines().limit(3).toList());
        }
    }

    private void inBothThemesAndEveryWidth(Screens.Screen screen, ConsoleWindow window) {
        findings.addAll(Accessibility.serious(window.page, screen.name()));
        window.theme(true);
        findings.addAll(Accessibility.contrast(window.page, screen.name() + " in the dark"));
        window.theme(false);
        fits(screen.name(), window, 1280);
        fits(screen.name() + " at 200 % zoom", window, 720);
        if (screen.whole()) {
            fits(screen.name(), window, 2560);
        }
    }

    /** What stands out does not depend on the language. */
    private void inEnglish(Screens.Screen screen, ConsoleWindow window) {
        String name = screen.name() + " in English";
        window.page.setViewportSize(screen.look().width(), screen.look().height());
        findings.addAll(Accessibility.structure(window.page, name));
        fits(name, window, 1280);
    }

    private void fits(String name, ConsoleWindow window, int width) {
        window.page.setViewportSize(width, 900);
        int tooWide = window.tooWide();
        if (tooWide > 0) {
            findings.add(name + " is " + tooWide + " px too wide for " + width);
        }
    }
}
