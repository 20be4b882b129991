package com.haina.resident.claim;

import java.security.SecureRandom;
import java.util.Locale;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;

/** Makes, seals and opens codes: 128 random bits in 26 letters and digits (base32, RFC 4648), so that nobody finds one by trying. */
@Component
class ClaimCodes {

    private static final String PURPOSE = "claim.code";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BYTES = 16;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private final SecureRandom random = new SecureRandom();
    private final FieldCipher cipher;
    private final BlindIndex index;

    ClaimCodes(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    RoomClaim.SealedCode next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = base32(bytes);
        return new RoomClaim.SealedCode(cipher.encrypt(code, PURPOSE), key(code));
    }

    /** The key under which the room of a code is found. */
    String key(String code) {
        return index.of(PURPOSE, code.strip().toUpperCase(Locale.ROOT));
    }

    String clear(Sealed code) {
        return cipher.decrypt(code, PURPOSE);
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = held << Byte.SIZE | one & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >> bits & MASK));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << BITS - bits & MASK));
        }
        return text.toString();
    }
}
