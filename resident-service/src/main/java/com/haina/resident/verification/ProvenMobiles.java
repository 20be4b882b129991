package com.haina.resident.verification;

import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.sms.SmsCodeApi;
import com.haina.contracts.sms.SmsCodeCheck;
import com.haina.contracts.sms.SmsCodeIssued;
import com.haina.contracts.sms.SmsCodeRequest;

/** Proof by SMS that a mobile is the applicant's; auth-service sends, checks and limits. */
@Component
class ProvenMobiles {

    private static final String PURPOSE = "resident.verification";

    private final SmsCodeApi codes;

    ProvenMobiles(SmsCodeApi codes) {
        this.codes = codes;
    }

    /** The same for every mobile, whoever has it. */
    SmsCodeIssued issue(String mobile, String address) {
        try {
            return codes.issue(new SmsCodeRequest(mobile, PURPOSE, address));
        } catch (HttpClientErrorException refused) {
            throw problem(refused);
        } catch (RestClientException | IllegalStateException unreachable) {
            throw new SmsUnavailable();
        }
    }

    void prove(String mobile, String code, String address) {
        try {
            codes.check(new SmsCodeCheck(mobile, PURPOSE, code, address));
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
