package com.haina.simulators.materials;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A file of an account's.
 *
 * @param mediaId under which the account knows it
 * @param fileId under which everybody sees it; says nothing about the account
 * @param name the file's own
 * @param title of a film, empty for others
 * @param introduction of a film, empty for others
 * @param until when it goes, null for permanent material
 */
public record Material(
        String appId,
        String mediaId,
        String fileId,
        MediaType type,
        MediaFormat format,
        String name,
        String title,
        String introduction,
        Instant at,
        @Nullable Instant until) {

    public boolean isPermanent() {
        return until == null;
    }

    boolean isGone(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
