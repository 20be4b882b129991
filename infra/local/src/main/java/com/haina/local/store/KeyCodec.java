package com.haina.local.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;

/**
 * Order-preserving, prefix-free byte encoding of BSON values: comparing encodings as unsigned bytes gives the order of the library's
 * ValueComparator for null, numbers, strings, UUID, ObjectId, booleans and dates. Other types are only grouped by type: they can be looked
 * up by equality but an index that holds one must not be used to sort (see {@link #isSortable}).
 */
final class KeyCodec {

    /** Greater than any type tag, so {@code prefix + AFTER} is an upper bound for everything that starts with prefix. */
    static final int AFTER = 0xFF;

    private static final int MIN = 0x01,
            NULL = 0x05,
            NUMBER = 0x10,
            STRING = 0x20,
            DOCUMENT = 0x30,
            LIST = 0x40,
            BINARY = 0x50,
            UUID_ = 0x60,
            OBJECT_ID = 0x70,
            BOOLEAN = 0x80,
            DATE = 0x90,
            OTHER = 0xB0,
            MAX = 0xF0;

    private KeyCodec() {}

    static byte[] encode(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        write(value, out);
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        out.write(tag(value));
        switch (value) {
            case null -> {}
            case Missing ignored -> {}
            case MinKey ignored -> {}
            case MaxKey ignored -> {}
            case Number number -> writeNumber(number, out);
            case String text -> writeText(text, out);
            case Map<?, ?> document -> {
                document.forEach((name, nested) -> {
                    out.write(2);
                    writeText(name.toString(), out);
                    write(nested, out);
                });
                out.write(0);
            }
            case Collection<?> list -> {
                for (Object element : list) {
                    out.write(2);
                    write(element, out);
                }
                out.write(0);
            }
            case ObjectId id -> out.writeBytes(id.toByteArray());
            case Boolean flag -> out.write(flag ? 1 : 0);
            case Instant instant -> writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE, out);
            case BinData binary -> writeText(new String(binary.getData(), StandardCharsets.ISO_8859_1), out);
            default -> writeText(value.toString(), out); // UUID: the library compares UUIDs by their text
        }
    }

    static int tag(Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing ignored -> NULL;
            case MinKey ignored -> MIN;
            case MaxKey ignored -> MAX;
            case Number ignored -> NUMBER;
            case String ignored -> STRING;
            case Map<?, ?> ignored -> DOCUMENT;
            case Collection<?> ignored -> LIST;
            case BinData ignored -> BINARY;
            case UUID ignored -> UUID_;
            case ObjectId ignored -> OBJECT_ID;
            case Boolean ignored -> BOOLEAN;
            case Instant ignored -> DATE;
            default -> OTHER;
        };
    }

    /** Scalars for which equal (by the library's matcher) means equal encoding, so that a query may look them up. */
    static boolean isLookupValue(Object value) {
        return value == null || isRangeValue(value);
    }

    /** Scalars whose order in the index is the library's order, so that a query may use them as a range bound. */
    static boolean isRangeValue(Object value) {
        return value instanceof Number
                || value instanceof String
                || value instanceof Boolean
                || value instanceof ObjectId
                || value instanceof Instant
                || value instanceof UUID;
    }

    static boolean isSortable(Object value) {
        return value == null || value instanceof Missing || isRangeValue(value);
    }

    /** 8 bytes: the double, order-preserving. 2 bytes: what a long lost by becoming a double, so that big longs stay distinct and ordered. */
    private static void writeNumber(Number number, ByteArrayOutputStream out) {
        double value = toDouble(number);
        long bits = Double.doubleToLongBits(value == 0.0 ? 0.0 : value); // one zero, one NaN
        writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
        int lost = 0x8000;
        if (number instanceof Long exact && (long) value != exact) {
            lost += value >= 0x1p63 ? (int) (exact - Long.MAX_VALUE) - 1 : (int) (exact - (long) value);
        }
        out.write(lost >>> 8);
        out.write(lost);
    }

    private static double toDouble(Number number) {
        try {
            return number.doubleValue();
        } catch (ArithmeticException e) {
            return 0.0; // Decimal128 "-0"
        }
    }

    /** UTF-16 code units in a UTF-8 like form (the library compares strings by code unit), 0 and 1 escaped, terminated by 0. */
    private static void writeText(String text, ByteArrayOutputStream out) {
        writeTextPrefix(text, out);
        out.write(0);
    }

    private static void writeTextPrefix(String text, ByteArrayOutputStream out) {
        if (isPlain(text)) {
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 2) {
                out.write(1);
                out.write(c + 1);
            } else if (c < 0x80) {
                out.write(c);
            } else if (c < 0x800) {
                out.write(0xC0 | c >> 6);
                out.write(0x80 | c & 0x3F);
            } else {
                out.write(0xE0 | c >> 12);
                out.write(0x80 | c >> 6 & 0x3F);
                out.write(0x80 | c & 0x3F);
            }
        }
    }

    /** Written as it is: ASCII without the two escaped characters. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 2 || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void writeLong(long value, ByteArrayOutputStream out) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }

    // bounds of one key component

    /** Smallest encoding that a value greater than or equal to {@code bound} can have. */
    static byte[] atLeast(Object bound) {
        return encode(widen(bound, -1));
    }

    /** Greater than the encoding of every value of the same type that is less than or equal to {@code bound}. */
    static byte[] atMost(Object bound) {
        return append(encode(widen(bound, +1)), AFTER);
    }

    static byte[] startOfType(Object sample) {
        return new byte[] {(byte) tag(sample)};
    }

    static byte[] endOfType(Object sample) {
        return new byte[] {(byte) (tag(sample) + 1)};
    }

    static byte[] startOfTextPrefix(String prefix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        out.write(STRING);
        writeTextPrefix(prefix, out);
        return out.toByteArray();
    }

    /** The library compares a long with a double by truncating the double; beyond the int range a bound is widened by one to stay a superset. */
    private static Object widen(Object bound, int direction) {
        if (bound instanceof Number number && Math.abs(toDouble(number)) > Integer.MAX_VALUE) {
            double value = toDouble(number);
            return direction < 0 ? Math.nextDown(Math.floor(value) - 1) : Math.nextUp(Math.ceil(value) + 1);
        }
        return bound;
    }

    static byte[] concat(byte[] a, byte[] b) {
        byte[] result = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }

    static byte[] append(byte[] a, int b) {
        return concat(a, new byte[] {(byte) b});
    }
}
