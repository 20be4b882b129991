package com.haina.auth.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.auth.account.AccountProfile;
import com.haina.auth.account.ExchangeCode;
import com.haina.auth.account.JoinAccount;
import com.haina.auth.browser.Secret;
import com.haina.auth.component.AuthorizationObserver;
import com.haina.auth.operator.OperatorIdentity;
import com.haina.auth.operator.RegisterAdministrator;
import com.haina.auth.sms.Mobile;
import com.haina.auth.sms.VerifyMobile;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.auth.sms.WrongCode;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.auth.tenant.TenantSettings;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.tenancy.CurrentTenant;

/** The wizard, step by step. Every step can be repeated, and resumed after the browser or this service was closed. */
@Component
class Join implements AuthorizationObserver {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final String MOBILE = "auth.onboarding.mobile";
    private static final String FIRST_OPERATOR = "管理员";

    private final Onboardings onboardings;
    private final AuthorizationPages pages;
    private final ExchangeCode exchangeCode;
    private final JoinAccount joinAccount;
    private final RegisterTenant registerTenant;
    private final RegisterAdministrator registerAdministrator;
    private final VerifyMobile verifyMobile;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Join(
            Onboardings onboardings,
            AuthorizationPages pages,
            ExchangeCode exchangeCode,
            JoinAccount joinAccount,
            RegisterTenant registerTenant,
            RegisterAdministrator registerAdministrator,
            VerifyMobile verifyMobile,
            FieldCipher cipher,
            AuditTrail audit,
            Clock clock) {
        this.onboardings = onboardings;
        this.pages = pages;
        this.exchangeCode = exchangeCode;
        this.joinAccount = joinAccount;
        this.registerTenant = registerTenant;
        this.registerAdministrator = registerAdministrator;
        this.verifyMobile = verifyMobile;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run and the secret that binds it to its browser. */
    record Begun(Onboarding onboarding, String secret) {}

    Begun begin() {
        var secret = Secret.next();
        var onboarding = new Onboarding(
                Secret.next(), Secret.digest(secret), clock.instant().plus(LIFE));
        pages.show(onboarding);
        return new Begun(onboardings.save(onboarding), secret);
    }

    /** A new QR code in place of one that ended, or is about to. */
    Onboarding renew(Onboarding onboarding) {
        if (onboarding.state() != Onboarding.State.WAITING_FOR_SCAN) {
            throw new NotThatFar();
        }
        pages.show(onboarding);
        return onboardings.save(onboarding);
    }

    /** The browser was led back, on the computer or on the phone. The page that follows asks for the state. */
    void landed(String id, String authorizationCode) {
        if (onboardings.ofId(id).isPresent()) {
            attach(id, exchangeCode.accept(authorizationCode, null));
        }
    }

    /** WeChat's push brings the same news, before the browser, after it, or instead of it. */
    @Override
    public void authorized(String appId, String authorizationCode, String preAuthCode, Instant at) {
        onboardings
                .withPreAuthCode(Secret.digest(preAuthCode))
                .ifPresent(found -> attach(found.id(), exchangeCode.accept(authorizationCode, appId)));
    }

    @Override
    public void unauthorized(String appId, Instant at) {
        // the account says so when the wizard asks for it
    }

    private void attach(String id, String exchange) {
        UntilSaved.change(
                () -> onboardings.ofId(id).orElseThrow(OnboardingUnknown::new),
                onboarding -> onboarding.exchanging(exchange),
                onboardings::save);
    }

    /**
     * The run of this browser as it stands now.
     *
     * @param cookie {@code <id>.<secret>}
     */
    Onboarding require(String id, @Nullable String cookie) {
        var prefix = id + ".";
        var secret = cookie != null && cookie.startsWith(prefix) ? cookie.substring(prefix.length()) : null;
        var onboarding = onboardings
                .ofId(id)
                .filter(found -> found.live(clock.instant()))
                .filter(found -> secret != null && Secret.matches(secret, found.secretDigest()))
                .orElseThrow(OnboardingUnknown::new);
        return onboarding.state() == Onboarding.State.WAITING_FOR_SCAN ? advance(onboarding) : onboarding;
    }

    private Onboarding advance(Onboarding onboarding) {
        for (var exchange : onboarding.exchanges()) {
            var appId = exchangeCode.outcome(exchange).appId();
            if (appId.isPresent()) {
                return change(onboarding.id(), found -> decide(found, appId.get()));
            }
        }
        return onboarding;
    }

    /** An account is joined once. One whose joining broke off in the middle goes on under the tenant id it was given. */
    private void decide(Onboarding onboarding, String appId) {
        var owner = joinAccount.owner(appId);
        if (owner.isPresent()
                && !registerAdministrator.administrators(owner.get()).isEmpty()) {
            onboarding.alreadyJoined(appId);
        } else {
            owner.ifPresent(onboarding::resume);
            onboarding.authorized(appId);
        }
    }

    /** Whether every code that came was refused, so that a new scan is needed. */
    boolean failed(Onboarding onboarding) {
        return onboarding.state() == Onboarding.State.WAITING_FOR_SCAN
                && !onboarding.exchanges().isEmpty()
                && onboarding.exchanges().stream()
                        .allMatch(exchange -> exchangeCode.outcome(exchange).failed());
    }

    @Nullable
    AccountProfile profile(Onboarding onboarding) {
        return onboarding.appId() == null
                ? null
                : joinAccount.profile(onboarding.appId()).orElse(null);
    }

    void refreshProfile(Onboarding onboarding) {
        if (onboarding.appId() == null) {
            throw new NotThatFar();
        }
        joinAccount.refreshProfile(onboarding.appId());
    }

    /** Keeps what was typed, so that it is there after the browser was closed. */
    Onboarding settings(Onboarding onboarding, JoinRequest request, Mobile mobile) {
        return change(onboarding.id(), found -> {
            if (!found.open()) {
                throw new NotThatFar();
            }
            found.settings(
                    request.name().strip(),
                    request.phone().strip(),
                    request.wechatId(),
                    cipher.encrypt(mobile.digits(), MOBILE));
        });
    }

    @Nullable
    Mobile mobile(Onboarding onboarding) {
        var sealed = onboarding.mobile();
        return sealed == null ? null : new Mobile(cipher.decrypt(sealed, MOBILE));
    }

    /** A code to the mobile that is to be the administrator's; or, for an account joined before, to one that is an administrator's. */
    IssuedCode issueCode(Onboarding onboarding, Mobile mobile, String address) {
        var wanted = switch (onboarding.state()) {
            case AUTHORIZED, SETTINGS -> true;
            case ALREADY_JOINED -> administrator(onboarding, mobile) != null;
            default -> throw new NotThatFar();
        };
        return verifyMobile.issue(mobile, purpose(onboarding), address, wanted);
    }

    /** Makes the tenant and its first administrator. */
    OperatorIdentity complete(Onboarding onboarding, String code, String address) {
        var mobile = mobile(onboarding);
        var appId = onboarding.appId();
        if (onboarding.state() != Onboarding.State.SETTINGS || mobile == null || appId == null) {
            throw new NotThatFar();
        }
        verifyMobile.verify(mobile, purpose(onboarding), code, address);
        var tenantId = joinAccount.join(appId, onboarding.joiningTenantId(), onboarding.wechatId());
        if (!tenantId.equals(onboarding.joiningTenantId())) {
            change(onboarding.id(), found -> decide(found, appId));
            throw new NotThatFar(); // somebody else was faster with the same account
        }
        registerTenant.register(
                tenantId,
                new TenantSettings(
                        Objects.requireNonNull(onboarding.name()), Objects.requireNonNull(onboarding.phone())),
                appId);
        var administrator = registerAdministrator.register(tenantId, FIRST_OPERATOR, mobile);
        change(onboarding.id(), Onboarding::complete);
        return administrator;
    }

    /**
     * Gives the account to the current tenant, an office that is there already, instead of making one; one that it has already is
     * authorized anew and stays. The same again changes nothing.
     */
    void attach(Onboarding onboarding) {
        var appId = onboarding.appId();
        if (onboarding.state() == Onboarding.State.WAITING_FOR_SCAN || appId == null) {
            throw new NotThatFar();
        }
        var mine = CurrentTenant.id();
        var before = joinAccount.owner(appId);
        if (!before.map(mine::equals)
                .orElseGet(() -> joinAccount.join(appId, mine, null).equals(mine))) {
            throw new JoinedElsewhere();
        }
        if (before.isEmpty()) {
            var name = joinAccount.profile(appId).map(AccountProfile::name).orElse(null);
            audit.note("account.join", "account", appId, name, Map.of(), null);
        }
        change(onboarding.id(), Onboarding::complete);
    }

    /**
     * Whoever authorizes an account again has shown control of the account, not who they are: a code to an administrator's mobile does.
     */
    OperatorIdentity signIn(Onboarding onboarding, Mobile mobile, String code, String address) {
        if (onboarding.state() != Onboarding.State.ALREADY_JOINED) {
            throw new NotThatFar();
        }
        verifyMobile.verify(mobile, purpose(onboarding), code, address);
        var administrator = administrator(onboarding, mobile);
        if (administrator == null) {
            throw new WrongCode();
        }
        change(onboarding.id(), Onboarding::complete);
        return administrator;
    }

    /** Who can sign in to the office that the account belongs to, masked. */
    List<OperatorIdentity> administrators(Onboarding onboarding) {
        var appId = onboarding.appId();
        return appId == null
                ? List.of()
                : joinAccount
                        .owner(appId)
                        .map(registerAdministrator::administrators)
                        .orElse(List.of());
    }

    /** The office that the account belongs to. */
    @Nullable
    String tenantName(Onboarding onboarding) {
        var appId = onboarding.appId();
        return appId == null
                ? null
                : joinAccount.owner(appId).flatMap(registerTenant::name).orElse(null);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        onboardings.removeEndedBefore(clock.instant());
    }

    private @Nullable OperatorIdentity administrator(Onboarding onboarding, Mobile mobile) {
        var appId = onboarding.appId();
        return appId == null
                ? null
                : joinAccount
                        .owner(appId)
                        .flatMap(tenantId -> registerAdministrator.administrator(tenantId, mobile))
                        .orElse(null);
    }

    private Onboarding change(String id, Consumer<Onboarding> change) {
        return UntilSaved.change(
                () -> onboardings.ofId(id).orElseThrow(OnboardingUnknown::new),
                onboarding -> {
                    change.accept(onboarding);
                    return true;
                },
                onboardings::save);
    }

    private static String purpose(Onboarding onboarding) {
        return "onboarding:" + onboarding.id();
    }
}
