package com.haina.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.prf.PrfSet;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * A keyed digest of a personal value, stored beside its ciphertext so that it can be found by equality (HMAC-SHA256, 128 bits, base64url).
 * Bound to purpose and tenant: the same mobile gives different digests for two tenants. Safe for concurrent use.
 */
public class BlindIndex {

    private static final int BYTES = 16;

    private final PrfSet prf;

    BlindIndex(PrfSet prf) {
        this.prf = prf;
    }

    /** The digest of a value for the current tenant. */
    public String of(String purpose, String value) {
        return digest(CurrentTenant.id() + "\n" + purpose + "\n" + value);
    }

    /** The digest of a value across tenants, for what is looked up before a tenant is known. */
    public String acrossTenants(String purpose, String value) {
        return digest("\n" + purpose + "\n" + value);
    }

    private String digest(String text) {
        try {
            byte[] output = prf.computePrimary(text.getBytes(StandardCharsets.UTF_8), BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(output);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("blind index failed", failure);
        }
    }
}
