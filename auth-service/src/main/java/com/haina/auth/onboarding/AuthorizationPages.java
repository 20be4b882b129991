package com.haina.auth.onboarding;

import java.util.Objects;

import org.springframework.stereotype.Component;

import com.haina.auth.browser.PublicProperties;
import com.haina.auth.browser.Secret;
import com.haina.auth.component.OpenPlatform;
import com.haina.platform.crypto.FieldCipher;

/** WeChat's pages for one run of the wizard, and the code that opens them. */
@Component
class AuthorizationPages {

    private static final String CONTEXT = "auth.onboarding.pre-auth-code";

    private final OpenPlatform openPlatform;
    private final FieldCipher cipher;
    private final PublicProperties addresses;

    AuthorizationPages(OpenPlatform openPlatform, FieldCipher cipher, PublicProperties addresses) {
        this.openPlatform = openPlatform;
        this.cipher = cipher;
        this.addresses = addresses;
    }

    /** Fetches a new code for the run. */
    void show(Onboarding onboarding) {
        var code = openPlatform.preAuthCode();
        onboarding.show(cipher.encrypt(code.code(), CONTEXT), Secret.digest(code.code()), code.expiresAt());
    }

    /** The page on a computer. */
    String onComputer(Onboarding onboarding) {
        return openPlatform.authorizationPage(preAuthCode(onboarding), landing(onboarding));
    }

    /** The page inside WeChat on a phone. */
    String onPhone(Onboarding onboarding) {
        return openPlatform.mobileAuthorizationPage(preAuthCode(onboarding), landing(onboarding));
    }

    private String preAuthCode(Onboarding onboarding) {
        return cipher.decrypt(Objects.requireNonNull(onboarding.preAuthCode()), CONTEXT);
    }

    private String landing(Onboarding onboarding) {
        return addresses.address("/api/auth/v1/onboardings/" + onboarding.id() + "/authorized");
    }
}
