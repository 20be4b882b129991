package com.haina.contracts.sms;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Codes that prove a mobile, offered by auth-service with its limits. Internal: a service token. */
@HttpExchange("/internal/v1")
public interface SmsCodeApi {

    /** Sends a code; the one before it for the same mobile and purpose is void. 429 code {@code sms.too-many} beyond the limits. */
    @PostExchange("/sms-codes")
    SmsCodeIssued issue(@RequestBody SmsCodeRequest request);

    /** Redeems a code, once. 422 when it is wrong, old or used; 429 after too many wrong ones. */
    @PostExchange("/sms-code-checks")
    void check(@RequestBody SmsCodeCheck check);
}
