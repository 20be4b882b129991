package com.haina.wechat.material;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.library.LibraryChanged;
import com.haina.platform.outbox.Aggregate;

/** A draft of one or several articles, written once for all accounts; each account has its own copy and publishes by itself. */
@Document("news_drafts")
class NewsDraft extends Aggregate {

    private List<Article> articles;
    /** Counts changes of the contents, so that a copy knows whether it is behind. */
    private int contentVersion = 1;

    private List<DraftCopy> copies = new ArrayList<>();
    private final Instant createdAt = Instant.now();
    private Instant changedAt = Instant.now();
    private @Nullable String changedByName;
    private @Nullable String fetchedFrom;
    /** Whether the worker has something to do for a copy, and since when it may. */
    private boolean working;

    private Instant leaseUntil = Instant.EPOCH;

    NewsDraft(List<Article> articles, @Nullable String changedByName, @Nullable String fetchedFrom) {
        this.articles = List.copyOf(articles);
        this.changedByName = changedByName;
        this.fetchedFrom = fetchedFrom;
    }

    void write(List<Article> newArticles, @Nullable String byName) {
        if (!articles.equals(newArticles)) {
            articles = List.copyOf(newArticles);
            contentVersion++;
        }
        changedAt = Instant.now();
        changedByName = byName;
    }

    /** Changes what is known of an account's copy. */
    void copy(String appId, UnaryOperator<DraftCopy> change) {
        DraftCopy before = copy(appId);
        DraftCopy after = change.apply(before);
        copies.removeIf(copy -> copy.appId().equals(appId));
        copies.add(after);
        working = copies.stream().anyMatch(DraftCopy::waitsForWork);
        // An order is worked on at once. What the worker itself notes leaves the draft with it: the next sweep
        // would hand in again what was just refused.
        if (before.state() != DraftCopy.State.QUEUED && after.isOrdered()) {
            leaseUntil = Instant.EPOCH;
        }
    }

    /** Until when nobody else works on it. */
    Instant leaseUntil() {
        return leaseUntil;
    }

    void tell(LibraryChanged change) {
        record(LibraryChanged.TYPE, change);
    }

    DraftCopy copy(String appId) {
        return copies.stream()
                .filter(copy -> copy.appId().equals(appId))
                .findFirst()
                .orElseGet(() -> DraftCopy.none(appId));
    }

    List<DraftCopy> copies() {
        return List.copyOf(copies);
    }

    List<Article> articles() {
        return articles;
    }

    /** How people call it: by its first article. */
    String title() {
        return articles.isEmpty() ? "" : articles.getFirst().title();
    }

    int contentVersion() {
        return contentVersion;
    }

    boolean uses(String materialId) {
        return articles.stream()
                .anyMatch(article -> materialId.equals(article.coverId())
                        || ArticleHtml.materials(article.content()).contains(materialId));
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String changedByName() {
        return changedByName;
    }

    @Nullable
    String fetchedFrom() {
        return fetchedFrom;
    }

    boolean working() {
        return working;
    }
}
