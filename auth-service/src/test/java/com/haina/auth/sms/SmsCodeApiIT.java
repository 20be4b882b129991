package com.haina.auth.sms;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes for other services. */
class SmsCodeApiIT extends RunningService {

    private static final String CODES = "/internal/v1/sms-codes";
    private static final String CHECKS = "/internal/v1/sms-code-checks";

    @Test
    void aServiceHasACodeSentAndRedeemsItOnce() {
        var mobile = newMobile();
        var service = new Browser().withToken(serviceToken());
        var before = Simulators.messagesTo(mobile);
        var issued = service.post(CODES, request(mobile, "resident.verification"));
        assertThat(issued.status()).as("%s", issued.body()).isEqualTo(200);
        assertThat(issued.text("mobileMasked")).isEqualTo(mobile.substring(0, 3) + "****" + mobile.substring(7));
        var code = Simulators.codeSentTo(mobile, before);

        assertThat(service.post(CHECKS, check(mobile, "resident.another", code)).status())
                .as("good for its purpose only")
                .isEqualTo(422);
        assertThat(service.post(CHECKS, check(mobile, "resident.verification", code))
                        .status())
                .isEqualTo(204);
        var again = service.post(CHECKS, check(mobile, "resident.verification", code));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("sms.wrong-code");
    }

    @Test
    void onlyPurposesOfResidentsAreServedAndOnlyServicesMayAsk() {
        var mobile = newMobile();
        assertThat(new Browser()
                        .post(CODES, request(mobile, "resident.verification"))
                        .status())
                .isEqualTo(401);
        var service = new Browser().withToken(serviceToken());
        assertThat(service.post(CODES, request(mobile, "sign-in")).status()).isEqualTo(400);
        assertThat(service.post(CHECKS, check(mobile, "sign-in", "123456")).status())
                .isEqualTo(400);
        assertThat(service.post(CODES, request("12345", "resident.verification"))
                        .status())
                .isEqualTo(400);
        assertThat(Simulators.messagesTo(mobile)).isZero();
    }

    private static Map<String, String> request(String mobile, String purpose) {
        return Map.of("mobile", mobile, "purpose", purpose, "address", "203.0.113.7");
    }

    private static Map<String, String> check(String mobile, String purpose, String code) {
        return Map.of("mobile", mobile, "purpose", purpose, "code", code, "address", "203.0.113.7");
    }

    private static String serviceToken() {
        return new Browser()
                .sendText(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&scope=internal&client_id=resident-service&client_secret=resident-secret",
                        "application/x-www-form-urlencoded")
                .text("access_token");
    }
}
