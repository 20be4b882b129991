package com.haina.auth.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.weixin.CallbackXml;
import com.haina.weixin.EnvelopeCipher;
import com.haina.weixin.EnvelopeCipher.InvalidEnvelope;

/**
 * Takes a push of the Open Platform: checks it, keeps it, and only then lets it be answered. A ticket is used at once; what needs calls to
 * WeChat is done in the background, and again after a crash.
 */
@Component
class ReceivePush {

    private static final Logger log = LoggerFactory.getLogger(ReceivePush.class);
    private static final String CONTEXT = "auth.push";
    private static final Duration LEFT_AFTER = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 50;

    private final ComponentProperties properties;
    private final List<EnvelopeCipher> ciphers = new ArrayList<>();
    private final ReceivedPushes pushes;
    private final ComponentSecrets secrets;
    private final FieldCipher cipher;
    private final ObjectProvider<AuthorizationObserver> observers;
    private final Executor background;
    private final Clock clock;

    ReceivePush(
            ComponentProperties properties,
            ReceivedPushes pushes,
            ComponentSecrets secrets,
            FieldCipher cipher,
            ObjectProvider<AuthorizationObserver> observers,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.properties = properties;
        ciphers.add(new EnvelopeCipher(properties.token(), properties.aesKey(), properties.appId()));
        if (!properties.previousAesKey().isEmpty()) {
            ciphers.add(new EnvelopeCipher(properties.token(), properties.previousAesKey(), properties.appId()));
        }
        this.pushes = pushes;
        this.secrets = secrets;
        this.cipher = cipher;
        this.observers = observers;
        this.background = background;
        this.clock = clock;
    }

    /** Whether a URL verification comes from WeChat. */
    boolean verifies(String signature, String timestamp, String nonce) {
        var expected = ciphers.getFirst().signature(timestamp, nonce).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes a push. When it returns, the push is kept and may be answered.
     *
     * @throws InvalidEnvelope when it is not from WeChat, not for us or not of this time
     */
    void receive(String msgSignature, String timestamp, String nonce, String body) {
        requireRecent(timestamp);
        var envelope = CallbackXml.read(body);
        var xml = open(msgSignature, timestamp, nonce, envelope.getOrDefault("Encrypt", ""));
        var push = new ReceivedPush(digest(msgSignature, timestamp, nonce), seal(xml), clock.instant());
        if (!pushes.add(push)) {
            return; // the same push again: kept, and handled or about to be
        }
        var message = CallbackXml.read(xml);
        if ("component_verify_ticket".equals(message.get("InfoType"))) {
            handle(push.id(), message);
        } else {
            background.execute(() -> handle(push.id(), message));
        }
    }

    Sealed seal(String xml) {
        return cipher.encrypt(xml, CONTEXT);
    }

    /** What a crash or a failure left. */
    @Scheduled(fixedDelayString = "PT5S")
    void handleLeftovers() {
        for (var push : pushes.leftBefore(clock.instant().minus(LEFT_AFTER))) {
            handle(push.id(), CallbackXml.read(cipher.decrypt(push.content(), CONTEXT)));
        }
    }

    /** Longer than the window in which the same push would be taken again. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        pushes.removeHandledBefore(
                clock.instant().minus(properties.callbackWindow().multipliedBy(6)));
    }

    private void handle(String id, Map<String, String> message) {
        var type = message.getOrDefault("InfoType", "");
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(message.getOrDefault("CreateTime", "0")));
            switch (type) {
                case "component_verify_ticket" ->
                    secrets.receiveTicket(message.getOrDefault("ComponentVerifyTicket", ""), at);
                case "authorized", "updateauthorized" ->
                    observers.forEach(observer -> observer.authorized(
                            message.getOrDefault("AuthorizerAppid", ""),
                            message.getOrDefault("AuthorizationCode", ""),
                            message.getOrDefault("PreAuthCode", ""),
                            at));
                case "unauthorized" ->
                    observers.forEach(
                            observer -> observer.unauthorized(message.getOrDefault("AuthorizerAppid", ""), at));
                default -> log.debug("push of type {} needs nothing", type);
            }
            finish(id, ReceivedPush::finish);
        } catch (RuntimeException failure) {
            log.warn("push {} of type {} failed, will be tried again: {}", id, type, failure.toString());
            finish(id, push -> {
                push.failed();
                if (push.attempts() >= ATTEMPTS) {
                    push.finish();
                }
            });
        }
    }

    private void finish(String id, Consumer<ReceivedPush> change) {
        pushes.ofId(id).ifPresent(push -> {
            change.accept(push);
            try {
                pushes.save(push);
            } catch (OptimisticLockingFailureException meanwhile) {
                log.debug("push {} was handled twice", id);
            }
        });
    }

    private String open(String msgSignature, String timestamp, String nonce, String ciphertext) {
        var last = ciphers.getLast();
        for (var envelope : ciphers.subList(0, ciphers.size() - 1)) {
            try {
                return envelope.open(msgSignature, timestamp, nonce, ciphertext);
            } catch (InvalidEnvelope invalid) {
                log.debug("not with the current key; the previous one may fit");
            }
        }
        return last.open(msgSignature, timestamp, nonce, ciphertext);
    }

    private void requireRecent(String timestamp) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            if (age.abs().compareTo(properties.callbackWindow()) > 0) {
                throw new InvalidEnvelope("time");
            }
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new InvalidEnvelope("time");
        }
    }

    private static String digest(String... parts) {
        try {
            var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
