package com.haina.journeys;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Voices and videos of 素材管理 in a real browser: what it can play plays there, of what it cannot the page says so. */
class MediaJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();

    /** Something is decoded, and time goes on in it. */
    private static final String PLAYS = """
            () => {
                const media = document.querySelector('.drawer audio, .drawer video');
                return media && media.error === null && media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
                        && media.currentTime > 0.1 && media.duration > 1;
            }""";

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void anOfficeWithVoicesAndVideos() {
        office = Office.join(PLATFORM, "有声物业");
        material("VOICE", "停水通知", "voice.mp3");
        material("VOICE", "停电通知", "voice.wav");
        material("VOICE", "前台录音", "voice.amr");
        material("VIDEO", "大门监控", "video.mp4");
    }

    @Test
    void voicesAndVideosPlayInTheConsole() {
        try (ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)) {
            console.as(office);
            for (List<String> one :
                    List.of(List.of("voices", "停水通知"), List.of("voices", "停电通知"), List.of("videos", "大门监控"))) {
                console.go("/materials/" + one.getFirst()).settled();
                console.buttonLike(".*" + one.getLast() + ".*").first().click();
                console.button("播放").click();
                console.page.waitForFunction(PLAYS);
            }
            Object pixels = console.page.evaluate(
                    "document.querySelector('video').videoWidth + 'x' + document.querySelector('video').videoHeight");
            assertThat(pixels).isEqualTo("320x180");
            console.page.setViewportSize(Narrow.WIDTH, Narrow.HEIGHT);
            assertThat(Narrow.look(console.page).found()).isEmpty();
            console.picture("material-video");
            console.nothingWentWrong();
        }
    }

    @Test
    void whatOnlyWechatPlaysSaysSoAndCanBeFetched() {
        try (ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)) {
            console.as(office).go("/materials/voices").settled();
            console.buttonLike(".*前台录音.*").first().click();
            console.button("播放").click();
            assertThat(console.text("浏览器放不了这个 AMR 文件")).isVisible();
            Path fetched = console.page
                    .waitForDownload(() -> console.button("下载").click())
                    .path();
            assertThat(fetched).hasSameBinaryContentAs(file("voice.amr"));
            console.nothingWentWrong();
        }
    }

    private static void material(String kind, String title, String file) {
        office.web
                .upload("/api/wechat/v1/materials", file(file), "kind", kind, "title", title)
                .expect(201);
    }

    /** Of two seconds each: a tone, and for the video a square that moves. */
    private static Path file(String name) {
        return Path.of("src/test/resources/media", name);
    }
}
