package com.haina.simulators.website;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** Sign-in codes (ten minutes, once) and refresh tokens (thirty days, never extended). */
@Component
class WebsiteLogins {

    private static final String FILE = "website-logins";
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, Grant> codes = new LinkedHashMap<>();
    private final Map<String, Grant> refreshTokens = new LinkedHashMap<>();

    WebsiteLogins(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(List.of(), List.of()));
        saved.codes().forEach(grant -> codes.put(grant.value(), grant));
        saved.refreshTokens().forEach(grant -> refreshTokens.put(grant.value(), grant));
    }

    synchronized String issueCode(String personId) {
        forgetOld(codes);
        return put(codes, new Grant(Secrets.next(32), personId, clock.instant().plus(CODE_LIFETIME), false));
    }

    synchronized String issueRefreshToken(String personId) {
        forgetOld(refreshTokens);
        return put(
                refreshTokens,
                new Grant(Secrets.next(64), personId, clock.instant().plus(REFRESH_LIFETIME), false));
    }

    /**
     * The person who confirmed; a code tells it once.
     *
     * @throws ApiFailure 41008 without a code, 40163 for a used one, 40029 for any other
     */
    synchronized String redeemCode(String value) {
        if (value.isEmpty()) {
            throw new ApiFailure(41008, "missing code");
        }
        Grant grant = codes.get(value);
        if (grant != null && grant.used()) {
            throw new ApiFailure(40163, "code been used");
        }
        if (grant == null || !grant.expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure(40029, "invalid code");
        }
        put(codes, new Grant(value, grant.personId(), grant.expiresAt(), true));
        return grant.personId();
    }

    /** @throws ApiFailure 40030 for an unknown or old token */
    synchronized String personOf(String refreshToken) {
        Grant grant = refreshTokens.get(refreshToken);
        if (grant == null || !grant.expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure(40030, "invalid refresh_token");
        }
        return grant.personId();
    }

    private void forgetOld(Map<String, Grant> grants) {
        Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
        grants.values().removeIf(grant -> grant.expiresAt().isBefore(dayAgo));
    }

    private String put(Map<String, Grant> grants, Grant grant) {
        grants.put(grant.value(), grant);
        files.save(FILE, new Saved(List.copyOf(codes.values()), List.copyOf(refreshTokens.values())));
        return grant.value();
    }

    record Grant(String value, String personId, Instant expiresAt, boolean used) {}

    record Saved(List<Grant> codes, List<Grant> refreshTokens) {}
}
