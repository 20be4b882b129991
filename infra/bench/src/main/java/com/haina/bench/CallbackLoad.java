package com.haina.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.bson.Document;

import com.haina.weixin.EnvelopeCipher;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;

import static com.mongodb.client.model.Filters.in;

/**
 * Messages of followers at a fixed rate, as WeChat sends them, and what became of each. The moments are planned beforehand and a late start
 * counts as latency, so a slow answer does not slow the load down. Every twentieth message is sent again after 100 ms. Arguments: callback
 * address, app id, messages a second, seconds. Environment: {@code WECHAT_COMPONENT_APP_ID}, {@code WECHAT_COMPONENT_TOKEN},
 * {@code WECHAT_COMPONENT_AES_KEY}, {@code MONGODB_URI}. The last line of its output is JSON.
 */
public final class CallbackLoad {

    private static final int REPEATED = 20;

    /** This program's own classes and connections; what it measures is warmed up by runs before. */
    private static final int OWN_WARM_UP_SECONDS = 5;

    private static final Duration SETTLE = Duration.ofSeconds(60);

    private final URI address;
    private final String appId;
    private final EnvelopeCipher cipher;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private long begun;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();

    private CallbackLoad(URI address, String appId, EnvelopeCipher cipher) {
        this.address = address;
        this.appId = appId;
        this.cipher = cipher;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("arguments: address app-id rate seconds");
        }
        Map<String, String> env = System.getenv();
        EnvelopeCipher cipher = new EnvelopeCipher(
                Objects.requireNonNull(env.get("WECHAT_COMPONENT_TOKEN")),
                Objects.requireNonNull(env.get("WECHAT_COMPONENT_AES_KEY")),
                Objects.requireNonNull(env.get("WECHAT_COMPONENT_APP_ID")));
        System.out.println(new CallbackLoad(URI.create(arguments[0]), arguments[1], cipher)
                .run(
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        env.getOrDefault("MONGODB_URI", "mongodb://127.0.0.1:27117"))
                .toJson());
    }

    private Document run(int rate, int seconds, String store) throws InterruptedException {
        String run = Long.toString(System.nanoTime(), 36);
        send(run + "-w", Math.max(1, rate / 4), OWN_WARM_UP_SECONDS);
        nanos.clear();
        List<String> ids = send(run, rate, seconds);
        double lasted = (System.nanoTime() - begun) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        try (MongoClient client = MongoClients.create(store)) {
            Fate fate = fate(client.getDatabase("haina_wechat").getCollection("received_messages"), ids);
            return new Document("rate_per_s", round(ids.size() / lasted))
                    .append("sent", ids.size())
                    .append("repeated", sorted.length - ids.size())
                    .append("p50_ms", millis(sorted, 0.50))
                    .append("p99_ms", millis(sorted, 0.99))
                    .append("max_ms", millis(sorted, 1))
                    .append("refused", refused.get())
                    .append("silent", silent.get())
                    .append("lost", fate.lost)
                    .append("doubled", fate.doubled);
        }
    }

    /** Ids of what was sent, when all is answered. Sealed beforehand: that is WeChat's work, on processors that are not ours. */
    private List<String> send(String run, int rate, int seconds) {
        List<String> ids = new ArrayList<>();
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < rate * seconds; i++) {
            String id = run + "-" + i;
            ids.add(appId + ":" + id);
            requests.add(sealed(message(id, i)));
        }
        begun = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests.size(); i++) {
                HttpRequest request = requests.get(i);
                long planned = begun + i * 1_000_000_000L / rate;
                while (System.nanoTime() < planned) {
                    LockSupport.parkNanos(planned - System.nanoTime());
                }
                senders.submit(() -> send(request, planned));
                if (i % REPEATED == 0) {
                    senders.submit(() -> {
                        LockSupport.parkNanos(100_000_000L);
                        send(request, System.nanoTime());
                    });
                }
            }
        }
        return ids;
    }

    private HttpRequest sealed(String xml) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String ciphertext = cipher.seal(xml);
        String query = "?encrypt_type=aes&nonce=n&timestamp=" + timestamp + "&msg_signature="
                + cipher.signature(timestamp, "n", ciphertext);
        return HttpRequest.newBuilder(URI.create(address + query))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[" + ciphertext
                                + "]]></Encrypt></xml>"))
                .build();
    }

    private void send(HttpRequest request, long planned) {
        try {
            if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() != 200) {
                refused.incrementAndGet();
            }
        } catch (IOException late) {
            silent.incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        nanos.add(System.nanoTime() - planned);
    }

    private static String message(String id, int number) {
        return "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[oBench%05d]]></FromUserName><CreateTime>%d</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好%d]]></Content><MsgId>%s</MsgId></xml>"
                .formatted(number % 5000, Instant.now().getEpochSecond(), number, id);
    }

    /** Waits until all that is kept was acted on, then counts what is not there or not done, and what was acted on more than once. */
    private static Fate fate(MongoCollection<Document> messages, List<String> ids) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            int done = 0;
            int doubled = 0;
            for (int from = 0; from < ids.size(); from += 500) {
                for (Document one : messages.find(in("_id", ids.subList(from, Math.min(ids.size(), from + 500))))) {
                    done += one.getBoolean("done", false) ? 1 : 0;
                    doubled += one.getInteger("handled", 0) > 1 ? 1 : 0;
                }
            }
            if (done == ids.size() || System.nanoTime() > deadline) {
                return new Fate(ids.size() - done, doubled);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private record Fate(int lost, int doubled) {}

    private static double millis(long[] sorted, double quantile) {
        return round(sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * quantile))] / 1e6);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
