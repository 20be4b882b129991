package com.haina.imports.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Walks from tag to tag of a UTF-8 XML part without building anything, and can pass on every byte it does not show.
 * Enough to count, to find merged cells, and to put a cell into a copy that is otherwise the user's file to the byte.
 */
final class TagScanner {
    /** No tag of a real sheet comes near; a longer one is made to hurt. */
    private static final int LONGEST_TAG = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private byte[] tag = new byte[256];
    private int length;
    private @Nullable OutputStream text;

    TagScanner(InputStream in) {
        this.in = in;
    }

    /** From now on bytes between tags go there; null drops them. */
    void copyTextTo(@Nullable OutputStream out) {
        this.text = out;
    }

    /** Moves to the next tag; false at the end. */
    boolean next() throws IOException {
        while (true) {
            int start = position;
            while (position < end && buffer[position] != '<') {
                position++;
            }
            if (text != null && position > start) {
                text.write(buffer, start, position - start);
            }
            if (position < end) {
                break;
            }
            if (!fill()) {
                return false;
            }
        }
        length = 0;
        byte quote = 0;
        while (true) {
            while (position < end) {
                byte b = buffer[position++];
                append(b);
                if (tag.length > 1 && length > 1 && tag[1] == '!') {
                    if (b == '>' && specialEnds()) {
                        return true;
                    }
                } else if (quote != 0) {
                    if (b == quote) {
                        quote = 0;
                    }
                } else if (b == '"' || b == '\'') {
                    quote = b;
                } else if (b == '>') {
                    return true;
                }
            }
            if (!fill()) {
                throw new FileRefused(Refusal.TRUNCATED);
            }
        }
    }

    /** Comments and character data end at their own marks. */
    private boolean specialEnds() {
        if (startsWith("<!--")) {
            return length >= 7 && tag[length - 2] == '-' && tag[length - 3] == '-';
        }
        if (startsWith("<![CDATA[")) {
            return tag[length - 2] == ']' && tag[length - 3] == ']';
        }
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = in.read(buffer);
        return end > 0;
    }

    private void append(byte b) {
        if (length == tag.length) {
            if (length >= LONGEST_TAG) {
                throw new FileRefused(Refusal.UNREADABLE);
            }
            tag = Arrays.copyOf(tag, length * 2);
        }
        tag[length++] = b;
    }

    boolean startsWith(String prefix) {
        if (length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (tag[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this opens (or is) an element of that local name, with any prefix. */
    boolean opens(String name) {
        return named(name, 1);
    }

    boolean closes(String name) {
        return length > 2 && tag[1] == '/' && named(name, 2);
    }

    private boolean named(String name, int from) {
        if (matches(name, from)) {
            return true;
        }
        for (int i = from; i < length && i < from + 32; i++) {
            byte b = tag[i];
            if (b == ':') {
                return matches(name, i + 1);
            }
            if (b == ' ' || b == '>' || b == '/') {
                return false;
            }
        }
        return false;
    }

    private boolean matches(String name, int from) {
        if (from + name.length() >= length) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (tag[from + i] != name.charAt(i)) {
                return false;
            }
        }
        byte after = tag[from + name.length()];
        return after == ' ' || after == '>' || after == '/' || after == '\n' || after == '\r' || after == '\t';
    }

    boolean selfClosing() {
        return tag[length - 2] == '/';
    }

    /** An attribute's raw value, or null. */
    @Nullable
    String attribute(String name) {
        for (int i = 2; i + name.length() + 2 < length; i++) {
            byte before = tag[i - 1];
            if ((before == ' ' || before == '\n' || before == '\r' || before == '\t')
                    && tag[i + name.length()] == '='
                    && equalsAt(name, i)) {
                int start = i + name.length() + 2;
                byte quote = tag[start - 1];
                int stop = start;
                while (stop < length && tag[stop] != quote) {
                    stop++;
                }
                return new String(tag, start, stop - start, java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private boolean equalsAt(String name, int at) {
        for (int k = 0; k < name.length(); k++) {
            if (tag[at + k] != name.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the tag as it stands in the file. */
    void writeTo(OutputStream out) throws IOException {
        out.write(tag, 0, length);
    }

    /** The whole tag, for the few that are changed. */
    String tag() {
        return new String(tag, 0, length, java.nio.charset.StandardCharsets.UTF_8);
    }
}
