package com.haina.simulators.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** The codes of followers' pages (five minutes, once) and their refresh tokens (thirty days). */
@Component
class PageCodes {

    private static final String FILE = "page-codes";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, PageCode> codes = new LinkedHashMap<>();
    private final Map<String, PageCode> refreshTokens = new LinkedHashMap<>();

    PageCodes(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(List.of(), List.of()));
        saved.codes().forEach(code -> codes.put(code.value(), code));
        saved.refreshTokens().forEach(code -> refreshTokens.put(code.value(), code));
    }

    synchronized PageCode issue(String appId, String openId, String personId, String scope, boolean snapshot) {
        return put(
                codes,
                new PageCode(
                        Secrets.next(32),
                        appId,
                        openId,
                        personId,
                        scope,
                        snapshot,
                        clock.instant().plus(LIFETIME),
                        false));
    }

    synchronized PageCode issueRefreshToken(PageCode code) {
        return put(
                refreshTokens,
                new PageCode(
                        Secrets.next(64),
                        code.appId(),
                        code.openId(),
                        code.personId(),
                        code.scope(),
                        code.snapshot(),
                        clock.instant().plus(REFRESH_LIFETIME),
                        false));
    }

    /**
     * Exchanges a code; it works once.
     *
     * @throws ApiFailure 41008 without a code, 40163 for a used one, 40029 for any other, an old one or another account's
     */
    synchronized PageCode redeem(String appId, String value) {
        if (value.isEmpty()) {
            throw new ApiFailure(41008, "missing code");
        }
        PageCode code = codes.get(value);
        if (code != null && code.used()) {
            throw new ApiFailure(40163, "code been used");
        }
        if (code == null || !code.appId().equals(appId) || !code.expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure(40029, "invalid code");
        }
        return put(codes, code.redeemed());
    }

    /** @throws ApiFailure 40030 for an unknown or old token, or another account's */
    synchronized PageCode ofRefreshToken(String appId, String value) {
        PageCode token = refreshTokens.get(value);
        if (token == null || !token.appId().equals(appId) || !token.expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure(40030, "invalid refresh_token");
        }
        return token;
    }

    private PageCode put(Map<String, PageCode> into, PageCode code) {
        into.values().removeIf(old -> old.expiresAt().isBefore(clock.instant().minus(Duration.ofDays(1))));
        into.put(code.value(), code);
        files.save(FILE, new Saved(List.copyOf(codes.values()), List.copyOf(refreshTokens.values())));
        return code;
    }

    record Saved(List<PageCode> codes, List<PageCode> refreshTokens) {}
}
