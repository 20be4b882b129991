package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft as one account has it.
 *
 * @param mediaId of the draft at WeChat; absent when it is not there, for example because it was published
 * @param version of the contents that WeChat has
 * @param failure why the last try failed, or what a queued one waits for: a reason of ours or {@code wechat.<code>}
 * @param since when it came into this state
 */
record DraftCopy(
        String appId,
        State state,
        @Nullable String mediaId,
        int version,
        @Nullable String publishId,
        @Nullable String articleId,
        List<String> urls,
        @Nullable String failure,
        Instant since) {

    /** How far it is on its way to the readers. */
    enum State {
        /** Not at WeChat. */
        NONE,
        /** In the account's drafts. */
        UPLOADED,
        /** To be published by the worker. */
        QUEUED,
        /** Being handed in; whether WeChat has it is not known until it answers. */
        SUBMITTING,
        /** WeChat is looking at it. */
        PUBLISHING,
        PUBLISHED,
        /** Not published, for the reason given. */
        FAILED,
        /** It was among the account's drafts and WeChat no longer lists it. */
        MISSING
    }

    static DraftCopy none(String appId) {
        return new DraftCopy(appId, State.NONE, null, 0, null, null, List.of(), null, Instant.now());
    }

    DraftCopy uploaded(String id, int uploadedVersion) {
        State now = state == State.QUEUED ? State.QUEUED : State.UPLOADED;
        return new DraftCopy(appId, now, id, uploadedVersion, publishId, articleId, urls, null, Instant.now());
    }

    DraftCopy queued() {
        return new DraftCopy(appId, State.QUEUED, mediaId, version, null, articleId, urls, null, Instant.now());
    }

    DraftCopy waiting(String reason) {
        return new DraftCopy(appId, State.QUEUED, mediaId, version, null, articleId, urls, reason, Instant.now());
    }

    DraftCopy submitting() {
        return new DraftCopy(appId, State.SUBMITTING, mediaId, version, null, articleId, urls, null, Instant.now());
    }

    DraftCopy publishing(String id) {
        return new DraftCopy(appId, State.PUBLISHING, mediaId, version, id, articleId, urls, null, Instant.now());
    }

    DraftCopy published(@Nullable String article, List<String> addresses) {
        return new DraftCopy(appId, State.PUBLISHED, null, version, publishId, article, addresses, null, Instant.now());
    }

    DraftCopy failed(String reason) {
        return new DraftCopy(appId, State.FAILED, mediaId, version, publishId, articleId, urls, reason, Instant.now());
    }

    DraftCopy lost() {
        return new DraftCopy(appId, State.MISSING, null, 0, null, articleId, urls, null, Instant.now());
    }

    /** Whether it is to be handed in now, not after a quota begins anew. */
    boolean isOrdered() {
        return state == State.QUEUED && failure == null;
    }

    boolean waitsForWork() {
        return state == State.QUEUED || state == State.SUBMITTING || state == State.PUBLISHING;
    }
}
