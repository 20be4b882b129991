package com.haina.wechat.account.sdk;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as WeChat reads it: a character stands for itself. One that is given by its number is refused with 40033 (全局返回码: 不能包含
 * \\uxxxx 格式的字符), and the SDK gives those by their number that are not printed, such as come along when a text is pasted from a
 * document.
 */
final class PlainJson {

    /** A number behind a backslash that is no other's. */
    private static final Pattern BY_NUMBER = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u([0-9a-fA-F]{4})");

    private PlainJson() {}

    static String of(String json) {
        return BY_NUMBER
                .matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + plain(character(found))));
    }

    private static char character(MatchResult found) {
        return (char) Integer.parseInt(found.group(2), 16);
    }

    /** Ends of lines and paragraphs are spaces; what is not printed at all goes. */
    private static String plain(char c) {
        return switch (c) {
            case '\u2028', '\u2029' -> " ";
            case '"', '\\' -> "\\" + c;
            default -> Character.isISOControl(c) ? "" : String.valueOf(c);
        };
    }
}
