package com.haina.wechat.material;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaterialPolicyTests {

    private static final int MB = 1024 * 1024;

    @Test
    void takesWhatWechatTakes() {
        assertThat(broken(MaterialKind.IMAGE, Samples.jpeg(40, 30, 1))).isEmpty();
        assertThat(broken(MaterialKind.IMAGE, Samples.png(40, 30, 1))).isEmpty();
        assertThat(broken(MaterialKind.IMAGE, Samples.image("gif", 40, 30, 1))).isEmpty();
        assertThat(broken(MaterialKind.IMAGE, Samples.image("bmp", 40, 30, 1))).isEmpty();
        assertThat(broken(MaterialKind.VOICE, Samples.mp3(100))).isEmpty();
        assertThat(broken(MaterialKind.VOICE, Samples.amr(100))).isEmpty();
        assertThat(broken(MaterialKind.VIDEO, Samples.mp4(1000))).isEmpty();
        assertThat(broken(MaterialKind.THUMB, Samples.jpeg(40, 30, 1))).isEmpty();
    }

    @Test
    void goesByTheBytesAndNotByTheName() {
        byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = "<html>photo.jpg</html>".getBytes(StandardCharsets.UTF_8);
        assertThat(broken(MaterialKind.IMAGE, webp)).containsExactly("material.format");
        assertThat(broken(MaterialKind.IMAGE, text)).containsExactly("material.format");
        assertThat(broken(MaterialKind.THUMB, Samples.png(10, 10, 1))).containsExactly("material.format");
        assertThat(broken(MaterialKind.VIDEO, Samples.mp3(10))).containsExactly("material.format");
    }

    @Test
    void namesEveryReasonAtOnce() {
        byte[] large = Arrays.copyOf(Samples.png(10, 10, 1), 65 * 1024);
        assertThat(broken(MaterialKind.THUMB, large)).containsExactly("material.format", "material.too-large");
        assertThat(broken(MaterialKind.IMAGE, new byte[0])).containsExactly("material.empty");
    }

    @Test
    void holdsToTheSizes() {
        assertThat(broken(MaterialKind.VIDEO, Samples.mp4(10 * MB))).isEmpty();
        assertThat(broken(MaterialKind.VIDEO, Samples.mp4(10 * MB + 1))).containsExactly("material.too-large");
        assertThat(broken(MaterialKind.IMAGE, Arrays.copyOf(Samples.jpeg(10, 10, 1), 10 * MB + 1)))
                .containsExactly("material.too-large");
    }

    @Test
    void readsHowLongAVoiceIs() {
        assertThat(MediaFacts.of(Samples.amr(3000)).length()).isEqualTo(Duration.ofSeconds(60));
        assertThat(MediaFacts.of(Samples.mp3(100)).length())
                .isBetween(Duration.ofMillis(2600), Duration.ofMillis(2620));
        assertThat(broken(MaterialKind.VOICE, Samples.amr(3000))).isEmpty();
        assertThat(broken(MaterialKind.VOICE, Samples.amr(3001))).containsExactly("material.too-long");
    }

    @Test
    void findsDamagedPictures() {
        byte[] cut = Arrays.copyOf(Samples.jpeg(40, 30, 1), 12);
        assertThat(broken(MaterialKind.IMAGE, cut)).containsExactly("material.unreadable");
    }

    @Test
    void makesASmallPictureOfALargeOne() {
        byte[] large = Samples.jpeg(1200, 900, 1);
        byte[] small = MediaFacts.of(large).preview(large);
        assertThat(small).isNotNull().hasSizeLessThan(large.length);
        MediaFacts facts = MediaFacts.of(small);
        assertThat(facts.format()).isEqualTo(FileFormat.JPEG);
        assertThat(facts.width()).isEqualTo(360);
    }

    @Test
    void makesAnyPictureFitForTheInsideOfArticles() {
        byte[] noise = Samples.png(1400, 1000, 1);
        assertThat(noise.length).isGreaterThan(MB);
        InlineImage inline = InlineImage.of(MediaFacts.of(noise), noise);
        assertThat(inline.content()).hasSizeLessThan(MB);
        assertThat(MediaFacts.of(inline.content()).format()).isEqualTo(FileFormat.JPEG);
        byte[] small = Samples.jpeg(40, 30, 1);
        assertThat(InlineImage.of(MediaFacts.of(small), small).content()).isSameAs(small);
    }

    private static java.util.List<String> broken(MaterialKind kind, byte[] content) {
        return MaterialPolicy.broken(kind, MediaFacts.of(content));
    }
}
