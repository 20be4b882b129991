package com.haina.simulators.materials;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

import com.haina.simulators.hosts.ApiFailure;

/** What WeChat takes as a file, in the order in which it looks. */
final class UploadRules {

    private static final int LONGEST_VOICE = 60;
    private static final int INLINE_BYTES = 1 << 20;

    /** Beyond this the host does not look what it is. */
    private static final int MOST_BYTES = 20 << 20;

    private UploadRules() {}

    /**
     * The format of a file that may be uploaded.
     *
     * @throws ApiFailure 41005 without a file, 44001 for an empty one, 40005 and 40137 for a wrong format, 40009 to 40012
     *     for one too big, 45001 far beyond that, 45007 for a recording too long
     */
    static MediaFormat check(MediaType type, boolean lasting, @Nullable MultipartFile file, byte[] bytes) {
        present(file, bytes);
        MediaFormat format =
                MediaFormat.of(bytes).filter(type.formats(lasting)::contains).orElseThrow(() -> wrongFormat(type));
        if (bytes.length > type.bytes()) {
            throw tooBig(type);
        }
        // A recording a fraction over the minute is still taken.
        if (type == MediaType.VOICE && SoundLength.seconds(format, bytes) >= LONGEST_VOICE + 1) {
            throw new ApiFailure(45007, "playtime out of limit");
        }
        return format;
    }

    /** @throws ApiFailure as above; a picture inside an article is PNG or JPEG and less than a megabyte */
    static MediaFormat checkInline(@Nullable MultipartFile file, byte[] bytes) {
        present(file, bytes);
        MediaFormat format = MediaFormat.of(bytes)
                .filter(found -> found == MediaFormat.PNG || found == MediaFormat.JPEG)
                .orElseThrow(() -> new ApiFailure(40005, "invalid file type"));
        if (bytes.length >= INLINE_BYTES) {
            throw new ApiFailure(40009, "invalid image size");
        }
        return format;
    }

    private static void present(@Nullable MultipartFile file, byte[] bytes) {
        if (file == null) {
            throw new ApiFailure(41005, "media data missing");
        }
        if (bytes.length == 0) {
            throw new ApiFailure(44001, "empty media data");
        }
        if (bytes.length > MOST_BYTES) {
            throw new ApiFailure(45001, "media size out of limit");
        }
    }

    private static ApiFailure wrongFormat(MediaType type) {
        return type == MediaType.IMAGE
                ? new ApiFailure(40137, "invalid image format")
                : new ApiFailure(40005, "invalid file type");
    }

    private static ApiFailure tooBig(MediaType type) {
        return switch (type) {
            case IMAGE -> new ApiFailure(40009, "invalid image size");
            case VOICE -> new ApiFailure(40010, "invalid voice size");
            case VIDEO -> new ApiFailure(40011, "invalid video size");
            case THUMB -> new ApiFailure(40012, "invalid thumb size");
        };
    }
}
