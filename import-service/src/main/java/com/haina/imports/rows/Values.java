package com.haina.imports.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.haina.contracts.roster.RosterField;

/** How each field's text is brought to one form. Whether it makes sense is the owning service's affair. */
final class Values {
    private static final Pattern MOBILE = Pattern.compile("(?:(?:\\+|00)?86)?(1\\d{10})");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?(?:[ T].*)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    /** Every dash that keyboards and input methods offer, slashes, and the arrows of menu paths. */
    private static final Pattern LEVELS = Pattern.compile(
            "\\s*(?:[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc\u2500]+|[/\\\\\u2044\u2215>＞\u203a\u00bb→|｜])\\s*");

    private static final Pattern SEVERAL = Pattern.compile("\\s*[,，、;；/|\\n]+\\s*");
    private static final Pattern BETWEEN_IDEOGRAPHS =
            Pattern.compile("(?<=[\\u3400-\\u9fff·])\\s+(?=[\\u3400-\\u9fff·])");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Map<String, String> GENDERS = words(
            "MALE", "男 男性 男士 先生 m male man",
            "FEMALE", "女 女性 女士 小姐 f female woman");

    private static final Map<String, String> IDENTITIES = words(
            "OWNER", "业主 户主 产权人 房主 房东 本人 业主本人 共有人 产权共有人 owner",
            "FAMILY", "家属 家庭成员 家人 亲属 亲戚 配偶 夫妻 丈夫 妻子 子女 儿子 女儿 父母 父亲 母亲 业主家属 family",
            "TENANT", "租客 租户 承租人 租赁 租住 租赁户 租住人 tenant");

    private Values() {}

    private static Map<String, String> words(String first, String firstWords, String second, String secondWords) {
        return words(first, firstWords, second, secondWords, "", "");
    }

    private static Map<String, String> words(String a, String as, String b, String bs, String c, String cs) {
        Map<String, String> map = new java.util.HashMap<>();
        for (String word : as.split(" ")) {
            map.put(word, a);
        }
        for (String word : bs.split(" ")) {
            map.put(word, b);
        }
        for (String word : cs.split(" ")) {
            map.put(word, c);
        }
        map.remove("");
        return Map.copyOf(map);
    }

    /** The field's value in its one form; empty when nothing is left. */
    static String clean(String field, String written) {
        String text = halfWidth(written).strip();
        return switch (field) {
            case RosterField.NAME -> BETWEEN_IDEOGRAPHS.matcher(text).replaceAll("");
            case RosterField.GENDER -> GENDERS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
            case RosterField.IDENTITY -> IDENTITIES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
            case RosterField.MOBILE -> mobile(text);
            case RosterField.ID_NUMBER -> without(text, " -").toUpperCase(Locale.ROOT);
            case RosterField.MOVED_IN_ON, RosterField.MOVED_OUT_ON -> date(text);
            case RosterField.DEPARTMENT -> join(LEVELS.split(text), "/");
            case RosterField.SERVED_COMMUNITIES -> join(SEVERAL.split(text), ",");
            case RosterField.WECHAT_ID -> without(text, " ");
            default -> text;
        };
    }

    private static String mobile(String text) {
        // A number that went through another program comes back as 13625895631.0.
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        String digits = without(whole, " -().·\t");
        Matcher matcher = MOBILE.matcher(digits);
        return matcher.matches() ? matcher.group(1) : text;
    }

    private static String date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            matcher = COMPACT_DATE.matcher(text);
            if (!matcher.matches()) {
                return text;
            }
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String join(String[] parts, String separator) {
        List<String> kept = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank()) {
                kept.add(part.strip());
            }
        }
        return String.join(separator, kept);
    }

    private static String without(String text, String characters) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /** Full-width letters, digits and signs as half-width ones, every kind of space as one plain space. */
    static String halfWidth(String text) {
        StringBuilder out = null;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain = plain(c);
            boolean repeated = plain == ' ' && space;
            space = plain == ' ';
            if ((plain != c || repeated) && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (out != null && !repeated && plain != 0) {
                out.append(plain);
            }
        }
        return out == null ? text : out.toString();
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - 0xfee0);
        }
        if (c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u2060' || c == '\ufeff' || isDirection(c)) {
            return 0;
        }
        return Character.isSpaceChar(c) ? ' ' : c;
    }

    /** Marks that come along when a number is copied from a phone's contact list. */
    private static boolean isDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u200e' || c == '\u200f';
    }
}
