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
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.haina.simulators.exchanges.Exchange;
import com.haina.simulators.exchanges.Exchanges;
import com.haina.simulators.faults.Fault;
import com.haina.simulators.faults.FaultKind;
import com.haina.simulators.faults.Faults;

/** Pushes events to the platform as WeChat and WeCom do: encrypted, signed, answered with {@code success}. */
@Component
public final class Callbacks {

    private final CallbackProperties properties;
    private final Faults faults;
    private final Exchanges exchanges;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
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
        Thread.ofVirtual().name("push-" + event).start(() -> {
            try {
                int attempt = 1;
                while (!push(target, event, message, person).taken() && attempt++ < properties.attempts()) {
                    Thread.sleep(properties.retryAfter());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One attempt; a fault that loses the push counts as taken, for the sender never learns of it. */
    public PushResult push(CallbackTarget target, String event, String message) {
        return push(target, event, message, "");
    }

    private PushResult push(CallbackTarget target, String event, String message, String person) {
        List<Fault> hit = faults.forPush(event);
        Set<FaultKind> kinds =
                hit.stream().map(Fault::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
        if (kinds.contains(FaultKind.CALLBACK_DROP)) {
            record(target, event, message, "", "dropped", true, kinds, clock.instant(), person);
            return new PushResult(true, 0);
        }
        try {
            Thread.sleep(hit.stream().mapToLong(Fault::delayMs).sum());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PushResult(false, 0);
        }
        PushResult result = send(target, event, message, kinds, person);
        return kinds.contains(FaultKind.CALLBACK_DUPLICATE) ? send(target, event, message, kinds, person) : result;
    }

    private PushResult send(CallbackTarget target, String event, String message, Set<FaultKind> kinds, String person) {
        Instant start = clock.instant();
        HttpRequest request = seal(target, message, kinds);
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            boolean taken = answer.statusCode() == 200 && answer.body().strip().equals("success");
            record(
                    target,
                    event,
                    message,
                    answer.body(),
                    Integer.toString(answer.statusCode()),
                    !taken,
                    kinds,
                    start,
                    person);
            return new PushResult(taken, answer.statusCode());
        } catch (IOException unreachable) {
            record(target, event, message, "", "unreachable", true, kinds, start, person);
            return new PushResult(false, 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PushResult(false, 0);
        }
    }

    private HttpRequest seal(CallbackTarget target, String message, Set<FaultKind> kinds) {
        boolean previous = kinds.contains(FaultKind.CALLBACK_PREVIOUS_KEY)
                && !target.previousAesKey().isEmpty();
        MessageCrypto crypto = new MessageCrypto(
                target.token(), previous ? target.previousAesKey() : target.aesKey(), target.receiverId());
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Integer.toString(random.nextInt(100_000_000, Integer.MAX_VALUE));
        String encrypted = crypto.encrypt(message);
        String signature = crypto.sign(timestamp, nonce, encrypted);
        if (kinds.contains(FaultKind.CALLBACK_WRONG_SIGNATURE)) {
            signature = new StringBuilder(signature).reverse().toString();
        }
        String query = "timestamp=" + timestamp + "&nonce=" + nonce + "&msg_signature=" + signature;
        String envelope;
        if (target.style() == CallbackTarget.Style.WECHAT_EVENT) {
            query = "signature=" + crypto.sign(timestamp, nonce, "") + "&encrypt_type=aes&" + query;
            envelope = Xml.of("AppId", target.receiverId(), "Encrypt", encrypted);
        } else {
            envelope = Xml.of("ToUserName", target.receiverId(), "AgentID", "", "Encrypt", encrypted);
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
