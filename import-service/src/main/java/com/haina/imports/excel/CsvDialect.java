package com.haina.imports.excel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a text file is to be read.
 *
 * @param markLength bytes of the byte-order mark, 0 without one
 */
record CsvDialect(Charset charset, int markLength, char delimiter) {
    private static final char[] DELIMITERS = {',', '\t', ';', '|', '，'};
    private static final int SNIFFED = 1 << 14;

    /**
     * Finds it out: the byte-order mark; else UTF-8 if the whole file is strictly that; else GB18030, which is what
     * Excel saves in China. Guessing libraries were wrong more often than this.
     */
    static CsvDialect of(FileContent content) throws IOException {
        byte[] head;
        try (InputStream in = content.stream()) {
            head = in.readNBytes(4);
        }
        Charset charset;
        int mark = 0;
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (starts(head, 0xff, 0xfe)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(head, 0xfe, 0xff)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else {
            charset = isStrictly(StandardCharsets.UTF_8, content) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        }
        return new CsvDialect(charset, mark, delimiter(content, charset, mark));
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStrictly(Charset charset, FileContent content) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        try (InputStream in = content.stream()) {
            while (true) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                boolean last = n < 0;
                bytes.position(bytes.position() + Math.max(0, n)).flip();
                CoderResult result;
                do {
                    chars.clear();
                    result = decoder.decode(bytes, chars, last);
                } while (result.isOverflow());
                if (result.isError()) {
                    return false;
                }
                if (last) {
                    return true;
                }
                bytes.compact();
            }
        }
    }

    /** The candidate that the first lines hold most of. */
    private static char delimiter(FileContent content, Charset charset, int mark) throws IOException {
        int[] counts = new int[DELIMITERS.length];
        try (Reader reader = reader(content, charset, mark)) {
            boolean quoted = false;
            for (int i = 0; i < SNIFFED; i++) {
                int c = reader.read();
                if (c < 0) {
                    break;
                }
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted) {
                    for (int d = 0; d < DELIMITERS.length; d++) {
                        counts[d] += c == DELIMITERS[d] ? 1 : 0;
                    }
                }
            }
        }
        int best = 0;
        for (int d = 1; d < counts.length; d++) {
            if (counts[d] > counts[best]) {
                best = d;
            }
        }
        return DELIMITERS[best];
    }

    Reader reader(FileContent content) throws IOException {
        return reader(content, charset, markLength);
    }

    private static Reader reader(FileContent content, Charset charset, int mark) throws IOException {
        InputStream in = content.stream();
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
    }
}
