package com.haina.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.haina.simulators.callbacks.MessageCrypto;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The platform's end of the pushes: keeps what arrives, as it arrives. */
public final class Platform {

    static final Platform RUNNING = new Platform();

    private static final Pattern ENCRYPT = Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");

    private final HttpServer server;
    private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
    private volatile int failures;
    private volatile Function<Push, String> answers = push -> "success";

    private Platform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answerWell() {
        failures = 0;
        answers = push -> "success";
        pushes.clear();
    }

    /** The next so many pushes are answered with 503. */
    public void failNext(int times) {
        failures = times;
    }

    /** From now on pushes are answered with this. */
    public void answerWith(Function<Push, String> answer) {
        answers = answer;
    }

    /** Waits for a push to this path whose message contains the text. */
    public Push await(String path, String text) {
        return await(push -> push.path.equals(path) && push.message().contains(text), Duration.ofSeconds(15));
    }

    /** Waits for the next push that fits; others are dropped. */
    public Push await(Predicate<Push> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                Push push = pushes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (push == null) {
                    throw new AssertionError("no such push within " + atMost);
                }
                if (wanted.test(push)) {
                    return push;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        boolean fail = failures > 0;
        if (fail) {
            failures--;
        }
        Push push = new Push(exchange.getRequestURI().getPath(), query, body, !fail);
        // Chosen before a test can see the push: what the test sets next is for the next push.
        Function<Push, String> chosen = answers;
        pushes.add(push);
        byte[] answer = (fail ? "busy" : chosen.apply(push)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fail ? 503 : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** A push as it arrived. */
    public record Push(String path, Map<String, String> query, String body, boolean taken) {

        private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

        /** The message inside, or an empty text when it is not for us. */
        public String message() {
            try {
                return message(KEY);
            } catch (IllegalArgumentException notOurs) {
                return "";
            }
        }

        /** @throws IllegalArgumentException when signature, key or receiver do not fit */
        public String message(String key) {
            Matcher encrypted = ENCRYPT.matcher(body);
            if (!encrypted.find()) {
                throw new IllegalArgumentException("no Encrypt in " + body);
            }
            MessageCrypto crypto = path.startsWith("/wechat")
                    ? new MessageCrypto("simulated-component-token", key, "wx5e1f00000000c0de")
                    : new MessageCrypto("simulated-suite-token", key, "ww5e1f00000000beef");
            return crypto.decrypt(
                    query.get("msg_signature"), query.get("timestamp"), query.get("nonce"), encrypted.group(1));
        }
    }
}
