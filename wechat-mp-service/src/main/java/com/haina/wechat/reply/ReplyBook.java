package com.haina.wechat.reply;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** An account's rules in their order, with the office's hours; its id is the app id. */
@Document("reply_books")
class ReplyBook extends Aggregate {

    private Content content = Content.EMPTY;
    private @Nullable Instant changedAt;
    private @Nullable String changedBy;

    @SuppressWarnings("NullAway.Init")
    private ReplyBook() {}

    ReplyBook(String appId) {
        super(appId);
    }

    /**
     * What is written in a book.
     *
     * @param nameFallback said for {姓名} of somebody unknown
     * @param roomFallback said for {房号} of somebody unknown
     */
    record Content(List<ReplyRule> rules, WorkingHours hours, String nameFallback, String roomFallback) {

        static final Content EMPTY = new Content(List.of(), WorkingHours.usual(), "业主", "您的房屋");
    }

    void write(Content next, Instant at, @Nullable String by) {
        content = next;
        changedAt = at;
        changedBy = by;
    }

    Content content() {
        return content;
    }

    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String changedBy() {
        return changedBy;
    }
}
