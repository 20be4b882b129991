package com.haina.wechat.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.haina.contracts.follower.FollowerNoticeText;

/** What may stand in a template's lines, and how it is written there. Source: 模板消息, 参数值限制. */
final class NoticeTemplatePolicy {

    /** WeChat ends a longer value in dots. */
    private static final int LONGEST = 20;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm").withZone(CHINA);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日").withZone(CHINA);

    private NoticeTemplatePolicy() {}

    /** What may stand in a line, by the kind that its keyword names; nothing in one for amounts, numbers or telephones. */
    static Set<NoticeSource> choices(String key) {
        return switch (kind(key)) {
            case "thing", "keyword", "first", "remark" -> EnumSet.allOf(NoticeSource.class);
            case "time", "date" -> EnumSet.of(NoticeSource.TIME);
            default -> EnumSet.noneOf(NoticeSource.class);
        };
    }

    /** Whether every line can be filled from a notice, so that WeChat takes it, and one of them with what the notice says. */
    static boolean usable(AccountTemplate template) {
        List<Set<NoticeSource>> choices =
                template.lines().stream().map(line -> choices(line.key())).toList();
        return choices.stream().noneMatch(Set::isEmpty)
                && choices.stream().anyMatch(choice -> choice.contains(NoticeSource.TEXT));
    }

    /** The lines that are missing from a choice, too many in it, or cannot hold what is chosen. */
    static Set<String> wrong(AccountTemplate template, Map<String, NoticeSource> lines) {
        Set<String> keys =
                template.lines().stream().map(AccountTemplate.Line::key).collect(Collectors.toSet());
        Set<String> wrong = keys.stream()
                .filter(key -> !choices(key).contains(lines.get(key)))
                .collect(Collectors.toSet());
        lines.keySet().stream().filter(key -> !keys.contains(key)).forEach(wrong::add);
        return wrong;
    }

    /** Whether a follower learns anything: one line says what the notice is about. */
    static boolean says(Map<String, NoticeSource> lines) {
        return lines.containsValue(NoticeSource.TITLE) || lines.containsValue(NoticeSource.TEXT);
    }

    /** The value of a line. */
    static String value(String key, NoticeSource source, FollowerNoticeText notice, String account, Instant now) {
        return switch (source) {
            case TITLE -> cut(notice.title());
            case TEXT -> cut(notice.text());
            case TIME -> (kind(key).equals("date") ? DATE : TIME).format(now);
            case ACCOUNT -> cut(account);
        };
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String kind(String key) {
        return key.replaceAll("\\d+$", "");
    }
}
