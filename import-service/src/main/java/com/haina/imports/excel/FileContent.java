package com.haina.imports.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an uploaded file, wherever they rest; readable from any position, as often as needed. */
public interface FileContent {

    /** A new channel at position 0; the caller closes it. */
    SeekableByteChannel open() throws IOException;

    default InputStream stream() throws IOException {
        return Channels.newInputStream(open());
    }

    static FileContent of(Path file) {
        return () -> Files.newByteChannel(file);
    }
}
