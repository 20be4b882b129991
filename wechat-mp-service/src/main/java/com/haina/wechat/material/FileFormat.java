package com.haina.wechat.material;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** What a file is, by its first bytes; its name says nothing. */
enum FileFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    BMP("bmp", "image/bmp"),
    WEBP("webp", "image/webp"),
    MP3("mp3", "audio/mpeg"),
    AMR("amr", "audio/amr"),
    WAV("wav", "audio/wav"),
    WMA("wma", "audio/x-ms-wma"),
    MP4("mp4", "video/mp4"),
    QUICKTIME("mov", "video/quicktime");

    private final String extension;
    private final String mediaType;

    FileFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    boolean isImage() {
        return mediaType.startsWith("image/");
    }

    /** The format, or null when it is none that WeChat or people in offices know. */
    static @Nullable FileFormat of(byte[] bytes) {
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (starts(bytes, 0, 'B', 'M') && bytes.length > 26) {
            return BMP;
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F')) {
            return starts(bytes, 8, 'W', 'E', 'B', 'P') ? WEBP : starts(bytes, 8, 'W', 'A', 'V', 'E') ? WAV : null;
        }
        if (starts(bytes, 0, '#', '!', 'A', 'M', 'R')) {
            return AMR;
        }
        if (starts(bytes, 0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)) {
            return WMA;
        }
        if (starts(bytes, 4, 'f', 't', 'y', 'p') && bytes.length >= 12) {
            String brand = new String(bytes, 8, 4, StandardCharsets.ISO_8859_1);
            return brand.startsWith("qt") ? QUICKTIME : MP4;
        }
        boolean tagged = starts(bytes, 0, 'I', 'D', '3');
        return tagged || AudioLength.mp3Frame(bytes, 0) != null ? MP3 : null;
    }

    private static boolean starts(byte[] bytes, int offset, int... wanted) {
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[offset + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
