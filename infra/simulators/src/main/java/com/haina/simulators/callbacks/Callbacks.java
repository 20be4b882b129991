package com.haina.simulators.callbacks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

import com.haina.simulators.exchanges.Exchange;
import com.haina.simulators.exchanges.Exchanges;
import com.haina.simulators.faults.Fault;
import com.haina.simulators.faults.FaultKind;
import com.haina.simulators.faults.Faults;

/**
 * Pushes events and messages to the platform as WeChat and WeCom do: encrypted, signed, answered with {@code success}; a
 * message may be answered with an encrypted reply, too.
 */
@Component
public final class Callbacks {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);
    private static final Duration STALE = Duration.ofHours(1);

    private final CallbackProperties properties;
    private final Faults faults;
    private final Exchanges exchanges;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<URI, CountDownLatch> held = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Callbacks(CallbackProperties properties, Faults faults, Exchanges exchanges, Clock clock) {
        this.properties = properties;
        this.faults = faults;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * Pushes in the background, with the configured number of attempts.
     *
     * @param person the id of the person whose doing it is, empty for nobody's
     */
    public void pushSoon(CallbackTarget target, String event, String message, String person) {
        Thread.ofVirtual().name("push-" + event).start(() -> pushNow(target, event, message, person));
    }

    /** Pushes with the configured number of attempts, each with the same message, and waits for the end of it. */
    public PushResult pushNow(CallbackTarget target, String event, String message, String person) {
        try {
            int attempt = 1;
            PushResult result = push(target, event, message, person);
            while (!result.taken() && attempt++ < properties.attempts()) {
                Thread.sleep(properties.retryAfter());
                result = push(target, event, message, person);
            }
            return result;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return PushResult.NONE;
        }
    }

    /** One attempt; a fault that loses the push counts as taken, for the sender never learns of it. */
    public PushResult push(CallbackTarget target, String event, String message) {
        return push(target, event, message, "");
    }

    private PushResult push(CallbackTarget target, String event, String message, String person) {
        List<Fault> hit = faults.forPush(target.account(), event);
        Set<FaultKind> kinds =
                hit.stream().map(Fault::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
        if (kinds.contains(FaultKind.CALLBACK_DROP)) {
            record(target, event, message, "", "dropped", true, kinds, clock.instant(), person);
            return new PushResult(true, 0, "");
        }
        if (kinds.contains(FaultKind.CALLBACK_OUTAGE)) {
            record(target, event, message, "", "unreachable", true, kinds, clock.instant(), person);
            return PushResult.NONE;
        }
        try {
            Thread.sleep(hit.stream().mapToLong(Fault::delayMs).sum());
            if (kinds.contains(FaultKind.CALLBACK_REORDER)) {
                CountDownLatch next = held.computeIfAbsent(target.url(), url -> new CountDownLatch(1));
                next.await(LONGEST_HOLD.toMillis(), TimeUnit.MILLISECONDS);
                held.remove(target.url(), next);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return PushResult.NONE;
        }
        PushResult result = send(target, event, message, kinds, person);
        if (kinds.contains(FaultKind.CALLBACK_DUPLICATE)) {
            result = send(target, event, message, kinds, person);
        }
        CountDownLatch waiting = held.get(target.url());
        if (waiting != null && !kinds.contains(FaultKind.CALLBACK_REORDER)) {
            waiting.countDown();
        }
        return result;
    }

    private PushResult send(CallbackTarget target, String event, String message, Set<FaultKind> kinds, String person) {
        Instant start = clock.instant();
        HttpRequest request = seal(target, message, kinds);
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Optional<String> reply =
                    answer.statusCode() == 200 ? reply(target, answer.body(), kinds) : Optional.empty();
            boolean taken = reply.isPresent();
            record(
                    target,
                    event,
                    message,
                    reply.filter(text -> !text.isEmpty()).orElse(answer.body()),
                    Integer.toString(answer.statusCode()),
                    !taken,
                    kinds,
                    start,
                    person);
            return new PushResult(taken, answer.statusCode(), reply.orElse(""));
        } catch (IOException unreachable) {
            record(target, event, message, "", "unreachable", true, kinds, start, person);
            return PushResult.NONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return PushResult.NONE;
        }
    }

    /** The reply in an answer, empty text for none; nothing when WeChat could not make sense of the answer. */
    private static Optional<String> reply(CallbackTarget target, String body, Set<FaultKind> kinds) {
        String answer = body.strip();
        if (answer.equals("success")) {
            return Optional.of("");
        }
        if (target.style() != CallbackTarget.Style.WECHAT_MESSAGE) {
            return Optional.empty();
        }
        if (answer.isEmpty()) {
            return Optional.of("");
        }
        try {
            Element envelope = Xml.read(answer);
            String message = crypto(target, kinds)
                    .decrypt(
                            Xml.text(envelope, "MsgSignature"),
                            Xml.text(envelope, "TimeStamp"),
                            Xml.text(envelope, "Nonce"),
                            Xml.text(envelope, "Encrypt"));
            Xml.read(message);
            return Optional.of(message);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static MessageCrypto crypto(CallbackTarget target, Set<FaultKind> kinds) {
        boolean previous = kinds.contains(FaultKind.CALLBACK_PREVIOUS_KEY)
                && !target.previousAesKey().isEmpty();
        return new MessageCrypto(
                target.token(), previous ? target.previousAesKey() : target.aesKey(), target.receiverId());
    }

    private HttpRequest seal(CallbackTarget target, String message, Set<FaultKind> kinds) {
        MessageCrypto crypto = crypto(target, kinds);
        Instant time = clock.instant();
        if (kinds.contains(FaultKind.CALLBACK_STALE)) {
            time = time.minus(STALE);
        }
        String timestamp = Long.toString(time.getEpochSecond());
        String nonce = Integer.toString(random.nextInt(100_000_000, Integer.MAX_VALUE));
        String encrypted = crypto.encrypt(message);
        String signature = crypto.sign(timestamp, nonce, encrypted);
        if (kinds.contains(FaultKind.CALLBACK_WRONG_SIGNATURE)) {
            signature = new StringBuilder(signature).reverse().toString();
        }
        String query = "timestamp=" + timestamp + "&nonce=" + nonce + "&msg_signature=" + signature;
        String envelope;
        if (target.style() == CallbackTarget.Style.WECOM) {
            envelope = Xml.of("ToUserName", target.receiverId(), "AgentID", "", "Encrypt", encrypted);
        } else {
            query = "signature=" + crypto.sign(timestamp, nonce, "") + "&encrypt_type=aes&" + query;
            envelope = Xml.of("AppId", target.receiverId(), "Encrypt", encrypted);
        }
        if (target.style() == CallbackTarget.Style.WECHAT_MESSAGE) {
            query += "&openid=" + target.openId();
            envelope = Xml.of("ToUserName", target.userName(), "Encrypt", encrypted);
        }
        return HttpRequest.newBuilder(URI.create(target.url() + "?" + query))
                .timeout(properties.timeout())
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
    }

    private void record(
            CallbackTarget target,
            String event,
            String message,
            String answer,
            String outcome,
            boolean failed,
            Set<FaultKind> kinds,
            Instant start,
            String person) {
        String names = kinds.stream().map(FaultKind::name).collect(Collectors.joining(" "));
        long millis = Duration.between(start, clock.instant()).toMillis();
        exchanges.add(new Exchange(
                0,
                start,
                false,
                event,
                "POST " + target.url(),
                message,
                answer,
                outcome,
                failed,
                names,
                millis,
                person));
    }
}
