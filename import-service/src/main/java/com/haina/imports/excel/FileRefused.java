package com.haina.imports.excel;

import org.jspecify.annotations.Nullable;

/** The file cannot be imported, whatever its rows say. Nothing of it was kept when this is thrown. */
public final class FileRefused extends RuntimeException {
    private final Refusal refusal;

    public FileRefused(Refusal refusal) {
        this(refusal, null);
    }

    public FileRefused(Refusal refusal, @Nullable Throwable cause) {
        // The cause stays out of the message: parsers quote the file, and the file is personal data.
        super(refusal.code(), cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
