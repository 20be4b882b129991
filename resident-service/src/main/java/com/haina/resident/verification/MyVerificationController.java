package com.haina.resident.verification;

import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.sms.SmsCodeIssued;
import com.haina.platform.security.Caller;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;

/** A follower's own applications. */
@RestController
@RequestMapping("/api/resident/v1/my")
class MyVerificationController {

    private final SubmitVerification submit;
    private final WithdrawVerification withdraw;
    private final Verifications verifications;
    private final ProvenMobiles mobiles;
    private final LimitAttempts limits;
    private final MyViews views;

    MyVerificationController(
            SubmitVerification submit,
            WithdrawVerification withdraw,
            Verifications verifications,
            ProvenMobiles mobiles,
            LimitAttempts limits,
            MyViews views) {
        this.submit = submit;
        this.withdraw = withdraw;
        this.verifications = verifications;
        this.mobiles = mobiles;
        this.limits = limits;
        this.views = views;
    }

    /** Sends a code; the answer is the same whoever has the mobile. */
    @PostMapping("/sms-codes")
    CodeSentView code(@Valid @RequestBody VerificationRequest.SmsCode request) {
        Caller follower = Caller.current();
        limits.count(AttemptPolicy.FOLLOWER_ASKS_FOR_CODES, follower.id());
        SmsCodeIssued issued = mobiles.issue(
                follower.id(),
                VerificationRequest.digits(request.mobile()),
                Objects.requireNonNullElse(follower.address(), "-"));
        return new CodeSentView(issued.mobileMasked(), issued.expiresInSeconds(), issued.resendAfterSeconds());
    }

    /** A code is on its way. */
    record CodeSentView(String mobileMasked, long expiresInSeconds, long resendAfterSeconds) {}

    @Idempotent
    @PostMapping("/verifications")
    @ResponseStatus(HttpStatus.CREATED)
    MyVerificationView submit(@Valid @RequestBody VerificationRequest request) {
        return views.of(submit.submit(Caller.current(), request));
    }

    /** Newest first. */
    @GetMapping("/verifications")
    Page<MyVerificationView> list() {
        List<Verification> own = verifications.of(Caller.current().id());
        return new Page<>(views.of(own), null, (long) own.size());
    }

    @GetMapping("/verifications/{id}")
    MyVerificationView get(@PathVariable String id) {
        return views.of(submit.own(Caller.current().id(), id));
    }

    @PostMapping("/verifications/{id}/withdrawal")
    MyVerificationView withdraw(@PathVariable String id) {
        return views.of(withdraw.withdraw(Caller.current().id(), id));
    }

    /** The answer to what was asked. */
    @PostMapping("/verifications/{id}/supplements")
    MyVerificationView supplement(@PathVariable String id, @Valid @RequestBody VerificationRequest.Supplement request) {
        return views.of(submit.supplement(Caller.current().id(), id, request.text()));
    }
}
