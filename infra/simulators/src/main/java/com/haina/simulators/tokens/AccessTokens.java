package com.haina.simulators.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/**
 * All access tokens. A token lives 7200 seconds; when its successor is issued it stays valid for five more minutes, as
 * documented for components and accounts. Expired ones are remembered for a day, so that they answer 42001 and not
 * 40001.
 */
@Component
public final class AccessTokens {

    /** Seconds, as told in expires_in. */
    public static final int LIFETIME = 7200;

    private static final Duration PREDECESSOR = Duration.ofMinutes(5);
    private static final String FILE = "tokens";

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, AccessToken> byValue = new LinkedHashMap<>();

    AccessTokens(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .tokens()
                .forEach(token -> byValue.put(token.value(), token));
    }

    /** Issues a token; those issued before for the same subject end in five minutes. */
    public synchronized AccessToken issue(TokenKind kind, String subject) {
        Instant now = clock.instant();
        endAll(kind, subject, now.plus(PREDECESSOR));
        byValue.values().removeIf(token -> token.expiresAt().isBefore(now.minus(Duration.ofDays(1))));
        AccessToken token =
                new AccessToken(Secrets.next(136), kind, subject, now, now.plus(Duration.ofSeconds(LIFETIME)));
        byValue.put(token.value(), token);
        save();
        return token;
    }

    /** The newest token that is still valid. */
    public synchronized Optional<AccessToken> current(TokenKind kind, String subject) {
        Instant now = clock.instant();
        return byValue.values().stream()
                .filter(token -> token.kind() == kind && token.subject().equals(subject))
                .filter(token -> token.expiresAt().isAfter(now))
                .reduce((older, newer) -> newer);
    }

    /** Ends all tokens of a kind at once; an empty subject means everybody's. */
    public synchronized int expire(TokenKind kind, String subject) {
        Instant now = clock.instant();
        int ended = endAll(kind, subject, now);
        save();
        return ended;
    }

    /**
     * The subject of a valid token of the kind asked for.
     *
     * @throws ApiFailure with the code that the host gives to a missing, unknown, expired or wrong token
     */
    public synchronized String require(TokenKind kind, String value) {
        AccessToken token = byValue.get(value);
        if (kind == TokenKind.SUITE || kind == TokenKind.PROVIDER) {
            if (token == null || token.kind() != kind) {
                throw new ApiFailure(
                        kind == TokenKind.SUITE ? 40082 : 40014,
                        kind == TokenKind.SUITE ? "invalid suite_access_token" : "invalid access_token");
            }
        } else if (value.isEmpty()) {
            throw new ApiFailure(41001, "access_token missing");
        } else if (token == null) {
            throw new ApiFailure(40001, "invalid credential, access_token is invalid or not latest");
        } else if (token.kind() != kind) {
            throw wrongKind(kind);
        }
        if (!token.expiresAt().isAfter(clock.instant())) {
            throw kind == TokenKind.SUITE
                    ? new ApiFailure(42009, "suite_access_token expired")
                    : new ApiFailure(42001, "access_token expired");
        }
        return token.subject();
    }

    /** Whether the value was issued as a token of this kind, valid or not. */
    public synchronized boolean is(TokenKind kind, String value) {
        AccessToken token = byValue.get(value);
        return token != null && token.kind() == kind;
    }

    /** Whose token it is or was: an account's or the component's; nobody for another. */
    public synchronized Optional<String> owner(String value) {
        return Optional.ofNullable(byValue.get(value))
                .filter(token -> token.kind() == TokenKind.AUTHORIZER || token.kind() == TokenKind.COMPONENT)
                .map(AccessToken::subject);
    }

    private static ApiFailure wrongKind(TokenKind wanted) {
        return switch (wanted) {
            case COMPONENT -> new ApiFailure(61014, "must use component token for component api");
            case AUTHORIZER -> new ApiFailure(61015, "must use biz account token, not component token");
            default -> new ApiFailure(40001, "invalid credential, access_token is invalid or not latest");
        };
    }

    private int endAll(TokenKind kind, String subject, Instant end) {
        int ended = 0;
        for (Map.Entry<String, AccessToken> entry : byValue.entrySet()) {
            AccessToken token = entry.getValue();
            if (token.kind() == kind
                    && (subject.isEmpty() || token.subject().equals(subject))
                    && token.expiresAt().isAfter(end)) {
                entry.setValue(token.endingNoLaterThan(end));
                ended++;
            }
        }
        return ended;
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(byValue.values())));
    }

    record Saved(List<AccessToken> tokens) {}
}
