package com.haina.wechat.material;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.jspecify.annotations.Nullable;

/**
 * What a file's bytes say about it.
 *
 * @param format absent when unknown
 * @param width of an image, in pixels
 * @param length of a voice
 */
record MediaFacts(
        long size,
        @Nullable FileFormat format,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Duration length) {

    private static final int PREVIEW = 360;
    /** Decoding takes four bytes per pixel; larger pictures are shown as they are. */
    static final long MOST_PIXELS = 40_000_000;

    static MediaFacts of(byte[] bytes) {
        FileFormat format = FileFormat.of(bytes);
        if (format == null) {
            return new MediaFacts(bytes.length, null, null, null, null);
        }
        int[] pixels = format.isImage() ? pixels(bytes) : null;
        return new MediaFacts(
                bytes.length,
                format,
                pixels == null ? null : pixels[0],
                pixels == null ? null : pixels[1],
                AudioLength.of(format, bytes));
    }

    /** Whether an image's head could be read; WebP is not read at all. */
    boolean readable() {
        return format == null || !format.isImage() || width != null;
    }

    /** A small JPEG of an image for lists, or null when there is none to be had. */
    byte @Nullable [] preview(byte[] bytes) {
        if (width == null || height == null || (long) width * height > MOST_PIXELS) {
            return null;
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(in);
            if (reader == null) {
                return null;
            }
            try {
                reader.setInput(in, true, true);
                ImageReadParam parameters = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / (2 * PREVIEW));
                parameters.setSourceSubsampling(step, step, 0, 0);
                return InlineImage.jpeg(reader.read(0, parameters), PREVIEW);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return null;
        }
    }

    private static int @Nullable [] pixels(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(in);
            if (reader == null) {
                return null;
            }
            try {
                reader.setInput(in, true, true);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return null;
        }
    }

    private static @Nullable ImageReader reader(ImageInputStream in) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        return readers.hasNext() ? readers.next() : null;
    }
}
