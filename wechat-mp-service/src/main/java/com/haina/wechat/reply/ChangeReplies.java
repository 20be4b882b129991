package com.haina.wechat.reply;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.ProblemException;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.Caller;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.material.MediaIds;

/** Writes an account's rules, and writes them into other accounts. */
@Component
class ChangeReplies {

    private final ReplyBooks books;
    private final AccountDirectory accounts;
    private final MediaIds media;
    private final AuditTrail trail;
    private final Clock clock;

    ChangeReplies(ReplyBooks books, AccountDirectory accounts, MediaIds media, AuditTrail trail, Clock clock) {
        this.books = books;
        this.accounts = accounts;
        this.media = media;
        this.trail = trail;
        this.clock = clock;
    }

    ReplyBook write(String appId, @Nullable String ifMatch, ReplyBook.Content content) {
        accounts.get(appId);
        ReplyBook book = books.of(appId);
        ETags.require(ifMatch, book);
        ReplyChecks.require(content, media::kind);
        try {
            return save(book, content, "reply-book.update");
        } catch (OptimisticLockingFailureException | DuplicateKeyException meanwhile) {
            throw new StaleRecord();
        }
    }

    /** Replaces the rules of other accounts by these; one that fails keeps none of the others from getting them. */
    List<Copied> copy(String appId, List<String> others) {
        accounts.get(appId);
        ReplyBook.Content content = books.of(appId).content();
        return others.stream()
                .distinct()
                .filter(other -> !other.equals(appId))
                .map(other -> {
                    try {
                        accounts.get(other);
                        save(books.of(other), content, "reply-book.copy");
                        return new Copied(other, true, null);
                    } catch (ProblemException problem) {
                        return new Copied(other, false, problem.code());
                    } catch (OptimisticLockingFailureException meanwhile) {
                        return new Copied(other, false, "record.stale");
                    }
                })
                .toList();
    }

    private ReplyBook save(ReplyBook book, ReplyBook.Content content, String action) {
        trail.record(book, action, "reply-book", book.id(), facts(book.content()), facts(content));
        book.write(content, clock.instant(), Caller.ifPerson().map(Caller::name).orElse(null));
        return books.save(book);
    }

    private static Map<String, String> facts(ReplyBook.Content content) {
        return Map.of(
                "rules", String.valueOf(content.rules().size()),
                "names",
                        content.rules().stream()
                                .limit(100)
                                .map(rule -> rule.enabled() ? rule.name() : "(" + rule.name() + ")")
                                .collect(Collectors.joining(", ")),
                "hours", content.hours().opens() + "-" + content.hours().closes());
    }

    /**
     * Whether an account got the rules.
     *
     * @param problem code of what kept it from them
     */
    record Copied(String appId, boolean copied, @Nullable String problem) {}
}
