package com.haina.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.browser.Secret;
import com.haina.auth.operator.FindOperators;
import com.haina.auth.operator.OperatorIdentity;
import com.haina.auth.operator.Role;
import com.haina.auth.session.SignedIn.SignedInOperator;
import com.haina.auth.session.SignedIn.SignedInTenant;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.auth.token.AccessTokens;
import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * Opens, refreshes and ends sessions. A refresh token is good once; if one that was used before comes again, somebody has a copy, and the
 * whole session ends. What was never a token of ours ends nothing.
 */
@Component
public class KeepSession {

    /** The cookie with the refresh token. */
    static final String COOKIE = "haina_session";

    private static final Logger log = LoggerFactory.getLogger(KeepSession.class);

    private final Sessions sessions;
    private final FindOperators operators;
    private final RegisterTenant tenants;
    private final AccessTokens tokens;
    private final BrowserCookies cookies;
    private final BlindIndex marks;
    private final SessionProperties properties;
    private final Clock clock;

    KeepSession(
            Sessions sessions,
            FindOperators operators,
            RegisterTenant tenants,
            AccessTokens tokens,
            BrowserCookies cookies,
            BlindIndex marks,
            SessionProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.operators = operators;
        this.tenants = tenants;
        this.tokens = tokens;
        this.cookies = cookies;
        this.marks = marks;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What a successful sign-in answers.
     *
     * @param cookie the Set-Cookie header, or null when the browser keeps the one it has
     */
    public record Opened(SignedIn signedIn, @Nullable String cookie) {}

    /** Signs an operator in on a browser. */
    public Opened open(OperatorIdentity operator, String address, String browser) {
        var now = clock.instant();
        var secret = Secret.next();
        var session = CurrentTenant.call(
                operator.tenantId(),
                () -> sessions.save(new Session(
                        operator.id(),
                        Secret.digest(secret),
                        now,
                        now.plus(properties.idle()),
                        now.plus(properties.life()),
                        address,
                        browser.length() > 200 ? browser.substring(0, 200) : browser)));
        operators.signedIn(operator.id());
        return new Opened(signedIn(operator, session.id()), cookie(session, secret));
    }

    /** A new access token for the cookie, and the next refresh token. */
    Opened refresh(@Nullable String cookie, String address) {
        var token = read(cookie).orElseThrow(SessionEnded::new);
        var now = clock.instant();
        var secret = Secret.next();
        var presented = Secret.digest(token.secret);
        var rotated = sessions.rotate(
                token.sessionId, presented, Secret.digest(secret), now, now.plus(properties.idle()), address);
        if (rotated.isPresent()) {
            return new Opened(signedIn(requireOperator(rotated.get()), token.sessionId), cookie(rotated.get(), secret));
        }
        var session = sessions.ofAnyTenant(token.sessionId)
                .filter(kept -> kept.live(now))
                .orElseThrow(SessionEnded::new);
        if (session.justReplaced(presented, now.minus(properties.grace()))) {
            return new Opened(signedIn(requireOperator(session), session.id()), null);
        }
        log.warn("a used refresh token came again; session {} ends", session.id());
        sessions.end(session.id());
        throw new SessionEnded();
    }

    /** Ends the session of the cookie, if it is one. */
    void signOut(@Nullable String cookie) {
        read(cookie).ifPresent(token -> sessions.end(token.sessionId));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        sessions.removeIdleSince(clock.instant());
    }

    private OperatorIdentity requireOperator(Session session) {
        var operator = operators.active(session.operatorId());
        if (operator.isEmpty()) {
            sessions.end(session.id());
        }
        return operator.orElseThrow(SessionEnded::new);
    }

    private SignedIn signedIn(OperatorIdentity operator, String sessionId) {
        var token = tokens.forOperator(
                operator.id(),
                operator.name(),
                operator.tenantId(),
                operator.roles().stream().map(Role::name).toList(),
                operator.communities(),
                sessionId);
        return new SignedIn(
                token.value(),
                token.expiresIn(),
                sessionId,
                new SignedInOperator(
                        operator.id(),
                        operator.name(),
                        operator.mobileMasked(),
                        operator.roles(),
                        operator.communities()),
                new SignedInTenant(
                        operator.tenantId(), tenants.name(operator.tenantId()).orElse("")));
    }

    private String cookie(Session session, String secret) {
        var value = session.id() + "." + secret + "." + mark(session.id(), secret);
        Instant now = clock.instant();
        var life = Duration.between(now, session.endsAt());
        return cookies.keep(COOKIE, value, life.compareTo(properties.idle()) < 0 ? life : properties.idle());
    }

    private record Token(String sessionId, String secret) {}

    private Optional<Token> read(@Nullable String cookie) {
        var parts = cookie == null ? new String[0] : cookie.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        var genuine = MessageDigest.isEqual(
                mark(parts[0], parts[1]).getBytes(StandardCharsets.US_ASCII),
                parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(new Token(parts[0], parts[1])) : Optional.empty();
    }

    /** Shows that a token was ours once, even when its digest is no longer kept. */
    private String mark(String sessionId, String secret) {
        return marks.acrossTenants("auth.session", sessionId + "\n" + secret);
    }
}
