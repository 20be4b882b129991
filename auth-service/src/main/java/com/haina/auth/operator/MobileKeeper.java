package com.haina.auth.operator;

import org.springframework.stereotype.Component;

import com.haina.auth.operator.Operator.HeldMobile;
import com.haina.auth.sms.Mobile;
import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;

/** Seals an operator's mobile and makes the digest that it is found by; across tenants, because signing in begins without one. */
@Component
class MobileKeeper {

    private static final String CONTEXT = "auth.operator.mobile";

    private final FieldCipher cipher;
    private final BlindIndex digests;

    MobileKeeper(FieldCipher cipher, BlindIndex digests) {
        this.cipher = cipher;
        this.digests = digests;
    }

    HeldMobile hold(Mobile mobile) {
        return new HeldMobile(cipher.encrypt(mobile.digits(), CONTEXT), index(mobile), mobile.masked());
    }

    String index(Mobile mobile) {
        return digests.acrossTenants("auth.operator.mobile", mobile.digits());
    }

    Mobile open(Operator operator) {
        return new Mobile(cipher.decrypt(operator.mobile(), CONTEXT));
    }
}
