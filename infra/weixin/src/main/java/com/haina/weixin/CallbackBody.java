package com.haina.weixin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a callback, read no further than it may be long: anybody can call, and who it is shows only when it has been read. */
public final class CallbackBody {

    private CallbackBody() {}

    /**
     * The text, UTF-8.
     *
     * @param longest in bytes
     * @return empty when there is no text, or a longer one
     */
    public static Optional<String> read(InputStream body, int longest) throws IOException {
        byte[] bytes = body.readNBytes(longest + 1);
        return bytes.length == 0 || bytes.length > longest
                ? Optional.empty()
                : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
