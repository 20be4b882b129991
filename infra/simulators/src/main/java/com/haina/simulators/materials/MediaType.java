package com.haina.simulators.materials;

import java.util.Set;

import com.haina.simulators.hosts.ApiFailure;

/** The types of files, with the formats and sizes that WeChat takes. */
public enum MediaType {
    IMAGE(
            "image",
            Set.of(MediaFormat.BMP, MediaFormat.PNG, MediaFormat.JPEG, MediaFormat.GIF),
            Set.of(MediaFormat.BMP, MediaFormat.PNG, MediaFormat.JPEG, MediaFormat.GIF),
            10 << 20,
            100_000),
    VOICE(
            "voice",
            Set.of(MediaFormat.MP3, MediaFormat.WMA, MediaFormat.WAV, MediaFormat.AMR),
            Set.of(MediaFormat.MP3, MediaFormat.AMR),
            2 << 20,
            1000),
    VIDEO("video", Set.of(MediaFormat.MP4), Set.of(MediaFormat.MP4), 10 << 20, 1000),
    THUMB("thumb", Set.of(MediaFormat.JPEG), Set.of(MediaFormat.JPEG), 64 << 10, 1000);

    private final String wire;
    private final Set<MediaFormat> permanent;
    private final Set<MediaFormat> temporary;
    private final int bytes;
    private final int most;

    MediaType(String wire, Set<MediaFormat> permanent, Set<MediaFormat> temporary, int bytes, int most) {
        this.wire = wire;
        this.permanent = permanent;
        this.temporary = temporary;
        this.bytes = bytes;
        this.most = most;
    }

    /** As it stands in calls. */
    String wire() {
        return wire;
    }

    Set<MediaFormat> formats(boolean lasting) {
        return lasting ? permanent : temporary;
    }

    int bytes() {
        return bytes;
    }

    /** How many permanent ones an account may have. */
    int most() {
        return most;
    }

    /** @throws ApiFailure 40004 for a type that WeChat does not know */
    static MediaType of(String wire) {
        for (MediaType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        throw new ApiFailure(40004, "invalid media type");
    }
}
