package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A material as the console sees it.
 *
 * @param format by its bytes, for example JPEG
 * @param lengthMillis of a voice
 * @param hasPreview whether a small picture can be fetched
 * @param uses how many menus, replies and drafts name it
 * @param fetchedFrom the account where it was found; absent when it was uploaded here
 */
record MaterialView(
        String id,
        MaterialKind kind,
        String title,
        @Nullable String introduction,
        String format,
        String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long lengthMillis,
        boolean hasPreview,
        int uses,
        Instant createdAt,
        @Nullable String createdByName,
        @Nullable String fetchedFrom,
        List<CopyView> copies) {

    /**
     * What one account has of it.
     *
     * @param permanent whether it has a copy for good that can be used
     * @param missing it had one, and WeChat no longer lists it
     * @param temporaryUntil when its other copy ends; absent without one
     * @param failure WeChat's code, when the last upload failed
     */
    record CopyView(
            String appId,
            boolean permanent,
            boolean missing,
            @Nullable Instant uploadedAt,
            @Nullable Instant temporaryUntil,
            @Nullable Integer failure) {}

    static MaterialView of(Material material, int uses) {
        MediaFacts facts = material.facts();
        Instant now = Instant.now();
        return new MaterialView(
                material.id(),
                material.kind(),
                material.title(),
                material.introduction(),
                material.format().name(),
                material.format().mediaType(),
                facts.size(),
                facts.width(),
                facts.height(),
                facts.length() == null ? null : facts.length().toMillis(),
                material.previewId() != null,
                uses,
                material.createdAt(),
                material.createdByName(),
                material.fetchedFrom(),
                material.copies().stream()
                        .map(copy -> new CopyView(
                                copy.appId(),
                                copy.usable() != null,
                                copy.missing(),
                                copy.uploadedAt(),
                                copy.temporaryUntil() != null
                                                && copy.temporaryUntil().isAfter(now)
                                        ? copy.temporaryUntil()
                                        : null,
                                copy.failure()))
                        .toList());
    }
}
