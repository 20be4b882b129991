package com.haina.wechat.material;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A material as one account has it.
 *
 * @param mediaId of the permanent copy
 * @param url of a permanent image, or of one uploaded for the inside of articles
 * @param missing it was there and WeChat no longer lists it
 * @param temporaryId of the copy that WeChat forgets
 * @param temporaryUntil when it does
 * @param inlineUrl address for the inside of articles
 * @param failure what kept the last upload from succeeding, as WeChat's code
 */
public record MaterialCopy(
        String appId,
        @Nullable String mediaId,
        @Nullable String url,
        @Nullable Instant uploadedAt,
        boolean missing,
        @Nullable String temporaryId,
        @Nullable Instant temporaryUntil,
        @Nullable String inlineUrl,
        @Nullable Integer failure,
        @Nullable Instant failedAt) {

    static MaterialCopy none(String appId) {
        return new MaterialCopy(appId, null, null, null, false, null, null, null, null, null);
    }

    MaterialCopy permanent(String id, @Nullable String address, Instant at) {
        return new MaterialCopy(appId, id, address, at, false, temporaryId, temporaryUntil, inlineUrl, null, null);
    }

    MaterialCopy temporary(String id, Instant until) {
        return new MaterialCopy(appId, mediaId, url, uploadedAt, missing, id, until, inlineUrl, null, null);
    }

    MaterialCopy inline(String address) {
        return new MaterialCopy(
                appId, mediaId, url, uploadedAt, missing, temporaryId, temporaryUntil, address, null, null);
    }

    MaterialCopy failed(int code, Instant at) {
        return new MaterialCopy(
                appId, mediaId, url, uploadedAt, missing, temporaryId, temporaryUntil, inlineUrl, code, at);
    }

    /** WeChat no longer lists it; what was only uploaded for a while, or for articles, is not touched. */
    MaterialCopy lost() {
        return new MaterialCopy(
                appId, mediaId, url, uploadedAt, true, temporaryId, temporaryUntil, inlineUrl, failure, failedAt);
    }

    MaterialCopy found() {
        return new MaterialCopy(
                appId, mediaId, url, uploadedAt, false, temporaryId, temporaryUntil, inlineUrl, failure, failedAt);
    }

    /** This, with what only the other knows. */
    MaterialCopy over(MaterialCopy other) {
        return new MaterialCopy(
                appId,
                mediaId == null ? other.mediaId : mediaId,
                url == null ? other.url : url,
                uploadedAt == null ? other.uploadedAt : uploadedAt,
                mediaId == null && other.missing,
                temporaryId == null ? other.temporaryId : temporaryId,
                temporaryUntil == null ? other.temporaryUntil : temporaryUntil,
                inlineUrl == null ? other.inlineUrl : inlineUrl,
                failure,
                failedAt);
    }

    /** The permanent id that can be used, or null. */
    @Nullable
    String usable() {
        return missing ? null : mediaId;
    }
}
