package com.haina.wechat.reply;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.wechat.material.MaterialKind;
import com.haina.wechat.reply.ReplyRule.Answer;
import com.haina.wechat.reply.ReplyRule.Kind;
import com.haina.wechat.reply.ReplyRule.Match;

/** What a book must keep to before it is saved, beyond the form of its fields. */
final class ReplyChecks {

    /** WeChat's limit of a text in an answer, UTF-8. */
    static final int TEXT_BYTES = 2048;

    private ReplyChecks() {}

    /** @param kinds what a material of the library is; empty for one that the library does not have */
    static void require(ReplyBook.Content content, Function<String, Optional<MaterialKind>> kinds) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < content.rules().size(); i++) {
            ReplyRule rule = content.rules().get(i);
            String at = "/rules/" + i;
            if (!ids.add(rule.id())) {
                errors.add(FieldError.of(at + "/id", "reply.id-twice"));
            }
            keyword(rule, at, errors);
            if (rule.kind() == Kind.MENU_CLICK && blank(rule.eventKey())) {
                errors.add(FieldError.of(at + "/eventKey", "reply.key-missing"));
            }
            answer(rule.answer(), at + "/answer", kinds, errors);
        }
        dates(content.hours().holidays(), "/hours/holidays/", errors);
        dates(content.hours().workdays(), "/hours/workdays/", errors);
        if (!errors.isEmpty()) {
            throw new RepliesInvalid(errors);
        }
    }

    private static void keyword(ReplyRule rule, String at, List<FieldError> errors) {
        if (rule.kind() != Kind.KEYWORD) {
            return;
        }
        if (rule.match() == null) {
            errors.add(FieldError.of(at + "/match", "reply.match-missing"));
        }
        if (rule.words().isEmpty()) {
            errors.add(FieldError.of(at + "/words", "reply.words-missing"));
        } else if (rule.match() == Match.ALL_WORDS && rule.words().size() < 2) {
            errors.add(FieldError.of(at + "/words", "reply.words-too-few"));
        }
        for (int word = 0; word < rule.words().size(); word++) {
            if (ReplyPolicy.folded(rule.words().get(word)).isEmpty()) {
                errors.add(FieldError.of(at + "/words/" + word, "reply.words-missing"));
            }
        }
    }

    private static void answer(
            Answer answer, String at, Function<String, Optional<MaterialKind>> kinds, List<FieldError> errors) {
        switch (answer.form()) {
            case TEXT, HAND_OVER -> {
                if (blank(answer.text())) {
                    errors.add(FieldError.of(at + "/text", "reply.text-missing"));
                } else if (answer.text().getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
                    errors.add(FieldError.of(at + "/text", "reply.text-too-long", TEXT_BYTES));
                }
            }
            case IMAGE -> material(answer, MaterialKind.IMAGE, at, kinds, errors);
            case VOICE -> material(answer, MaterialKind.VOICE, at, kinds, errors);
            case VIDEO -> material(answer, MaterialKind.VIDEO, at, kinds, errors);
            case NEWS -> {
                if (blank(answer.title())) {
                    errors.add(FieldError.of(at + "/title", "reply.title-missing"));
                }
                if (!address(answer.url())) {
                    errors.add(FieldError.of(at + "/url", "reply.url-invalid"));
                }
                if (!blank(answer.pictureUrl()) && !address(answer.pictureUrl())) {
                    errors.add(FieldError.of(at + "/pictureUrl", "reply.url-invalid"));
                }
            }
        }
    }

    /** WeChat answers a follower that the account is out of order when an id is of another kind than the answer. */
    private static void material(
            Answer answer,
            MaterialKind wanted,
            String at,
            Function<String, Optional<MaterialKind>> kinds,
            List<FieldError> errors) {
        Optional<MaterialKind> kind = blank(answer.materialId()) ? Optional.empty() : kinds.apply(answer.materialId());
        if (kind.isEmpty()) {
            errors.add(FieldError.of(at + "/materialId", "reply.material-missing"));
        } else if (kind.get() != wanted) {
            errors.add(FieldError.of(at + "/materialId", "reply.material-other-kind"));
        }
    }

    private static void dates(List<String> dates, String at, List<FieldError> errors) {
        for (int i = 0; i < dates.size(); i++) {
            try {
                LocalDate.parse(dates.get(i));
            } catch (DateTimeParseException none) {
                errors.add(FieldError.of(at + i, "reply.date-invalid"));
            }
        }
    }

    private static boolean address(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) && !url.contains(" ");
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
