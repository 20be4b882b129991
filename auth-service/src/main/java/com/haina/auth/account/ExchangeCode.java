package com.haina.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.account.AuthorizationCode.State;
import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.lease.TakeTurns;
import com.haina.platform.crypto.FieldCipher;

/**
 * Exchanges an authorization code once, whether the browser's redirect or WeChat's push brings it first, or both at the same moment. The
 * code is kept before it is tried, so that neither a crash nor a WeChat out of reach loses it.
 */
@Component
public class ExchangeCode {

    private static final Logger log = LoggerFactory.getLogger(ExchangeCode.class);
    private static final String CONTEXT = "auth.authorization-code";
    /** A push's code is good for about an hour, a redirect's for ten minutes. */
    private static final Duration WORTH_TRYING = Duration.ofMinutes(65);

    private final AuthorizationCodes codes;
    private final KeepAuthorization keep;
    private final OpenPlatform openPlatform;
    private final TakeTurns turns;
    private final FieldCipher cipher;
    private final Executor background;
    private final Clock clock;

    ExchangeCode(
            AuthorizationCodes codes,
            KeepAuthorization keep,
            OpenPlatform openPlatform,
            TakeTurns turns,
            FieldCipher cipher,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.codes = codes;
        this.keep = keep;
        this.openPlatform = openPlatform;
        this.turns = turns;
        this.cipher = cipher;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Keeps a code and begins its exchange in the background.
     *
     * @param appId the account if it is known already
     * @return the code's id, to ask {@link #outcome} with
     */
    public String accept(String code, @Nullable String appId) {
        var id = digest(code);
        codes.add(new AuthorizationCode(id, cipher.encrypt(code, CONTEXT), appId, clock.instant()));
        background.execute(() -> attempt(id));
        return id;
    }

    /** What became of a code. */
    public Outcome outcome(String id) {
        return codes.ofId(id)
                .map(code -> new Outcome(
                        code.state() == State.EXCHANGED ? Optional.ofNullable(code.appId()) : Optional.empty(),
                        code.state() == State.FAILED))
                .orElse(new Outcome(Optional.empty(), true));
    }

    /**
     * What became of a code.
     *
     * @param appId the account, once the code is exchanged
     * @param failed whether it will never be
     */
    public record Outcome(Optional<String> appId, boolean failed) {}

    /** What a crash or a WeChat out of reach left. */
    @Scheduled(fixedDelayString = "PT2S")
    void attemptDue() {
        codes.due(clock.instant()).forEach(code -> attempt(code.id()));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        codes.removeSettledBefore(clock.instant().minus(Duration.ofDays(8)));
    }

    /** One exchange at a time in the whole platform: of two grants for one account the later must also be written later. */
    private void attempt(String id) {
        try {
            turns.call("exchange", fence -> {
                codes.ofId(id).filter(code -> code.state() == State.PENDING).ifPresent(this::exchange);
                return id;
            });
        } catch (RuntimeException failure) {
            log.warn("an authorization code will be tried again: {}", failure.toString());
        }
    }

    private void exchange(AuthorizationCode code) {
        var sealed = code.code();
        if (sealed == null) {
            return;
        }
        try {
            var grant = grantOf(code, cipher.decrypt(sealed, CONTEXT));
            keep.keep(grant, code.receivedAt());
            code.exchanged(grant.appId());
        } catch (WechatRefused refused) {
            if (refused.ticketMissing()) {
                later(code, refused);
            } else {
                log.warn("an authorization code was refused, code {}", refused.wechatCode());
                code.failed();
            }
        } catch (WechatUnreachable unreachable) {
            later(code, unreachable);
        }
        codes.save(code);
    }

    private OpenPlatform.Grant grantOf(AuthorizationCode code, String plain) {
        try {
            return openPlatform.exchange(plain);
        } catch (WechatRefused refused) {
            if (refused.codeSpent() && code.appId() != null) {
                return recover(code.appId(), refused);
            }
            throw refused;
        }
    }

    /** Exchanged, but lost in a crash before it was kept: WeChat's list may still have the refresh token. */
    private OpenPlatform.Grant recover(String appId, WechatRefused refused) {
        var listed = openPlatform.recoverRefreshToken(appId).orElseThrow(() -> refused);
        var fresh = openPlatform.refresh(appId, listed);
        return new OpenPlatform.Grant(
                appId,
                fresh.accessToken(),
                fresh.expiresAt(),
                fresh.refreshToken() == null ? listed : fresh.refreshToken(),
                openPlatform.profile(appId).scopes());
    }

    private void later(AuthorizationCode code, RuntimeException reason) {
        Instant now = clock.instant();
        if (Duration.between(code.receivedAt(), now).compareTo(WORTH_TRYING) > 0) {
            code.failed();
        } else {
            log.info("an authorization code waits: {}", reason.getMessage());
            code.tryAgain(now);
        }
    }

    private static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
