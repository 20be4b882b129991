package com.haina.simulators.sdk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

/** Files to upload, whole or only by their first bytes. */
final class SampleFiles {

    private SampleFiles() {}

    static byte[] picture(String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] film(int bytes) {
        return begun("\0\0\0\u0018ftypisom", bytes);
    }

    /** AMR at 12.2 kbit/s: 32 bytes for 20 ms. */
    static byte[] recording(int seconds) {
        byte[] file = begun("#!AMR\n", 6 + seconds * 50 * 32);
        for (int at = 6; at < file.length; at += 32) {
            file[at] = 0x3c;
        }
        return file;
    }

    static byte[] begun(String head, int bytes) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(start, Math.max(bytes, start.length));
    }

    static Path file(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
