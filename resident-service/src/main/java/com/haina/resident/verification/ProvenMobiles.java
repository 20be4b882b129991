package com.haina.resident.verification;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.sms.SmsCodeApi;
import com.haina.contracts.sms.SmsCodeCheck;
import com.haina.contracts.sms.SmsCodeIssued;
import com.haina.contracts.sms.SmsCodeRequest;
import com.haina.platform.crypto.BlindIndex;

/**
 * Proof by SMS that a mobile is the applicant's; auth-service sends, checks and limits. A code is good for the follower who asked for it and
 * for nobody else: others can neither use it nor use up its tries.
 */
@Component
class ProvenMobiles {

    private static final String PURPOSE = "resident.verification.";
    private static final int LETTERS = 26;

    private final SmsCodeApi codes;
    private final BlindIndex index;

    ProvenMobiles(SmsCodeApi codes, BlindIndex index) {
        this.codes = codes;
        this.index = index;
    }

    /** A purpose of the follower's own, which does not say who that is; purposes are made of small letters. */
    private String purpose(String followerId) {
        String digest = index.of("verification.sms-code", followerId);
        BigInteger number = new BigInteger(1, Base64.getUrlDecoder().decode(digest));
        BigInteger base = BigInteger.valueOf(LETTERS);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            letters.append((char) ('a' + number.mod(base).intValue()));
            number = number.divide(base);
        }
        return PURPOSE + letters;
    }

    /** The same for every mobile, whoever has it. */
    SmsCodeIssued issue(String followerId, String mobile, String address) {
        try {
            return codes.issue(new SmsCodeRequest(mobile, purpose(followerId), address));
        } catch (HttpClientErrorException refused) {
            throw problem(refused);
        } catch (RestClientException | IllegalStateException unreachable) {
            throw new SmsUnavailable();
        }
    }

    void prove(String followerId, String mobile, String code, String address) {
        try {
            codes.check(new SmsCodeCheck(mobile, purpose(followerId), code, address));
        } catch (HttpClientErrorException refused) {
            throw problem(refused);
        } catch (RestClientException | IllegalStateException unreachable) {
            throw new SmsUnavailable();
        }
    }

    private static RuntimeException problem(HttpClientErrorException refused) {
        if (refused.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            String after = refused.getResponseHeaders() == null
                    ? null
                    : refused.getResponseHeaders().getFirst("Retry-After");
            return new TooManyAttempts(
                    Duration.ofSeconds(after != null && after.matches("\\d{1,6}") ? Long.parseLong(after) : 60));
        }
        return refused.getStatusCode().isSameCodeAs(HttpStatus.UNPROCESSABLE_CONTENT)
                        || refused.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)
                ? new SmsCodeWrong()
                : new SmsUnavailable();
    }
}
