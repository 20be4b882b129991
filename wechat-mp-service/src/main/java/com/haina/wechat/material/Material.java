package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** One picture, voice or video of a tenant's library. Its bytes are in {@link MaterialFile}; accounts have copies of it. */
@Document("materials")
class Material extends Aggregate {

    private final MaterialKind kind;
    private String title;
    private @Nullable String introduction;
    private final FileFormat format;
    private final long size;
    private final @Nullable Integer width;
    private final @Nullable Integer height;
    private final @Nullable Long lengthMillis;
    private final String sha256;
    private final String fileId;
    private final @Nullable String previewId;
    private final Instant createdAt;
    private final @Nullable String createdByName;
    private final @Nullable String fetchedFrom;
    private List<MaterialCopy> copies = new ArrayList<>();

    /**
     * A new material.
     *
     * @param introduction WeChat wants one for a video
     * @param createdByName who uploaded it; absent when it was fetched
     * @param fetchedFrom the account where it was found; absent when it was uploaded here
     */
    Material(
            MaterialKind kind,
            String title,
            @Nullable String introduction,
            MediaFacts facts,
            String sha256,
            String fileId,
            @Nullable String previewId,
            @Nullable String createdByName,
            @Nullable String fetchedFrom) {
        this.kind = kind;
        this.title = title;
        this.introduction = introduction;
        this.format = java.util.Objects.requireNonNull(facts.format());
        this.size = facts.size();
        this.width = facts.width();
        this.height = facts.height();
        this.lengthMillis = facts.length() == null ? null : facts.length().toMillis();
        this.sha256 = sha256;
        this.fileId = fileId;
        this.previewId = previewId;
        this.createdAt = Instant.now();
        this.createdByName = createdByName;
        this.fetchedFrom = fetchedFrom;
    }

    @org.springframework.data.annotation.PersistenceCreator
    Material(
            MaterialKind kind,
            String title,
            FileFormat format,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long lengthMillis,
            String sha256,
            String fileId,
            @Nullable String previewId,
            Instant createdAt,
            @Nullable String createdByName,
            @Nullable String fetchedFrom) {
        this.kind = kind;
        this.title = title;
        this.format = format;
        this.size = size;
        this.width = width;
        this.height = height;
        this.lengthMillis = lengthMillis;
        this.sha256 = sha256;
        this.fileId = fileId;
        this.previewId = previewId;
        this.createdAt = createdAt;
        this.createdByName = createdByName;
        this.fetchedFrom = fetchedFrom;
    }

    void describe(String newTitle, @Nullable String newIntroduction) {
        title = newTitle;
        introduction = newIntroduction;
    }

    /** Changes what is known of an account's copy. */
    void copy(String appId, UnaryOperator<MaterialCopy> change) {
        MaterialCopy before = copy(appId);
        copies.removeIf(copy -> copy.appId().equals(appId));
        copies.add(change.apply(before));
    }

    MaterialCopy copy(String appId) {
        return copies.stream()
                .filter(copy -> copy.appId().equals(appId))
                .findFirst()
                .orElseGet(() -> MaterialCopy.none(appId));
    }

    List<MaterialCopy> copies() {
        return List.copyOf(copies);
    }

    /** The name under which WeChat gets it: ASCII, because the SDK encodes anything else into something nobody can read. */
    String uploadName() {
        return id() + "." + format.extension();
    }

    MediaFacts facts() {
        return new MediaFacts(
                size, format, width, height, lengthMillis == null ? null : Duration.ofMillis(lengthMillis));
    }

    MaterialKind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    @Nullable
    String introduction() {
        return introduction;
    }

    FileFormat format() {
        return format;
    }

    String sha256() {
        return sha256;
    }

    String fileId() {
        return fileId;
    }

    @Nullable
    String previewId() {
        return previewId;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String createdByName() {
        return createdByName;
    }

    @Nullable
    String fetchedFrom() {
        return fetchedFrom;
    }
}
