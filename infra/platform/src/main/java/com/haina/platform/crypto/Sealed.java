package com.haina.platform.crypto;

/**
 * An encrypted text as it stands in a document (stored as a plain string).
 *
 * @param ciphertext Base64
 */
public record Sealed(String ciphertext) {

    @Override
    public String toString() {
        return "Sealed";
    }
}
