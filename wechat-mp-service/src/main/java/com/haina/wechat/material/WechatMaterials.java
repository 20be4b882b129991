package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An account's materials at WeChat. Every call fails with a {@code WechatFailure}. */
public interface WechatMaterials {

    /** A copy for good. Not repeated by anybody: each call that succeeds makes another one. */
    Permanent add(String appId, Upload upload);

    /** A copy for three days. */
    Temporary addTemporary(String appId, Upload upload);

    /** A picture for the inside of articles; its address. */
    String addInline(String appId, Upload upload);

    /** Deletes a permanent copy; one that is not there is as good as deleted. */
    void delete(String appId, String mediaId);

    /** A page of the account's permanent materials of a kind: images, voices or videos. At most 20. */
    Listing list(String appId, MaterialKind kind, int offset, int count);

    /** The bytes of a permanent material. */
    Download download(String appId, MaterialKind kind, String mediaId);

    /** The bytes behind an address of WeChat's for pictures and videos. */
    byte[] fetch(String url);

    /**
     * What is uploaded.
     *
     * @param fileName ASCII
     * @param introduction only videos have one
     */
    record Upload(
            MaterialKind kind,
            String fileName,
            byte[] content,
            String title,
            @Nullable String introduction) {}

    /**
     * A permanent copy.
     *
     * @param url only images have one
     */
    record Permanent(String mediaId, @Nullable String url) {}

    /** A copy that WeChat forgets. */
    record Temporary(String mediaId, Instant until) {}

    /** What is behind a media id; only a video has a title and an introduction. */
    record Download(
            byte[] content,
            @Nullable String title,
            @Nullable String introduction) {}

    /** A page of what there is. */
    record Listing(int total, List<Item> items) {}

    /** One material as WeChat lists it. */
    record Item(
            String mediaId, @Nullable String name, @Nullable String url) {}
}
