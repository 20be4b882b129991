package com.haina.wechat.callback;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import com.haina.weixin.CallbackXml;
import com.haina.weixin.EnvelopeCipher;
import com.haina.weixin.EnvelopeCipher.InvalidEnvelope;

/** Opens WeChat's envelopes with the current key or the one before, and answers with the key that fitted. */
@Component
@EnableConfigurationProperties(CallbackProperties.class)
class CallbackEnvelope {

    private final List<EnvelopeCipher> ciphers;
    private final Duration window;
    private final Clock clock;

    CallbackEnvelope(CallbackProperties properties, Clock clock) {
        this.ciphers = Stream.of(properties.aesKey(), properties.previousAesKey())
                .filter(key -> !key.isEmpty())
                .map(key -> new EnvelopeCipher(properties.token(), key, properties.componentAppId()))
                .toList();
        this.window = properties.window();
        this.clock = clock;
    }

    /** Whether a URL verification is WeChat's. */
    boolean verifies(String signature, String timestamp, String nonce) {
        return java.security.MessageDigest.isEqual(
                ciphers.getFirst().signature(timestamp, nonce).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                signature.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * Checks and opens a message.
     *
     * @throws InvalidEnvelope when it is not WeChat's, not for this platform or not of this time
     */
    Opened open(String msgSignature, String timestamp, String nonce, String body) {
        requireRecent(timestamp);
        String ciphertext = CallbackXml.read(body).getOrDefault("Encrypt", "");
        InvalidEnvelope refused = new InvalidEnvelope("key");
        for (EnvelopeCipher cipher : ciphers) {
            try {
                return new Opened(cipher.open(msgSignature, timestamp, nonce, ciphertext), cipher);
            } catch (InvalidEnvelope invalid) {
                refused = invalid; // the previous key may fit
            }
        }
        throw refused;
    }

    /** The encrypted form of an answer. */
    String seal(EnvelopeCipher cipher, String xml, String nonce) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String ciphertext = cipher.seal(xml);
        return ReplyXml.envelope(ciphertext, cipher.signature(timestamp, nonce, ciphertext), timestamp, nonce);
    }

    private void requireRecent(String timestamp) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            if (age.abs().compareTo(window) > 0) {
                throw new InvalidEnvelope("time");
            }
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new InvalidEnvelope("time");
        }
    }

    /**
     * An opened message.
     *
     * @param cipher with the key that fitted
     */
    record Opened(String xml, EnvelopeCipher cipher) {

        @Override
        public String toString() {
            return "Opened[]";
        }
    }
}
