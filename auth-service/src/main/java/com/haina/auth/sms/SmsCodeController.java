package com.haina.auth.sms;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.sms.SmsCodeApi;
import com.haina.contracts.sms.SmsCodeCheck;
import com.haina.contracts.sms.SmsCodeIssued;
import com.haina.contracts.sms.SmsCodeRequest;

import io.swagger.v3.oas.annotations.Hidden;

/** Codes for residents, asked for by other services. A mobile has one pause and one allowance for all purposes. */
@Hidden
@RestController
class SmsCodeController implements SmsCodeApi {

    private final VerifyMobile verifyMobile;

    SmsCodeController(VerifyMobile verifyMobile) {
        this.verifyMobile = verifyMobile;
    }

    @Override
    public SmsCodeIssued issue(@Valid SmsCodeRequest request) {
        var issued = verifyMobile.issueToResident(
                MobileInvalid.read("/mobile", request.mobile()), request.purpose(), request.address());
        return new SmsCodeIssued(issued.mobileMasked(), issued.expiresInSeconds(), issued.resendAfterSeconds());
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void check(@Valid SmsCodeCheck check) {
        verifyMobile.verifyResident(
                MobileInvalid.read("/mobile", check.mobile()), check.purpose(), check.code(), check.address());
    }
}
