package com.haina.wechat.material;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

/** Small real files. */
public final class Samples {

    private Samples() {}

    public static byte[] jpeg(int width, int height, int seed) {
        return image("jpg", width, height, seed);
    }

    public static byte[] png(int width, int height, int seed) {
        return image("png", width, height, seed);
    }

    public static byte[] image(String format, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, new Color(random.nextInt(256), x % 256, y % 256).getRGB());
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MPEG 1 layer 3, 128 kbit/s, 44,100 Hz: 417 bytes a frame, 26 ms each. */
    public static byte[] mp3(int frames) {
        byte[] file = new byte[frames * 417];
        for (int i = 0; i < frames; i++) {
            file[i * 417] = (byte) 0xFF;
            file[i * 417 + 1] = (byte) 0xFB;
            file[i * 417 + 2] = (byte) 0x90;
        }
        return file;
    }

    /** AMR at 12.2 kbit/s: 32 bytes a frame, 20 ms each. */
    public static byte[] amr(int frames) {
        byte[] head = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(head, head.length + frames * 32);
        for (int i = 0; i < frames; i++) {
            file[head.length + i * 32] = 0x3C;
        }
        return file;
    }

    public static byte[] mp4(int bytes) {
        byte[] file = new byte[bytes];
        byte[] head = "\0\0\0\u0018ftypisom".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }
}
