package com.haina.wechat.menu;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** One menu on its way to several accounts. How far it is is kept after each of them, so whoever takes it over goes on with the next. */
@Document("menu_jobs")
class MenuJob extends Aggregate {

    /** So long after the last account somebody else takes it over. */
    static final Duration TERM = Duration.ofMinutes(2);

    private String appId;
    private MenuContent content;
    private List<String> appIds;
    private @Nullable String by;
    private List<PublishMenu.Result> results = List.of();
    private Instant startedAt;
    private Instant leaseUntil;
    private boolean done;

    @SuppressWarnings("NullAway.Init")
    private MenuJob() {}

    MenuJob(String appId, MenuContent content, List<String> appIds, @Nullable String by, Instant now) {
        this.appId = appId;
        this.content = content;
        this.appIds = List.copyOf(appIds);
        this.by = by;
        this.startedAt = now;
        this.leaseUntil = now.plus(TERM);
    }

    /** The account whose turn it is. */
    String next() {
        return appIds.get(results.size());
    }

    void add(PublishMenu.Result result, Instant now) {
        List<PublishMenu.Result> more = new ArrayList<>(results);
        more.add(result);
        results = List.copyOf(more);
        done = results.size() == appIds.size();
        leaseUntil = now.plus(TERM);
    }

    /** Whose draft it was. */
    String appId() {
        return appId;
    }

    MenuContent content() {
        return content;
    }

    /** All accounts, in the order in which they get it. */
    List<String> appIds() {
        return appIds;
    }

    @Nullable
    String by() {
        return by;
    }

    /** What became of the first accounts, as many as had their turn. */
    List<PublishMenu.Result> results() {
        return results;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean done() {
        return done;
    }
}
