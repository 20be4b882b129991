package com.haina.auth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Ids;
import com.haina.platform.security.SecurityProperties;

/** Issues access tokens (JWT, ES256) that every service checks itself. */
@Component
public class AccessTokens {

    private final KeyRing keys;
    private final NimbusJwtEncoder encoder;
    private final TokenProperties properties;
    private final String issuer;
    private final Clock clock;

    AccessTokens(KeyRing keys, TokenProperties properties, SecurityProperties security, Clock clock) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
        this.properties = properties;
        this.issuer = security.authUrl();
        this.clock = clock;
    }

    /**
     * A token of an operator.
     *
     * @param communities the only communities that the operator may see, or null for all
     */
    public IssuedToken forOperator(
            String operatorId,
            String name,
            String tenantId,
            Collection<String> roles,
            @Nullable Collection<String> communities,
            String sessionId) {
        var claims = claims(operatorId, properties.accessTokenLife())
                .claim("name", name)
                .claim("tid", tenantId)
                .claim("roles", List.copyOf(roles))
                .claim("sid", sessionId);
        if (communities != null) {
            claims.claim("communities", List.copyOf(communities));
        }
        return issue(claims, properties.accessTokenLife());
    }

    /**
     * A token of somebody who came from WeChat, good for the follower's own addresses only.
     *
     * @param followerId {@code <appId>.<openid>}
     * @param signInId the round through WeChat that it came from
     */
    public IssuedToken forFollower(String followerId, String tenantId, String appId, String signInId) {
        var claims = claims(followerId, properties.followerTokenLife())
                .claim("tid", tenantId)
                .claim("roles", List.of("FOLLOWER"))
                .claim("app", appId)
                .claim("sid", signInId);
        return issue(claims, properties.followerTokenLife());
    }

    /** A token of a service, for internal interfaces only. */
    IssuedToken forService(String name) {
        return issue(
                claims(name, properties.serviceTokenLife()).claim("scope", "internal"), properties.serviceTokenLife());
    }

    private JwtClaimsSet.Builder claims(String subject, Duration life) {
        var now = clock.instant();
        return JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .id(Ids.next())
                .issuedAt(now)
                .expiresAt(now.plus(life));
    }

    private IssuedToken issue(JwtClaimsSet.Builder claims, Duration life) {
        var header = JwsHeader.with(SignatureAlgorithm.ES256)
                .type("JWT")
                .keyId(keys.current().getKeyID())
                .build();
        var jwt = encoder.encode(JwtEncoderParameters.from(header, claims.build()));
        return new IssuedToken(jwt.getTokenValue(), life.toSeconds());
    }

    /** A token and its life in seconds. */
    public record IssuedToken(String value, long expiresIn) {
        @Override
        public String toString() {
            return "IssuedToken[expiresIn=" + expiresIn + "]";
        }
    }
}
