package com.haina.simulators.tokens;

import java.time.Instant;

/**
 * An issued token. Treat the value as the real one's: opaque, up to 512 bytes.
 *
 * @param expiresAt when it ends, brought forward when a successor is issued
 */
public record AccessToken(String value, TokenKind kind, String subject, Instant issuedAt, Instant expiresAt) {

    AccessToken endingNoLaterThan(Instant end) {
        return end.isBefore(expiresAt) ? new AccessToken(value, kind, subject, issuedAt, end) : this;
    }
}
