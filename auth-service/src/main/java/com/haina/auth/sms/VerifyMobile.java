package com.haina.auth.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.sms.SmsSender.SmsUndelivered;
import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.outbox.Ids;

/**
 * Proves by a code that somebody holds a mobile. Issuing answers the same, and as fast, whether a message goes out or not: a message is
 * only sent where the caller says that it is wanted, and always in the background.
 */
@Component
public class VerifyMobile {

    private static final Logger log = LoggerFactory.getLogger(VerifyMobile.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final SmsProperties properties;
    private final SmsCodes codes;
    private final Tallies tallies;
    private final BlindIndex digests;
    private final SmsSender sender;
    private final Executor background;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    VerifyMobile(
            SmsProperties properties,
            SmsCodes codes,
            Tallies tallies,
            BlindIndex digests,
            SmsSender sender,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.properties = properties;
        this.codes = codes;
        this.tallies = tallies;
        this.digests = digests;
        this.sender = sender;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Makes a code for a mobile and a purpose; the code before it is void.
     *
     * @param purpose what the code is good for, and for nothing else
     * @param address where the request came from
     * @param wanted whether a message is sent; without it everything else happens all the same
     * @throws TooManyCodes beyond the limits
     */
    public IssuedCode issue(Mobile mobile, String purpose, String address, boolean wanted) {
        return issue(mobile, purpose, new Origin("address", address, 1), wanted);
    }

    /** The same for a resident, whose address counts for many. */
    IssuedCode issueToResident(Mobile mobile, String purpose, String address) {
        return issue(mobile, purpose, resident(address), true);
    }

    private Origin resident(String address) {
        return new Origin("residents", address, properties.residentsPerAddress());
    }

    /** Where a request came from, and how many times an address's limits hold there. */
    private record Origin(String kind, String address, int times) {}

    private IssuedCode issue(Mobile mobile, String purpose, Origin from, boolean wanted) {
        var now = clock.instant();
        var subject = digests.acrossTenants("sms.mobile", mobile.digits());
        var origin = from.kind() + ":" + digests.acrossTenants("sms.address", from.address());
        if (!tallies.pause("pause:" + subject, properties.resendAfter(), now)) {
            throw new TooManyCodes(properties.resendAfter());
        }
        limit("codes:" + origin, HOUR, properties.perAddressHour() * from.times());
        limit("codes:" + origin, DAY, properties.perAddressDay() * from.times());
        limit("codes:mobile:" + subject, HOUR, properties.perMobileHour());
        limit("codes:mobile:" + subject, DAY, properties.perMobileDay());

        var code = "%06d".formatted(random.nextInt(1_000_000));
        var salt = Ids.next();
        codes.put(id(mobile, purpose), salt, digest(salt, code), now.plus(properties.validFor()), properties.tries());
        if (wanted) {
            background.execute(() -> send(mobile, code));
        }
        return new IssuedCode(
                mobile.masked(),
                properties.validFor().toSeconds(),
                properties.resendAfter().toSeconds());
    }

    /**
     * Redeems a code, once.
     *
     * @throws WrongCode for whatever reason
     * @throws TooManyCodes after too many wrong ones from this address
     */
    public void verify(Mobile mobile, String purpose, String code, String address) {
        verify(mobile, purpose, code, new Origin("address", address, 1));
    }

    /** The same for a resident, whose address counts for many. */
    void verifyResident(Mobile mobile, String purpose, String code, String address) {
        verify(mobile, purpose, code, resident(address));
    }

    private void verify(Mobile mobile, String purpose, String code, Origin from) {
        var now = clock.instant();
        var failures = "failures:" + from.kind() + ":" + digests.acrossTenants("sms.address", from.address());
        if (tallies.read(failures, HOUR, now) >= (long) properties.failuresPerAddressHour() * from.times()) {
            throw new TooManyCodes(HOUR);
        }
        var id = id(mobile, purpose);
        var kept = codes.tryOnce(id, now);
        var salt = kept.map(SmsCode::salt).orElse("none");
        var expected = kept.map(SmsCode::digest).orElse("none");
        var given = digest(salt, code.strip());
        var same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
        if (!same || !codes.redeem(id, expected)) {
            tallies.count(failures, HOUR, now);
            throw new WrongCode();
        }
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forget() {
        codes.removeEndedBefore(clock.instant());
        tallies.removeEndedBefore(clock.instant());
    }

    private void limit(String what, Duration stretch, int most) {
        if (tallies.count(what, stretch, clock.instant()) > most) {
            throw new TooManyCodes(stretch);
        }
    }

    private void send(Mobile mobile, String code) {
        try {
            sender.send(mobile, code, properties.validFor().toMinutes());
        } catch (SmsUndelivered failure) {
            log.warn("a code for {} was not sent: {}", mobile, failure.getMessage());
        }
    }

    private String id(Mobile mobile, String purpose) {
        return digests.acrossTenants("sms.code-for", purpose + "\n" + mobile.digits());
    }

    /** Keyed and salted: six digits are few, without the key nobody can try them all against a stolen store. */
    private String digest(String salt, String code) {
        return digests.acrossTenants("sms.code", salt + "\n" + code);
    }

    /**
     * A code is on its way, or so it seems.
     *
     * @param mobileMasked to whom
     * @param expiresInSeconds how long it is good
     * @param resendAfterSeconds when another may be asked for
     */
    public record IssuedCode(String mobileMasked, long expiresInSeconds, long resendAfterSeconds) {}
}
