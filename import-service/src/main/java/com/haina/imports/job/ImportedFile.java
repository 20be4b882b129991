package com.haina.imports.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.imports.excel.FileKind;
import com.haina.platform.crypto.Sealed;

/**
 * The uploaded file.
 *
 * @param name as the user's program called it
 * @param key absent once the file was shredded
 * @param sheets what it has to choose from
 */
record ImportedFile(
        String name,
        FileKind kind,
        long size,
        String sha256,
        String blobId,
        @Nullable Sealed key,
        List<SheetSummary> sheets) {

    /** A sheet to choose. */
    record SheetSummary(int index, String name, boolean hidden, int rows, int columns, int hiddenRows) {}

    ImportedFile shredded() {
        return new ImportedFile(name, kind, size, sha256, blobId, null, sheets);
    }
}
