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
        changedAt = at;
        changedBy = by;
    }

    /** Notices go out as customer-service messages only. */
    void clear(Instant at, @Nullable String by) {
        templateId = "";
        title = "";
        lines = Map.of();
        changedAt = at;
        changedBy = by;
    }

    boolean chosen() {
        return !templateId.isEmpty();
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
