package com.haina.auth.token;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.platform.crypto.FieldCipher;
import com.haina.testing.simulators.Simulators;
import com.nimbusds.jose.jwk.JWKSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys and tokens as the other services see them. */
class TokenIT extends RunningService {

    @Autowired
    SigningKeys keys;

    @Autowired
    FieldCipher cipher;

    @Autowired
    AccessTokens tokens;

    @Autowired
    MongoOperations mongo;

    @Test
    void theKeySetIsPublicHasNoPrivatePartAndChecksOurTokensAsTheOthersDo() throws ParseException {
        var published = new Browser().get("/oauth2/jwks");
        assertThat(published.status()).isEqualTo(200);
        var set = JWKSet.parse(published.body().toString());
        assertThat(set.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        var decoder = NimbusJwtDecoder.withJwkSetUri("http://127.0.0.1:" + Simulators.SERVICE_PORT + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        var token = decoder.decode(tokens.forOperator("o1", "张三", "t1", List.of("VIEWER"), List.of("c1"), "s1")
                .value());
        assertThat(token.getSubject()).isEqualTo("o1");
        assertThat(token.getClaimAsString("tid")).isEqualTo("t1");
        assertThat(token.getClaimAsStringList("communities")).containsExactly("c1");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aServiceGetsATokenForItsSecretAndNobodyGetsOneWithout() {
        assertThat(basic("staff-service", "staff-secret", "client_credentials").text("token_type"))
                .isEqualTo("Bearer");
        assertThat(basic("staff-service", "resident-secret", "client_credentials")
                        .status())
                .isEqualTo(401);
        assertThat(basic("nobody", "staff-secret", "client_credentials").status())
                .isEqualTo(401);
        assertThat(basic("", "", "client_credentials").status()).isEqualTo(401);
        assertThat(basic("staff-service", "staff-secret", "password").text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aServicesTokenOpensNothingOfTheConsoleAndAForgedOneNothingAtAll() {
        var service =
                basic("staff-service", "staff-secret", "client_credentials").text("access_token");
        assertThat(new Browser().withToken(service).get("/api/auth/v1/me").status())
                .isEqualTo(403);
        var forged = service.substring(0, service.lastIndexOf('.') + 1) + "A".repeat(86);
        assertThat(new Browser().withToken(forged).get("/api/auth/v1/me").status())
                .isEqualTo(401);
        var unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + service.substring(service.indexOf('.'), service.lastIndexOf('.') + 1);
        assertThat(new Browser().withToken(unsigned).get("/api/auth/v1/me").status())
                .isEqualTo(401);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSignsAndTheLastOneUntilNobodyHoldsItsTokens() {
        var properties = new TokenProperties(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofDays(30), "");
        var start = Instant.ofEpochSecond(Duration.ofDays(30).toSeconds() * 900);
        var first = ring(properties, start.plus(Duration.ofDays(10)));
        var key = first.current().getKeyID();
        assertThat(first.published().getKeys()).hasSize(1);

        var beforeTurn = ring(properties, start.plus(Duration.ofDays(29)).plus(Duration.ofHours(12)));
        beforeTurn.turn();
        assertThat(beforeTurn.current().getKeyID()).isEqualTo(key);
        assertThat(beforeTurn.published().getKeys()).hasSize(2);

        var afterTurn = ring(properties, start.plus(Duration.ofDays(30)).plus(Duration.ofHours(1)));
        assertThat(afterTurn.current().getKeyID()).isNotEqualTo(key);
        assertThat(afterTurn.published().getKeyByKeyId(key)).isNotNull();

        var muchLater = ring(properties, start.plus(Duration.ofDays(61)));
        muchLater.turn();
        assertThat(muchLater.published().getKeyByKeyId(key)).isNull();
        assertThat(keys.ofPeriods(List.of(900L))).isEmpty();
    }

    @Test
    void twoInstancesAgreeOnOneKeyAndPrivateKeysAreEncrypted() {
        var properties = new TokenProperties(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofDays(30), "");
        var at = Instant.ofEpochSecond(Duration.ofDays(30).toSeconds() * 990 + 5);
        assertThat(ring(properties, at).current().getKeyID())
                .isEqualTo(ring(properties, at).current().getKeyID());
        assertThat(mongo.findAll(Document.class, "signing_keys").toString()).doesNotContain("\"d\"");
    }

    private KeyRing ring(TokenProperties properties, Instant at) {
        return new KeyRing(keys, cipher, properties, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static Browser.Answer basic(String name, String secret, String grant) {
        var credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return new Browser()
                .exchange(
                        "POST",
                        "/oauth2/token",
                        "grant_type=" + grant,
                        Map.of(
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Authorization",
                                "Basic " + credentials));
    }
}
