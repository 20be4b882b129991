package com.haina.simulators.openplatform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** Which accounts have authorized the platform, with their refresh tokens and the codes that lead to them. */
@Component
class Authorizations {

    private static final String FILE = "authorizations";
    private static final Duration TRANSITION = Duration.ofMinutes(5);

    private final StateFiles files;
    private final Clock clock;
    private final Changes changes;
    private final Map<String, Authorization> byAppId = new LinkedHashMap<>();
    private final Map<String, AuthCode> codes = new LinkedHashMap<>();

    Authorizations(StateFiles files, Clock clock, Changes changes) {
        this.files = files;
        this.clock = clock;
        this.changes = changes;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(List.of(), List.of()));
        saved.authorizations().forEach(authorization -> byAppId.put(authorization.appId(), authorization));
        saved.codes().forEach(code -> codes.put(code.value(), code));
    }

    synchronized List<Authorization> all() {
        return List.copyOf(byAppId.values());
    }

    synchronized Optional<Authorization> find(String appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }

    /** @throws ApiFailure 61003 when the account has not authorized the platform */
    Authorization require(String appId) {
        return find(appId).orElseThrow(() -> new ApiFailure(61003, "component is not authorized by this account"));
    }

    /** Grants anew: a new refresh token, the old one is void. */
    synchronized Authorization grant(String appId, List<Integer> functions) {
        Instant now = clock.instant();
        List<Authorization.Option> options =
                find(appId).map(Authorization::options).orElse(List.of());
        return put(new Authorization(appId, List.copyOf(functions), refreshToken(), "", now, now, options));
    }

    /** Takes the authorization back; false when there was none. */
    synchronized boolean revoke(String appId) {
        boolean was = byAppId.remove(appId) != null;
        codes.values().removeIf(code -> code.appId().equals(appId));
        save();
        changes.tell(Part.ACCOUNTS);
        return was;
    }

    synchronized AuthCode issueCode(String appId, Duration lifetime) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.expiresAt().isBefore(now.minus(Duration.ofDays(1))));
        AuthCode code = new AuthCode("queryauthcode@@@" + Secrets.next(64), appId, now.plus(lifetime), false);
        codes.put(code.value(), code);
        save();
        return code;
    }

    /**
     * The authorization that a code leads to; a code leads there once.
     *
     * @throws ApiFailure 61009 for an unknown code, 61010 for one that is used or over
     */
    synchronized Authorization redeem(String value) {
        AuthCode code = codes.get(value);
        if (code == null) {
            throw new ApiFailure(61009, "code is invalid");
        }
        if (code.used() || !code.expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure(61010, "code is expired");
        }
        Authorization authorization = require(code.appId());
        codes.put(value, new AuthCode(value, code.appId(), code.expiresAt(), true));
        save();
        return authorization;
    }

    /** Ends all unused codes, as if their time had passed. */
    synchronized void expireCodes() {
        Instant now = clock.instant();
        codes.replaceAll((value, code) -> new AuthCode(value, code.appId(), now, code.used()));
        save();
    }

    /**
     * The authorization that a refresh token belongs to, with a new refresh token when they rotate.
     *
     * @throws ApiFailure 61003 when not authorized, 61023 when the token is not the account's
     */
    synchronized Authorization refresh(String appId, String token, boolean rotate) {
        Authorization authorization = require(appId);
        boolean inTransition = !token.isEmpty()
                && token.equals(authorization.previousRefreshToken())
                && authorization.previousUntil().isAfter(clock.instant());
        if (!token.equals(authorization.refreshToken()) && !inTransition) {
            throw new ApiFailure(61023, "refresh_token is invalid");
        }
        return rotate && !inTransition
                ? put(authorization.rotatedTo(refreshToken(), clock.instant().plus(TRANSITION)))
                : authorization;
    }

    synchronized void setOption(String appId, String name, String value) {
        Authorization authorization = require(appId);
        List<Authorization.Option> options = new ArrayList<>(authorization.options());
        options.removeIf(option -> option.name().equals(name));
        options.add(new Authorization.Option(name, value));
        put(authorization.withOptions(List.copyOf(options)));
    }

    private Authorization put(Authorization authorization) {
        byAppId.put(authorization.appId(), authorization);
        save();
        changes.tell(Part.ACCOUNTS);
        return authorization;
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(byAppId.values()), List.copyOf(codes.values())));
    }

    private static String refreshToken() {
        return "refreshtoken@@@" + Secrets.next(43);
    }

    record AuthCode(String value, String appId, Instant expiresAt, boolean used) {}

    record Saved(List<Authorization> authorizations, List<AuthCode> codes) {}
}
