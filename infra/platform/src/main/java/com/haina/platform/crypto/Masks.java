package com.haina.platform.crypto;

/** How personal values are shown where they need not be read in full. */
public final class Masks {

    private Masks() {}

    /** {@code 189****2121}; a foreign or short number keeps its last two digits. */
    public static String mobile(String mobile) {
        return mobile.length() == 11 ? keep(mobile, 3, 4) : keep(mobile, 0, 2);
    }

    /** {@code 440304********0000}; a passport keeps its first and last two characters. */
    public static String idNumber(String number) {
        return number.length() == 18 ? keep(number, 6, 4) : keep(number, 1, 2);
    }

    /** {@code 张*}, {@code 欧**}: the first character. */
    public static String name(String name) {
        return name.isEmpty()
                ? ""
                : new String(Character.toChars(name.codePointAt(0)))
                        + "*".repeat(Math.max(1, name.codePointCount(0, name.length()) - 1));
    }

    /** {@code zh****an}: at most the first and last two characters. */
    public static String account(String account) {
        return account.length() < 6 ? keep(account, 1, 0) : keep(account, 2, 2);
    }

    /** {@code 南山区星****}: at most the first four characters. */
    public static String address(String address) {
        return keep(address, Math.min(4, address.length() / 2), 0);
    }

    private static String keep(String text, int head, int tail) {
        if (text.length() <= head + tail) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
    }
}
