package com.haina.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.PlaywrightException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A picture of every page in its states, for people to look at: {@code ./haina screenshots}. Each in light and dark; those of full pages also
 * in English and at every width. {@code HAINA_SCREENSHOTS} names the directory, {@code HAINA_SCREENS} those to take, as a pattern.
 */
class ScreenshotTour {

    private static final Path TO =
            Path.of(System.getenv().getOrDefault("HAINA_SCREENSHOTS", "target/screenshots/tour"));

    private final List<String> taken = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    @Test
    void everyPageInItsStates() throws IOException {
        Files.createDirectories(TO);
        RunningPlatform platform = RunningPlatform.get();
        Exhibition exhibition = Exhibition.on(platform);
        try (Sessions sessions = new Sessions(exhibition, platform, "zh-CN")) {
            Screens.asked(exhibition).forEach(screen -> show(sessions, screen));
        }
        index();
        assertThat(missing).isEmpty();
    }

    private void show(Sessions sessions, Screens.Screen screen) {
        try (ConsoleWindow window = sessions.open(screen)) {
            window.page.setDefaultTimeout(20_000);
            screen.show(window);
            take(window, screen.name());
            if (screen.look().width() > 500) {
                window.theme(true);
                take(window, screen.name() + "-dark");
                window.theme(false);
            }
            if (screen.whole()) {
                for (int width : new int[] {2560, 1280, 720}) {
                    window.page.setViewportSize(width, width == 2560 ? 1440 : 900);
                    take(window, screen.name() + "-" + width);
                }
                window.language("en");
                window.page.setViewportSize(screen.look().width(), screen.look().height());
                screen.show(window);
                take(window, screen.name() + "-en");
            }
        } catch (PlaywrightException | AssertionError notShown) {
            missing.add(screen.name() + ": "
                    + notShown.getMessage().lines().limit(3).toList());
        }
    }

    private void take(ConsoleWindow window, String name) {
        window.picture(TO.resolve(name + ".png"));
        taken.add(name);
    }

    /** All of them on one page, to look at them together. */
    private void index() throws IOException {
        StringBuilder page = new StringBuilder("""
                <!doctype html><meta charset="utf-8"><title>Screens</title>
                <style>body{font:14px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:16px}
                img{width:100%;border:1px solid #bbb}figure{margin:0}</style>
                """);
        for (String name : taken) {
            page.append(
                    "<figure><a href=\"%1$s.png\"><img loading=\"lazy\" src=\"%1$s.png\" alt=\"\"></a><figcaption>%1$s</figcaption></figure>%n"
                            .formatted(name));
        }
        Files.writeString(TO.resolve("index.html"), page);
    }
}
