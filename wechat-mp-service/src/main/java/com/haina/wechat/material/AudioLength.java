package com.haina.wechat.material;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How long a voice is, read from its frames: WeChat refuses more than a minute, but only after the upload. */
final class AudioLength {

    /** Bytes of an AMR-NB frame by its type, the head included; -1 for types that do not exist. */
    private static final int[] AMR_FRAME = {13, 14, 16, 18, 20, 21, 27, 32, 6, -1, -1, -1, -1, -1, -1, 1};
    /** The same of AMR-WB. */
    private static final int[] AMR_WIDE_FRAME = {18, 24, 33, 37, 41, 47, 51, 59, 61, 6, -1, -1, -1, -1, 1, 1};

    private static final int[] MPEG1_LAYER3_KBIT = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_LAYER3_KBIT = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MPEG1_RATE = {44_100, 48_000, 32_000};

    private AudioLength() {}

    /** The length, or null when the frames cannot be followed. */
    static @Nullable Duration of(FileFormat format, byte[] bytes) {
        return switch (format) {
            case AMR -> amr(bytes);
            case MP3 -> mp3(bytes);
            case WAV -> wav(bytes);
            case WMA -> wma(bytes);
            default -> null;
        };
    }

    private static @Nullable Duration amr(byte[] bytes) {
        boolean wide = bytes.length > 9 && bytes[5] == '-' && bytes[6] == 'W' && bytes[7] == 'B';
        int[] sizes = wide ? AMR_WIDE_FRAME : AMR_FRAME;
        int position = wide ? 9 : 6;
        long frames = 0;
        while (position < bytes.length) {
            int size = sizes[bytes[position] >> 3 & 0x0F];
            if (size < 0) {
                return null;
            }
            position += size;
            frames++;
        }
        return frames == 0 ? null : Duration.ofMillis(frames * 20);
    }

    /**
     * One frame of MPEG audio layer 3.
     *
     * @param bytes of the frame, its head included
     * @param samples that it holds
     * @param rate samples per second
     */
    record Frame(int bytes, int samples, int rate) {}

    static @Nullable Frame mp3Frame(byte[] bytes, int at) {
        if (at + 4 > bytes.length || (bytes[at] & 0xFF) != 0xFF || (bytes[at + 1] & 0xE0) != 0xE0) {
            return null;
        }
        int version = bytes[at + 1] >> 3 & 3;
        int layer = bytes[at + 1] >> 1 & 3;
        int bitrate = bytes[at + 2] >> 4 & 0x0F;
        int rate = bytes[at + 2] >> 2 & 3;
        if (version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean first = version == 3;
        int samplesPerSecond = MPEG1_RATE[rate] / (first ? 1 : version == 2 ? 2 : 4);
        int bitsPerSecond = (first ? MPEG1_LAYER3_KBIT : MPEG2_LAYER3_KBIT)[bitrate] * 1000;
        int samples = first ? 1152 : 576;
        int padding = bytes[at + 2] >> 1 & 1;
        return new Frame(samples / 8 * bitsPerSecond / samplesPerSecond + padding, samples, samplesPerSecond);
    }

    private static @Nullable Duration mp3(byte[] bytes) {
        int position = 0;
        if (bytes.length > 10 && bytes[0] == 'I' && bytes[1] == 'D' && bytes[2] == '3') {
            position =
                    10 + ((bytes[6] & 0x7F) << 21 | (bytes[7] & 0x7F) << 14 | (bytes[8] & 0x7F) << 7 | bytes[9] & 0x7F);
        }
        double seconds = 0;
        while (position < bytes.length) {
            Frame frame = mp3Frame(bytes, position);
            if (frame == null || frame.bytes() < 4) {
                // Tags at the end, or a stray byte between frames.
                position++;
                continue;
            }
            seconds += (double) frame.samples() / frame.rate();
            position += frame.bytes();
        }
        return seconds == 0 ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable Duration wav(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int position = 12;
        long bytesPerSecond = 0;
        while (position + 8 <= bytes.length) {
            int name = buffer.order(ByteOrder.BIG_ENDIAN).getInt(position);
            long size = buffer.order(ByteOrder.LITTLE_ENDIAN).getInt(position + 4) & 0xFFFFFFFFL;
            if (name == 0x666D7420 && position + 20 <= bytes.length) { // "fmt "
                bytesPerSecond = buffer.getInt(position + 16) & 0xFFFFFFFFL;
            }
            if (name == 0x64617461 && bytesPerSecond > 0) { // "data"
                return Duration.ofMillis(Math.min(size, bytes.length - position - 8L) * 1000 / bytesPerSecond);
            }
            position = (int) Math.min(Integer.MAX_VALUE - 8, position + 8 + size + (size & 1));
        }
        return null;
    }

    /** The play duration of an ASF file's "file properties": 100 ns units, the preroll included. */
    private static @Nullable Duration wma(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int position = 30;
        while (position + 24 <= bytes.length) {
            long size = buffer.getLong(position + 16);
            boolean fileProperties = buffer.getLong(position) == 0x11CFA9478CABDCA1L;
            if (fileProperties && position + 88 <= bytes.length) {
                long play = buffer.getLong(position + 64) / 10_000;
                return Duration.ofMillis(Math.max(0, play - buffer.getLong(position + 80)));
            }
            if (size < 24 || size > bytes.length) {
                return null;
            }
            position += (int) size;
        }
        return null;
    }
}
