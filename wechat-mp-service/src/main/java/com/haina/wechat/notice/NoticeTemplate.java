package com.haina.wechat.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** Which of an account's templates carries notices once the 48 hours are over, and what stands in its lines. Its id is the app id. */
@Document("notice_templates")
class NoticeTemplate extends Aggregate {

    private String templateId = "";
    private String title = "";
    private Map<String, NoticeSource> lines = Map.of();
    private @Nullable Instant goneSince;
    private @Nullable Instant changedAt;
    private @Nullable String changedBy;

    @SuppressWarnings("NullAway.Init")
    private NoticeTemplate() {}

    NoticeTemplate(String appId) {
        super(appId);
    }

    void choose(AccountTemplate template, Map<String, NoticeSource> chosen, Instant at, @Nullable String by) {
        templateId = template.id();
        title = template.title();
        lines = new LinkedHashMap<>(chosen);
        goneSince = null;
        changedAt = at;
        changedBy = by;
    }

    /** Notices go out as customer-service messages only. */
    void clear(Instant at, @Nullable String by) {
        templateId = "";
        title = "";
        lines = Map.of();
        goneSince = null;
        changedAt = at;
        changedBy = by;
    }

    /** The account was asked at WeChat whether it still has it; the choice stands, so that the office sees what it was. */
    void seen(boolean there, Instant at) {
        goneSince = there ? null : at;
    }

    boolean chosen() {
        return !templateId.isEmpty();
    }

    /** Whether a notice can be sent by it: WeChat had it when it was last asked. */
    boolean carries() {
        return chosen() && goneSince == null;
    }

    /** Since when WeChat does not have it any more, as far as is known. */
    @Nullable
    Instant goneSince() {
        return goneSince;
    }

    /** The account's own id of it; empty when none is chosen. */
    String templateId() {
        return templateId;
    }

    String title() {
        return title;
    }

    /** What stands in each line, by its keyword. */
    Map<String, NoticeSource> lines() {
        return lines;
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
