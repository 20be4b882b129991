package com.haina.simulators.sdk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

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

    /** The head of a WMA file: of ASF's header its File Properties Object, with three seconds loaded beforehand. */
    static byte[] windowsRecording(int seconds) {
        return ByteBuffer.allocate(134)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HexFormat.of().parseHex("3026b2758e66cf11a6d900aa0062ce6c"))
                .putLong(134)
                .putInt(1)
                .put((byte) 1)
                .put((byte) 2)
                .put(HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365"))
                .putLong(104)
                .position(30 + 64)
                .putLong((seconds + 3) * 10_000_000L)
                .putLong(seconds * 10_000_000L)
                .putLong(3_000)
                .array();
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
