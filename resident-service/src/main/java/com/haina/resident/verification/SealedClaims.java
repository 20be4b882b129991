package com.haina.resident.verification;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;

/** Seals what applicants give of themselves; the keys to find it by are those of the people on file. */
@Component
class SealedClaims {

    private static final String MOBILE = "verification.mobile";
    private static final String ID_NUMBER = "verification.id-number";

    private final FieldCipher cipher;

    SealedClaims(FieldCipher cipher) {
        this.cipher = cipher;
    }

    Sealed sealMobile(String mobile) {
        return cipher.encrypt(mobile, MOBILE);
    }

    Sealed sealIdNumber(String number) {
        return cipher.encrypt(number, ID_NUMBER);
    }

    String mobile(Sealed sealed) {
        return cipher.decrypt(sealed, MOBILE);
    }

    String idNumber(Sealed sealed) {
        return cipher.decrypt(sealed, ID_NUMBER);
    }
}
