package com.haina.resident.person;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;

/** Seals mobiles and ID numbers and makes the keys by which they are found. Keys belong to the current tenant. */
@Component
public class PersonalValues {

    private static final String MOBILE = "resident.mobile";
    private static final String MOBILE_TAIL = "resident.mobile-tail";
    private static final String ID_NUMBER = "resident.id-number";
    private static final int TAIL = 4;

    private final FieldCipher cipher;
    private final BlindIndex index;

    PersonalValues(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** A sealed mobile with the keys of the whole number and of its last four digits. */
    record SealedMobile(Sealed value, String key, String tailKey) {}

    /** A sealed ID number with its key, and whether anything about it is doubtful. */
    record SealedIdNumber(Sealed value, String key, boolean doubtful) {}

    SealedMobile sealMobile(String mobile) {
        return sealMobile(mobile, mobileKey(mobile));
    }

    /** For who has made the key already. */
    SealedMobile sealMobile(String mobile, String key) {
        return new SealedMobile(cipher.encrypt(mobile, MOBILE), key, tailKey(mobile));
    }

    SealedIdNumber sealIdNumber(String number) {
        return sealIdNumber(number, idNumberKey(number));
    }

    /** For who has made the key already. */
    SealedIdNumber sealIdNumber(String number, String key) {
        return new SealedIdNumber(
                cipher.encrypt(number, ID_NUMBER),
                key,
                !IdNumber.doubts(number, LocalDate.now()).isEmpty());
    }

    /** The key under which a person with this mobile is kept. */
    public String mobileKey(String mobile) {
        return index.of(MOBILE, mobile);
    }

    String tailKey(String mobile) {
        return index.of(MOBILE_TAIL, mobile.substring(Math.max(0, mobile.length() - TAIL)));
    }

    /** The key under which people with this ID number are kept. */
    public String idNumberKey(String number) {
        return index.of(ID_NUMBER, number);
    }

    String mobile(Sealed sealed) {
        return cipher.decrypt(sealed, MOBILE);
    }

    String idNumber(Sealed sealed) {
        return cipher.decrypt(sealed, ID_NUMBER);
    }
}
