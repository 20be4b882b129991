package com.haina.imports.blob;

import com.haina.platform.crypto.Sealed;

/**
 * A stored file.
 *
 * @param key the file's own key, sealed; whoever forgets it has shredded the file
 * @param size clear bytes
 * @param sha256 of the clear bytes, hexadecimal
 */
public record StoredBlob(String id, Sealed key, long size, String sha256) {}
