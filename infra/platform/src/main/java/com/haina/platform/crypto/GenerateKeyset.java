package com.haina.platform.crypto;

import java.nio.file.Files;
import java.nio.file.Path;

/** Command: writes new keys to the file named by the only argument; an existing file is kept as it is. */
public final class GenerateKeyset {

    private GenerateKeyset() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        if (Files.notExists(file)) {
            KeysetFile.generate().writeNew(file);
        }
    }
}
