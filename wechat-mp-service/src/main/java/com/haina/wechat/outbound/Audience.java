package com.haina.wechat.outbound;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for. To everybody is a kind of its own, never what is left when something is missing: WeChat's SDK takes a missing tag
 * for everybody.
 *
 * @param openids one for a single message, 2 to 10,000 for a list
 */
public record Audience(Kind kind, @Nullable Long tagId, List<String> openids) {

    static final int MOST_OPENIDS = 10_000;

    /** Ways to say whom. */
    public enum Kind {
        ONE,
        TAG,
        LIST,
        EVERYBODY
    }

    /** Refuses a tag without an id and lists that WeChat does not take. */
    public Audience {
        boolean right = switch (kind) {
            case ONE -> tagId == null && openids.size() == 1;
            case TAG -> tagId != null && openids.isEmpty();
            case LIST -> tagId == null && openids.size() >= 2 && openids.size() <= MOST_OPENIDS;
            case EVERYBODY -> tagId == null && openids.isEmpty();
        };
        if (!right || openids.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("not an audience: " + kind + ", " + openids.size() + " openids");
        }
        openids = List.copyOf(openids);
    }

    /** One follower. */
    public static Audience one(String openid) {
        return new Audience(Kind.ONE, null, List.of(openid));
    }

    /** All who have a tag. */
    public static Audience tag(long tagId) {
        return new Audience(Kind.TAG, tagId, List.of());
    }

    /** Some; each counts once. */
    public static Audience list(List<String> openids) {
        return new Audience(Kind.LIST, null, openids.stream().distinct().toList());
    }

    /** Everybody, at the cost of the account's public quota: once a day, four times a month. */
    public static Audience everybody() {
        return new Audience(Kind.EVERYBODY, null, List.of());
    }

    @Override
    public String toString() {
        return "Audience[" + kind + ", tag=" + tagId + ", openids=" + openids.size() + "]";
    }
}
