package com.haina.wechat.material;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What WeChat takes as a material, checked before anything is sent. Source: developers.weixin.qq.com, service accounts, "Asset
 * management" (wechat.md C.7). Of formats and sizes that pages of the documentation state differently, the stricter for permanent
 * materials is kept, because every material of the library must be able to become one.
 */
final class MaterialPolicy {

    private static final long MB = 1024L * 1024;

    /** Formats and size of a kind. */
    record Limit(Set<FileFormat> formats, long bytes) {}

    static final Map<MaterialKind, Limit> LIMITS = new EnumMap<>(Map.of(
            MaterialKind.IMAGE,
            new Limit(Set.of(FileFormat.BMP, FileFormat.PNG, FileFormat.JPEG, FileFormat.GIF), 10 * MB),
            MaterialKind.VOICE,
            new Limit(Set.of(FileFormat.MP3, FileFormat.WMA, FileFormat.WAV, FileFormat.AMR), 2 * MB),
            MaterialKind.VIDEO,
            new Limit(Set.of(FileFormat.MP4), 10 * MB),
            MaterialKind.THUMB,
            new Limit(Set.of(FileFormat.JPEG), 64 * 1024)));

    static final Duration LONGEST_VOICE = Duration.ofSeconds(60);
    /** Images inside articles. */
    static final Limit INLINE = new Limit(Set.of(FileFormat.JPEG, FileFormat.PNG), MB);
    /** Temporary voices take fewer formats than permanent ones. */
    static final Set<FileFormat> TEMPORARY_VOICE = Set.of(FileFormat.AMR, FileFormat.MP3);

    private record Rule(String code, BiPredicate<MaterialKind, MediaFacts> broken) {}

    private static final List<Rule> RULES = List.of(
            new Rule("material.empty", MaterialPolicy::empty),
            new Rule("material.format", MaterialPolicy::otherFormat),
            new Rule("material.too-large", MaterialPolicy::tooLarge),
            new Rule("material.unreadable", MaterialPolicy::unreadable),
            new Rule("material.too-long", MaterialPolicy::tooLong));

    private MaterialPolicy() {}

    /** The codes of all rules that a file breaks as a material of a kind; none when WeChat will take it. */
    static List<String> broken(MaterialKind kind, MediaFacts facts) {
        List<String> broken = RULES.stream()
                .filter(rule -> rule.broken().test(kind, facts))
                .map(Rule::code)
                .toList();
        return broken.contains("material.empty") ? List.of("material.empty") : broken;
    }

    static boolean canBeInline(MediaFacts facts) {
        return INLINE.formats().contains(facts.format()) && facts.size() < INLINE.bytes();
    }

    private static boolean empty(MaterialKind kind, MediaFacts facts) {
        return facts.size() == 0;
    }

    private static boolean otherFormat(MaterialKind kind, MediaFacts facts) {
        return facts.format() == null || !limit(kind).formats().contains(facts.format());
    }

    private static boolean tooLarge(MaterialKind kind, MediaFacts facts) {
        return facts.size() > limit(kind).bytes();
    }

    private static boolean unreadable(MaterialKind kind, MediaFacts facts) {
        return !otherFormat(kind, facts) && (!facts.readable() || kind == MaterialKind.VOICE && facts.length() == null);
    }

    private static boolean tooLong(MaterialKind kind, MediaFacts facts) {
        return kind == MaterialKind.VOICE
                && facts.length() != null
                && facts.length().compareTo(LONGEST_VOICE) > 0;
    }

    static Limit limit(MaterialKind kind) {
        Limit limit = LIMITS.get(kind);
        if (limit == null) {
            throw new IllegalStateException("no limits of " + kind);
        }
        return limit;
    }
}
