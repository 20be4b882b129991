package com.haina.wechat.reply;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.reply.ReplyPolicy.Conflict;
import com.haina.wechat.reply.ReplyPolicy.Question;
import com.haina.wechat.reply.ReplyPolicy.Step;

/** 自动回复. */
@RestController
@RequestMapping("/api/wechat/v1/reply-books/{appId}")
class ReplyController {

    private final ReplyBooks books;
    private final ChangeReplies change;
    private final AccountDirectory accounts;
    private final Clock clock;

    ReplyController(ReplyBooks books, ChangeReplies change, AccountDirectory accounts, Clock clock) {
        this.books = books;
        this.change = change;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account's rules; empty, with a tag, when nobody wrote any. */
    @CanRead
    @GetMapping
    ResponseEntity<BookView> read(@PathVariable String appId) {
        accounts.get(appId);
        return answer(books.of(appId));
    }

    /** Writes all rules in their order. */
    @CanWrite
    @PutMapping
    ResponseEntity<BookView> write(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody BookRequest request) {
        return answer(change.write(appId, ifMatch, request.content()));
    }

    /** Which rule would answer, why the others do not, and what would be said. Tries what is sent, saved or not. */
    @CanRead
    @PostMapping("/tests")
    TestView test(@PathVariable String appId, @Valid @RequestBody TestRequest request) {
        accounts.get(appId);
        ReplyBook.Content content = request.book() == null
                ? books.of(appId).content()
                : request.book().content();
        Question question = new Question(
                request.kind(),
                request.text() == null ? "" : request.text(),
                request.eventKey() == null ? "" : request.eventKey(),
                request.verified());
        boolean open = content.hours().open(request.at() == null ? clock.instant() : request.at());
        ReplyRule rule = ReplyPolicy.answering(content.rules(), question);
        FollowerHomes who = new FollowerHomes(request.verified(), request.name(), request.room(), request.community());
        return new TestView(
                rule == null ? null : rule.id(),
                rule != null && rule.answer().form() == ReplyRule.Form.HAND_OVER && open,
                rule == null || (rule.answer().form() == ReplyRule.Form.HAND_OVER && open)
                        ? null
                        : ReplyWords.said(rule.answer(), content, who).orElse(null),
                open,
                ReplyPolicy.steps(content.rules(), question));
    }

    /** Replaces other accounts' rules by this one's. */
    @CanWrite
    @Idempotent
    @PostMapping("/copies")
    CopiesView copy(@PathVariable String appId, @Valid @RequestBody CopyRequest request) {
        return new CopiesView(change.copy(appId, request.appIds()));
    }

    private static ResponseEntity<BookView> answer(ReplyBook book) {
        ReplyBook.Content content = book.content();
        return ETags.ok(
                book,
                new BookView(
                        book.id(),
                        content.rules(),
                        content.hours(),
                        content.nameFallback(),
                        content.roomFallback(),
                        ReplyPolicy.conflicts(content.rules()),
                        book.changedAt(),
                        book.changedBy()));
    }

    /** All rules, earlier ones first. */
    record BookRequest(
            @NotNull @Size(max = 1000) List<@NotNull @Valid ReplyRule> rules,
            @NotNull @Valid WorkingHours hours,
            @NotBlank @Size(max = 20) String nameFallback,
            @NotBlank @Size(max = 40) String roomFallback) {

        ReplyBook.Content content() {
            return new ReplyBook.Content(List.copyOf(rules), hours, nameFallback, roomFallback);
        }
    }

    /**
     * An account's rules.
     *
     * @param conflicts rules that an earlier one keeps from answering
     */
    record BookView(
            String appId,
            List<ReplyRule> rules,
            WorkingHours hours,
            String nameFallback,
            String roomFallback,
            List<Conflict> conflicts,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /**
     * What a follower would do.
     *
     * @param at when; now when absent
     * @param name what to fill in, like room and community; the book's own words when absent
     * @param book rules that are not saved yet; the saved ones when absent
     */
    record TestRequest(
            ReplyRule.@NotNull Kind kind,
            @Nullable @Size(max = 2048) String text,
            @Nullable @Size(max = 128) String eventKey,
            boolean verified,
            @Nullable Instant at,
            @Nullable @Size(max = 60) String name,
            @Nullable @Size(max = 60) String room,
            @Nullable @Size(max = 60) String community,
            @Nullable @Valid BookRequest book) {

        @Override
        public String toString() {
            return "TestRequest[kind=" + kind + "]";
        }
    }

    /**
     * What would be answered.
     *
     * @param ruleId absent when nothing is answered
     * @param handedOver whether a person would take over
     * @param text what would be said; absent for what has no words, and when nothing is left of them for this follower: then nothing is
     *     answered
     * @param open whether it is within working hours
     */
    record TestView(
            @Nullable String ruleId,
            boolean handedOver,
            @Nullable String text,
            boolean open,
            List<Step> steps) {}

    record CopyRequest(@NotEmpty @Size(max = 50) List<@NotBlank String> appIds) {}

    /** What became of each account. */
    record CopiesView(List<ChangeReplies.Copied> items) {}
}
