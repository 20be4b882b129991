package com.haina.imports.excel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What a file is, told by its first bytes and never by its name: people rename, and programs lie. */
public enum FileKind {
    XLSX,
    XLS,
    CSV;

    private static final int HEAD = 4096;

    private static final Map<String, Refusal> MAGIC = Map.ofEntries(
            Map.entry("MZ", Refusal.PROGRAM),
            Map.entry("\u007fELF", Refusal.PROGRAM),
            Map.entry("#!", Refusal.PROGRAM),
            Map.entry("\u00ca\u00fe\u00ba\u00be", Refusal.PROGRAM),
            Map.entry("%PDF", Refusal.PDF),
            Map.entry("\u0089PNG", Refusal.IMAGE),
            Map.entry("\u00ff\u00d8\u00ff", Refusal.IMAGE),
            Map.entry("GIF8", Refusal.IMAGE),
            Map.entry("BM", Refusal.IMAGE),
            Map.entry("Rar!", Refusal.ARCHIVE),
            Map.entry("7z\u00bc\u00af", Refusal.ARCHIVE),
            Map.entry("\u001f\u008b", Refusal.ARCHIVE));

    /**
     * Tells the kind.
     *
     * @throws FileRefused when the bytes are none of the three
     */
    public static FileKind of(FileContent content) throws IOException {
        try (SeekableByteChannel channel = content.open()) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining() && channel.read(head) > 0) {
                continue;
            }
            return of(java.util.Arrays.copyOf(head.array(), head.position()));
        }
    }

    static FileKind of(byte[] head) {
        if (head.length == 0) {
            throw new FileRefused(Refusal.EMPTY);
        }
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.startsWith("PK\u0003\u0004") || ascii.startsWith("PK\u0005\u0006")) {
            return XLSX;
        }
        if (ascii.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return XLS;
        }
        MAGIC.forEach((magic, refusal) -> {
            // Two letters may begin a plain table too ("BM" is a column name somebody uses); a program is not text.
            if (ascii.startsWith(magic) && (magic.length() > 2 || magic.equals("#!") || !isText(head))) {
                throw new FileRefused(refusal);
            }
        });
        String start = ascii.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("\u00ef\u00bb\u00bf")) {
            start = start.substring(3).stripLeading();
        }
        if (start.startsWith("<html")
                || start.startsWith("<!doctype")
                || start.startsWith("<?xml")
                || start.startsWith("<table")) {
            throw new FileRefused(Refusal.WEB_PAGE);
        }
        if (!isText(head)) {
            throw new FileRefused(Refusal.NOT_A_TABLE);
        }
        if (ascii.isBlank()) {
            throw new FileRefused(Refusal.EMPTY);
        }
        return CSV;
    }

    /** Text has no control characters but tabs and line ends; UTF-16 has zeros, but it begins with its mark. */
    private static boolean isText(byte[] head) {
        if (head.length >= 2
                && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
                        || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff))) {
            return true;
        }
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
