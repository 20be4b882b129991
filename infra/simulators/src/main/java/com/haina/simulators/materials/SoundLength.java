package com.haina.simulators.materials;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** How long a recording lasts, as far as its frames or its head say. */
final class SoundLength {

    private static final double AMR_FRAME = 0.02;
    private static final int[] AMR_BYTES = {13, 14, 16, 18, 20, 21, 27, 32, 6};
    private static final int[] MPEG1_KBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_KBITS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

    /** ASF's File Properties Object, as its GUID stands in a file. */
    private static final byte[] ASF_PROPERTIES = HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365");

    private static final int ASF_PLAY_DURATION = 64;
    private static final int ASF_PREROLL = 80;

    private SoundLength() {}

    /** Seconds; 0 when the format keeps them where only a player looks. */
    static double seconds(MediaFormat format, byte[] bytes) {
        return switch (format) {
            case AMR -> amr(bytes);
            case MP3 -> mp3(bytes);
            case WAV -> wav(bytes);
            case WMA -> wma(bytes);
            default -> 0;
        };
    }

    private static double amr(byte[] bytes) {
        double seconds = 0;
        int at = "#!AMR\n".length();
        while (at < bytes.length) {
            int mode = (bytes[at] >> 3) & 0x0f;
            at += mode < AMR_BYTES.length ? AMR_BYTES[mode] : 1;
            seconds += AMR_FRAME;
        }
        return seconds;
    }

    private static double mp3(byte[] bytes) {
        double seconds = 0;
        int at = 0;
        while (at + 4 <= bytes.length) {
            int version = (bytes[at + 1] >> 3) & 3;
            int bits = (bytes[at + 2] >> 4) & 0x0f;
            int rate = (bytes[at + 2] >> 2) & 3;
            boolean frame = bytes[at] == (byte) 0xff && (bytes[at + 1] & 0xe0) == 0xe0;
            if (!frame || bits == 0 || bits == 15 || rate == 3) {
                at++;
                continue;
            }
            boolean first = version == 3;
            int hertz = MPEG1_RATES[rate] / (first ? 1 : version == 2 ? 2 : 4);
            int kbits = first ? MPEG1_KBITS[bits] : MPEG2_KBITS[bits];
            int padding = (bytes[at + 2] >> 1) & 1;
            seconds += (first ? 1152.0 : 576.0) / hertz;
            at += (first ? 144 : 72) * kbits * 1000 / hertz + padding;
        }
        return seconds;
    }

    private static double wav(byte[] bytes) {
        if (bytes.length < 44) {
            return 0;
        }
        int perSecond = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
        return perSecond <= 0 ? 0 : (bytes.length - 44.0) / perSecond;
    }

    /** The head says it in units of 100 ns, what a player loads beforehand (in ms) included. */
    private static double wma(byte[] bytes) {
        int end = ASF_PROPERTIES.length;
        for (int at = 0; at + ASF_PREROLL + Long.BYTES <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + end, ASF_PROPERTIES, 0, end)) {
                ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                return head.getLong(at + ASF_PLAY_DURATION) / 1e7 - head.getLong(at + ASF_PREROLL) / 1e3;
            }
        }
        return 0;
    }
}
