package com.haina.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.Aead;

/**
 * Encrypts single fields (AES-256-GCM through Tink). The context says where the value belongs, for example {@code resident.mobile}; a
 * ciphertext moved to another context does not decrypt. Safe for concurrent use.
 */
public class FieldCipher {

    private final Aead aead;

    FieldCipher(Aead aead) {
        this.aead = aead;
    }

    /** Encrypts a text. */
    public Sealed encrypt(String plain, String context) {
        return new Sealed(Base64.getEncoder().encodeToString(encrypt(plain.getBytes(StandardCharsets.UTF_8), context)));
    }

    /** Decrypts a text; fails when it was tampered with or belongs to another context. */
    public String decrypt(Sealed sealed, String context) {
        return new String(decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context), StandardCharsets.UTF_8);
    }

    /** Encrypts bytes, a chunk of rows for example. */
    public byte[] encrypt(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("encryption failed for " + context, failure);
        }
    }

    /** Decrypts bytes. */
    public byte[] decrypt(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "cannot be decrypted as " + context + ": other keys, another context, or damaged", failure);
        }
    }
}
