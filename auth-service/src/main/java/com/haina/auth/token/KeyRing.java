package com.haina.auth.token;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.outbox.Ids;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/**
 * The signing keys: one per period, made a day ahead so that every cache knows it before it signs, published for a period longer than it
 * signs, then removed. Private keys are encrypted in the store.
 */
@Component
class KeyRing implements JWKSource<SecurityContext> {

    private static final String CONTEXT = "auth.signing-key";
    private static final Duration AHEAD = Duration.ofDays(1);

    private final SigningKeys keys;
    private final FieldCipher cipher;
    private final Duration period;
    private final Clock clock;
    private volatile Map<Long, ECKey> known = Map.of();

    KeyRing(SigningKeys keys, FieldCipher cipher, TokenProperties properties, Clock clock) {
        this.keys = keys;
        this.cipher = cipher;
        this.period = properties.keyPeriod();
        this.clock = clock;
    }

    /** The key that signs now. */
    ECKey current() {
        var number = periodAt(Duration.ZERO);
        var key = known.get(number);
        if (key == null) {
            turn();
            key = known.get(number);
        }
        if (key == null) {
            throw new IllegalStateException("no signing key for period " + number);
        }
        return key;
    }

    /** What others need to check tokens. */
    JWKSet published() {
        if (known.isEmpty()) {
            turn();
        }
        return new JWKSet(new ArrayList<JWK>(known.values())).toPublicJWKSet();
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        var found = selector.select(new JWKSet(new ArrayList<JWK>(known.values())));
        if (found.isEmpty()) {
            load(); // another instance may have turned first
            found = selector.select(new JWKSet(new ArrayList<JWK>(known.values())));
        }
        return found;
    }

    /** Makes what is missing, forgets what nobody can hold a token of any more. */
    @Scheduled(fixedDelayString = "PT1H")
    @EventListener(ApplicationReadyEvent.class)
    synchronized void turn() {
        load();
        var ahead = AHEAD.compareTo(period) < 0 ? AHEAD : period.dividedBy(2);
        LongStream.of(periodAt(Duration.ZERO), periodAt(ahead))
                .distinct()
                .filter(number -> !known.containsKey(number))
                .forEach(this::make);
        load();
        keys.removeOfPeriod(periodAt(Duration.ZERO) - 2);
    }

    private void make(long number) {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(Ids.next())
                    .generate();
            keys.add(new SigningKey(number, cipher.encrypt(key.toJSONString(), CONTEXT)));
        } catch (DuplicateKeyException made) {
            // by another instance; it is loaded next
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void load() {
        var now = periodAt(Duration.ZERO);
        var loaded = new TreeMap<Long, ECKey>();
        for (var key : keys.ofPeriods(List.of(now - 1, now, now + 1))) {
            try {
                loaded.put(key.period(), ECKey.parse(cipher.decrypt(key.jwk(), CONTEXT)));
            } catch (ParseException e) {
                throw new IllegalStateException("a signing key cannot be read");
            }
        }
        known = Map.copyOf(loaded);
    }

    private long periodAt(Duration later) {
        return clock.instant().plus(later).getEpochSecond() / period.toSeconds();
    }
}
