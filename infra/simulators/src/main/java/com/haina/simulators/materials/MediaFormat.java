package com.haina.simulators.materials;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats of files, told by how they begin and not by their names. */
public enum MediaFormat {
    PNG("png", "image/png"),
    JPEG("jpeg", "image/jpeg"),
    GIF("gif", "image/gif"),
    BMP("bmp", "image/bmp"),
    MP3("mp3", "audio/mpeg"),
    AMR("amr", "audio/amr"),
    WMA("wma", "audio/x-ms-wma"),
    WAV("wav", "audio/wav"),
    MP4("mp4", "video/mp4");

    private final String ending;
    private final String contentType;

    MediaFormat(String ending, String contentType) {
        this.ending = ending;
        this.contentType = contentType;
    }

    String ending() {
        return ending;
    }

    String contentType() {
        return contentType;
    }

    /** Nothing for bytes that begin like none of them. */
    static Optional<MediaFormat> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("GIF8")) {
            return Optional.of(GIF);
        }
        if (head.startsWith("BM")) {
            return Optional.of(BMP);
        }
        if (head.startsWith("#!AMR")) {
            return Optional.of(AMR);
        }
        if (head.startsWith("\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011")) {
            return Optional.of(WMA);
        }
        if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(MP4);
        }
        boolean frame = bytes.length > 1 && bytes[0] == (byte) 0xff && (bytes[1] & 0xe0) == 0xe0;
        return head.startsWith("ID3") || frame ? Optional.of(MP3) : Optional.empty();
    }
}
