package com.haina.simulators.materials;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How long a recording lasts, as far as its frames say. */
final class SoundLength {

    private static final double AMR_FRAME = 0.02;
    private static final int[] AMR_BYTES = {13, 14, 16, 18, 20, 21, 27, 32, 6};
    private static final int[] MPEG1_KBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_KBITS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

    private SoundLength() {}

    /** Seconds; 0 when the format keeps them where only a player looks. */
    static double seconds(MediaFormat format, byte[] bytes) {
        return switch (format) {
            case AMR -> amr(bytes);
            case MP3 -> mp3(bytes);
            case WAV -> wav(bytes);
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
}
