package com.haina.imports.blob;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form of a file at rest: segments of {@value #CLEAR} clear bytes, the last one shorter, each AES-256-GCM with its
 * number and whether it is the last one in the nonce. The key serves one file only, so no nonce repeats; a missing,
 * moved or cut segment does not decrypt.
 */
final class Segments {
    static final int CLEAR = 1 << 17;
    static final int TAG = 16;
    static final int SEALED = CLEAR + TAG;

    private final SecretKeySpec key;

    Segments(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(byte[] clear, int length, long number, boolean last) {
        return crypt(Cipher.ENCRYPT_MODE, clear, length, number, last);
    }

    byte[] open(byte[] sealed, int length, long number, boolean last) {
        return crypt(Cipher.DECRYPT_MODE, sealed, length, number, last);
    }

    private byte[] crypt(int mode, byte[] input, int length, long number, boolean last) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce =
                    ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            return cipher.doFinal(input, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("segment " + number + " is damaged or was sealed with another key", e);
        }
    }

    /** How many clear bytes a sealed file has; an empty one is a lone tag. */
    static long clearSize(long sealedSize) {
        long full = sealedSize / SEALED;
        long rest = sealedSize % SEALED;
        return full * CLEAR + Math.max(0, rest - TAG);
    }
}
