package com.haina.imports.excel;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Records of a text table, RFC 4180 as offices use it. Unlike the libraries' parsers it notices a quotation mark that is
 * never closed before the rest of the file has become one value.
 */
final class CsvRecords {
    private static final int LONGEST_VALUE = 32_767;
    private static final int MOST_VALUES = 1024;

    private final Reader reader;
    private final char delimiter;
    private final StringBuilder value = new StringBuilder();
    private int peeked = -2;

    CsvRecords(Reader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
    }

    /** The next record, an empty line included (one empty value); null at the end. */
    @Nullable
    List<String> next() throws IOException {
        int c = read();
        if (c < 0) {
            return null;
        }
        List<String> values = new ArrayList<>(16);
        value.setLength(0);
        boolean quoted = false;
        boolean started = false;
        while (true) {
            if (quoted) {
                if (c < 0) {
                    throw new FileRefused(Refusal.TRUNCATED);
                }
                if (c == '"') {
                    int after = read();
                    if (after == '"') {
                        append('"');
                    } else {
                        quoted = false;
                        peeked = after;
                    }
                } else {
                    append((char) c);
                }
            } else if (c == '"' && !started) {
                quoted = true;
                started = true;
            } else if (c == delimiter) {
                finish(values);
                started = false;
            } else if (c == '\n' || c == '\r' || c < 0) {
                if (c == '\r') {
                    int after = read();
                    if (after != '\n') {
                        peeked = after;
                    }
                }
                finish(values);
                return values;
            } else {
                // A space before the opening quotation mark does not make it a part of the value.
                started |= c != ' ';
                append((char) c);
            }
            c = read();
        }
    }

    private void finish(List<String> values) {
        if (values.size() < MOST_VALUES) {
            values.add(value.toString());
        }
        value.setLength(0);
    }

    private void append(char c) {
        if (value.length() >= LONGEST_VALUE) {
            throw new FileRefused(Refusal.UNREADABLE);
        }
        value.append(c);
    }

    private int read() throws IOException {
        if (peeked != -2) {
            int c = peeked;
            peeked = -2;
            return c;
        }
        return reader.read();
    }
}
