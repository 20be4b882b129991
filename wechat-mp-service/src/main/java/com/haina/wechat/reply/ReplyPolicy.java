package com.haina.wechat.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.haina.wechat.reply.ReplyRule.Audience;
import com.haina.wechat.reply.ReplyRule.Kind;
import com.haina.wechat.reply.ReplyRule.Match;

/** Which rule answers, why the others do not, and which can never answer. Words are compared as text; nothing is a pattern. */
final class ReplyPolicy {

    private ReplyPolicy() {}

    /**
     * What a follower did.
     *
     * @param kind what rules it is first for
     * @param text what was written; empty otherwise
     * @param eventKey what was pressed; empty otherwise
     */
    record Question(Kind kind, String text, String eventKey, boolean verified) {

        @Override
        public String toString() {
            return "Question[kind=" + kind + "]";
        }
    }

    /** Why a rule does or does not answer. */
    enum Reason {
        ANSWERS,
        /** It fits, but one before it answers. */
        BEHIND,
        DISABLED,
        OTHER_KIND,
        WORD_MISSING,
        NOT_EXACT,
        OTHER_KEY,
        OTHER_AUDIENCE
    }

    /**
     * What became of a rule.
     *
     * @param by the rule that answers instead, when BEHIND
     */
    record Step(String ruleId, Reason reason, @Nullable String by) {}

    /**
     * A rule that another keeps from answering.
     *
     * @param whole it never answers; otherwise only part of what it is for is taken
     * @param words that the other takes; empty when it is no keyword rule
     */
    record Conflict(String ruleId, String by, boolean whole, List<String> words) {}

    /** The rule that answers, if any. */
    static @Nullable ReplyRule answering(List<ReplyRule> rules, Question question) {
        String written = folded(question.text());
        ReplyRule first = first(
                rules, rule -> rule.kind() == question.kind() && reason(rule, question, written) == Reason.ANSWERS);
        return first != null || question.kind() == Kind.SUBSCRIBE
                ? first
                : first(
                        rules,
                        rule -> rule.kind() == Kind.DEFAULT && reason(rule, question, written) == Reason.ANSWERS);
    }

    /** What became of each rule, in their order. */
    static List<Step> steps(List<ReplyRule> rules, Question question) {
        ReplyRule winner = answering(rules, question);
        String written = folded(question.text());
        return rules.stream()
                .map(rule -> {
                    Reason reason = reason(rule, question, written);
                    if (reason != Reason.ANSWERS || rule == winner) {
                        return new Step(rule.id(), reason, null);
                    }
                    return new Step(rule.id(), Reason.BEHIND, winner == null ? null : winner.id());
                })
                .toList();
    }

    /** Rules that an earlier one keeps from answering, wholly or for some of their words. */
    static List<Conflict> conflicts(List<ReplyRule> rules) {
        Map<ReplyRule, List<String>> folded = new HashMap<>();
        rules.forEach(rule ->
                folded.put(rule, rule.words().stream().map(ReplyPolicy::folded).toList()));
        List<Conflict> found = new ArrayList<>();
        for (int later = 0; later < rules.size(); later++) {
            ReplyRule rule = rules.get(later);
            Conflict partly = null;
            Conflict wholly = null;
            for (int before = 0; rule.enabled() && before < later && wholly == null; before++) {
                ReplyRule other = rules.get(before);
                if (!other.enabled() || other.kind() != rule.kind() || !meet(other.audience(), rule.audience())) {
                    continue;
                }
                List<String> taken = taken(other, folded.get(other), rule, folded.get(rule));
                if (taken == null || (taken.isEmpty() && rule.kind() == Kind.KEYWORD)) {
                    continue;
                }
                boolean all = rule.kind() != Kind.KEYWORD
                        || rule.match() == Match.ALL_WORDS
                        || taken.size() == rule.words().size();
                Conflict conflict = new Conflict(
                        rule.id(), other.id(), all && other.audience().includes(rule.audience()), taken);
                if (conflict.whole()) {
                    wholly = conflict;
                } else if (partly == null) {
                    partly = conflict;
                }
            }
            if (wholly != null) {
                found.add(wholly);
            } else if (partly != null) {
                found.add(partly);
            }
        }
        return found;
    }

    /** Full-width forms as half-width, capitals as small letters, without spaces. */
    static String folded(String text) {
        String same = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(same.length());
        same.codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static @Nullable ReplyRule first(List<ReplyRule> rules, Predicate<ReplyRule> fits) {
        return rules.stream().filter(fits).findFirst().orElse(null);
    }

    private static Reason reason(ReplyRule rule, Question question, String written) {
        if (!rule.enabled()) {
            return Reason.DISABLED;
        }
        boolean asDefault = rule.kind() == Kind.DEFAULT && question.kind() != Kind.SUBSCRIBE;
        if (rule.kind() != question.kind() && !asDefault) {
            return Reason.OTHER_KIND;
        }
        if (rule.kind() == Kind.MENU_CLICK && !question.eventKey().equals(rule.eventKey())) {
            return Reason.OTHER_KEY;
        }
        if (rule.kind() == Kind.KEYWORD && !fits(rule, written)) {
            return rule.match() == Match.EXACT ? Reason.NOT_EXACT : Reason.WORD_MISSING;
        }
        return rule.audience().includes(question.verified()) ? Reason.ANSWERS : Reason.OTHER_AUDIENCE;
    }

    private static boolean fits(ReplyRule rule, String written) {
        List<String> words = rule.words().stream()
                .map(ReplyPolicy::folded)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || rule.match() == null) {
            return false;
        }
        return switch (rule.match()) {
            case CONTAINS -> words.stream().anyMatch(written::contains);
            case EXACT -> words.stream().anyMatch(written::equals);
            case ALL_WORDS -> words.stream().allMatch(written::contains);
        };
    }

    private static boolean meet(Audience one, Audience other) {
        return one == other || one == Audience.EVERYBODY || other == Audience.EVERYBODY;
    }

    /** The words of a rule that another takes whenever they are written; null when it takes nothing of a rule without words. */
    private static @Nullable List<String> taken(
            ReplyRule other, List<String> others, ReplyRule rule, List<String> words) {
        if (rule.kind() == Kind.MENU_CLICK) {
            return rule.eventKey() != null && rule.eventKey().equals(other.eventKey()) ? List.of() : null;
        }
        if (rule.kind() != Kind.KEYWORD) {
            return List.of();
        }
        if (rule.match() == Match.ALL_WORDS) {
            return takes(other, others, words, false) ? rule.words() : List.of();
        }
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (takes(other, others, List.of(words.get(i)), rule.match() == Match.EXACT)) {
                taken.add(rule.words().get(i));
            }
        }
        return taken;
    }

    /** Whether a rule fits every text that has all of these words, or every text that is the word. */
    private static boolean takes(ReplyRule other, List<String> others, List<String> all, boolean whole) {
        if (other.match() == null || others.isEmpty()) {
            return false;
        }
        Predicate<String> certain = word -> all.stream().anyMatch(written -> written.contains(word));
        return switch (other.match()) {
            case CONTAINS -> others.stream().anyMatch(certain);
            case ALL_WORDS -> others.stream().allMatch(certain);
            case EXACT -> whole && others.stream().anyMatch(all.getFirst()::equals);
        };
    }
}
