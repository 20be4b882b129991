package com.haina.auth.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.browser.PublicProperties;
import com.haina.auth.browser.Secret;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.operator.FindOperators;
import com.haina.auth.operator.OperatorIdentity;
import com.haina.auth.sms.Mobile;
import com.haina.auth.sms.VerifyMobile;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.auth.sms.WrongCode;
import com.haina.platform.crypto.BlindIndex;

/** Signing in, step by step: scan or code, then the mobile if the WeChat is new to us, then the office if there are several. */
@Component
class SignInSteps {

    static final String COOKIE = "haina_sign_in";

    private static final Logger log = LoggerFactory.getLogger(SignInSteps.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String CALLBACK = "/api/auth/v1/sign-ins/wechat/callback";
    private static final String PURPOSE = "sign-in";

    private final SignIns signIns;
    private final WechatIdentities identities;
    private final WebsiteLogin website;
    private final FindOperators operators;
    private final VerifyMobile verifyMobile;
    private final BlindIndex digests;
    private final BrowserCookies cookies;
    private final PublicProperties addresses;
    private final Clock clock;

    SignInSteps(
            SignIns signIns,
            WechatIdentities identities,
            WebsiteLogin website,
            FindOperators operators,
            VerifyMobile verifyMobile,
            BlindIndex digests,
            BrowserCookies cookies,
            PublicProperties addresses,
            Clock clock) {
        this.signIns = signIns;
        this.identities = identities;
        this.website = website;
        this.operators = operators;
        this.verifyMobile = verifyMobile;
        this.digests = digests;
        this.cookies = cookies;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A begun sign-in and the cookie that binds it to the browser. */
    record Begun(SignIn signIn, String cookie) {}

    /** Where a step led: in, or to a choice of offices. */
    record Step(SignIn signIn, List<OperatorIdentity> candidates, Optional<OperatorIdentity> chosen) {}

    Begun beginScan() {
        if (!website.configured()) {
            throw new ScanNotOffered();
        }
        return begin();
    }

    /** WeChat's page; the state that it brings back is the sign-in's id, which is good in this browser only. */
    String scanPage(SignIn signIn) {
        return website.page(addresses.address(CALLBACK), signIn.id());
    }

    /** WeChat's page led back. */
    Step scanned(SignIn signIn, @Nullable String code) {
        if (signIn.state() != SignIn.State.WAITING_FOR_SCAN) {
            return new Step(signIn, candidates(signIn), Optional.empty()); // the page was loaded again
        }
        if (code == null || code.isBlank()) {
            return failed(signIn);
        }
        String openId;
        try {
            openId = website.openId(code);
        } catch (WechatRefused | WechatUnreachable failure) {
            log.warn("a scan could not be completed: {}", failure.getMessage());
            return failed(signIn);
        }
        signIn.scanned(digests.acrossTenants("auth.wechat.openid", openId));
        var bound = identities
                .ofOpenId(String.valueOf(signIn.openIdIndex()))
                .map(WechatIdentity::mobileIndex)
                .filter(index -> !operators.activeWith(index).isEmpty());
        if (bound.isEmpty()) {
            signIns.save(signIn);
            return new Step(signIn, List.of(), Optional.empty());
        }
        return known(signIn, bound.get());
    }

    /** Sends a code if the mobile is an operator's; answers the same if not. */
    IssuedCode issueCode(Mobile mobile, String address) {
        return verifyMobile.issue(
                mobile, PURPOSE, address, !operators.active(mobile).isEmpty());
    }

    /** The person of a new WeChat proves who they are; from then on the scan is enough. */
    Step confirmMobile(SignIn signIn, Mobile mobile, String code, String address) {
        if (signIn.state() != SignIn.State.CONFIRM_MOBILE) {
            throw new SignInEnded();
        }
        var index = verified(mobile, code, address);
        var openId = String.valueOf(signIn.openIdIndex());
        var identity = identities.ofOpenId(openId).orElseGet(() -> new WechatIdentity(openId));
        identity.bind(index, clock.instant());
        identities.save(identity);
        return known(signIn, index);
    }

    /** Signing in by code alone: the operators that the mobile stands for, at least one. */
    List<OperatorIdentity> byCode(Mobile mobile, String code, String address) {
        return operators.activeWith(verified(mobile, code, address));
    }

    /** Keeps the choice between several open for this browser. */
    Begun keepChoice(Mobile mobile) {
        var begun = begin();
        begun.signIn().known(operators.index(mobile));
        signIns.save(begun.signIn());
        return begun;
    }

    OperatorIdentity choose(SignIn signIn, String tenantId) {
        if (signIn.state() != SignIn.State.CHOOSE_TENANT) {
            throw new SignInEnded();
        }
        var chosen = candidates(signIn).stream()
                .filter(candidate -> candidate.tenantId().equals(tenantId))
                .findFirst()
                .orElseThrow(TenantNotYours::new);
        signIn.done();
        signIns.save(signIn);
        return chosen;
    }

    List<OperatorIdentity> candidates(SignIn signIn) {
        var index = signIn.mobileIndex();
        return signIn.state() == SignIn.State.CHOOSE_TENANT && index != null ? operators.activeWith(index) : List.of();
    }

    /** The sign-in that this browser began. */
    SignIn require(String id, @Nullable String cookie) {
        return signIns.ofId(id)
                .filter(signIn -> signIn.live(clock.instant()))
                .filter(signIn -> cookie != null && Secret.matches(cookie, signIn.secretDigest()))
                .orElseThrow(SignInEnded::new);
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forget() {
        signIns.removeEndedBefore(clock.instant());
    }

    private Step known(SignIn signIn, String mobileIndex) {
        signIn.known(mobileIndex);
        var candidates = candidates(signIn);
        if (candidates.size() == 1) {
            signIn.done();
            signIns.save(signIn);
            return new Step(signIn, candidates, Optional.of(candidates.getFirst()));
        }
        signIns.save(signIn);
        return new Step(signIn, candidates, Optional.empty());
    }

    private String verified(Mobile mobile, String code, String address) {
        verifyMobile.verify(mobile, PURPOSE, code, address);
        if (operators.active(mobile).isEmpty()) {
            throw new WrongCode(); // suspended since the code was sent
        }
        return operators.index(mobile);
    }

    private Step failed(SignIn signIn) {
        signIn.failed();
        signIns.save(signIn);
        return new Step(signIn, List.of(), Optional.empty());
    }

    private Begun begin() {
        var secret = Secret.next();
        var signIn = signIns.save(
                new SignIn(Secret.next(), Secret.digest(secret), clock.instant().plus(LIFE)));
        return new Begun(signIn, cookies.keep(COOKIE, secret, LIFE));
    }
}
