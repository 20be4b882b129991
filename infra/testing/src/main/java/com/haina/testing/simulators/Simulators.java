package com.haina.testing.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulators in a process of their own, started once for all tests of this JVM and told that the platform is this service. Needs
 * {@code infra/simulators} built to {@code package}; without, the tests that use it are skipped and say so.
 */
public final class Simulators {

    /** Where the service under test listens; no gateway stands between. */
    public static final int SERVICE_PORT = freePort();

    public static final int PORT = freePort();

    public static final String COMPONENT_APP_ID = "wx5e1f00000000c0de";
    public static final String COMPONENT_TOKEN = "simulated-component-token";
    public static final String COMPONENT_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static boolean started;

    private Simulators() {}

    /** Starts them unless they run. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        var target = Path.of("../infra/simulators/target").toAbsolutePath().normalize();
        var classpath = target.resolve("runtime.classpath");
        Assumptions.assumeTrue(
                Files.exists(classpath),
                "infra/simulators is not packaged: ./mvnw -q -pl infra/simulators -am package -DskipTests");
        try {
            var data = Files.createDirectories(
                    Path.of("target", "simulators-" + ProcessHandle.current().pid()));
            var command = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    target.resolve("classes") + ":"
                            + Files.readString(classpath).strip(),
                    "com.haina.simulators.SimulatorsApplication");
            command.environment().put("SIMULATORS_PORT", String.valueOf(PORT));
            command.environment().put("HAINA_DATA_DIR", data.toAbsolutePath().toString());
            command.environment().put("HAINA_PUBLIC_URL", "http://127.0.0.1:" + SERVICE_PORT);
            command.environment().put("HAINA_BIND_ADDRESS", "127.0.0.1");
            command.redirectErrorStream(true)
                    .redirectOutput(data.resolve("simulators.log").toFile());
            var process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Awaitility.await("the simulators")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> call("GET", "/actuator/health/readiness", null)
                            .path("status")
                            .asString("")
                            .equals("UP"));
            started = true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address under which a host of Tencent's is simulated. */
    public static String host(String name) {
        return "http://127.0.0.1:" + PORT + "/" + name;
    }

    /** A new official account with one administrator; answers its app id. */
    public static String newAccount(String name, String alias, String person) {
        var body = new HashMap<String, Object>(
                Map.of("name", name, "kind", "SERVICE", "verified", true, "admins", List.of(person)));
        if (!alias.isEmpty()) {
            body.put("alias", alias);
        }
        return call("POST", "/sim/api/accounts", body).path("appId").asString();
    }

    /** A person scans a link and authorizes an account; answers where WeChat leads the browser. */
    public static URI authorize(String link, String person, String appId) {
        var qr = call("POST", "/sim/api/persons/" + person + "/scans", Map.of("link", link))
                .path("qr")
                .asString();
        var answer =
                call("POST", "/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", person, "appId", appId));
        return URI.create(answer.path("redirect").asString());
    }

    /** A person scans the page of a website login and confirms; answers where WeChat leads the browser. */
    public static URI confirmLogin(String link, String person) {
        var qr = call("POST", "/sim/api/persons/" + person + "/scans", Map.of("link", link))
                .path("qr")
                .asString();
        return URI.create(call("POST", "/sim/api/qrcodes/" + qr + "/login", Map.of("person", person))
                .path("redirect")
                .asString());
    }

    /** The code in the newest message to a mobile, once there are more than this many. */
    public static String codeSentTo(String mobile, int messagesBefore) {
        return Awaitility.await("a message to " + mobile)
                .atMost(Duration.ofSeconds(30))
                .until(() -> call("GET", "/sim/api/sms?mobile=" + mobile, null), inbox -> inbox.size() > messagesBefore)
                .get(0)
                .path("text")
                .asString()
                .replaceAll("\\D*(\\d{6}).*", "$1");
    }

    /** How many messages a mobile got. */
    public static int messagesTo(String mobile) {
        return call("GET", "/sim/api/sms?mobile=" + mobile, null).size();
    }

    /** The newest message of a mobile. */
    public static String lastMessageTo(String mobile) {
        return call("GET", "/sim/api/sms?mobile=" + mobile, null)
                .path(0)
                .path("text")
                .asString();
    }

    /** Makes them misbehave. */
    public static void fault(Map<String, Object> fault) {
        var whole = new HashMap<String, Object>(Map.of("delayMs", 0, "perMinute", 0, "count", 0));
        whole.putAll(fault);
        call("POST", "/sim/api/faults", whole);
    }

    /** All well again. */
    public static void noFaults() {
        call("DELETE", "/sim/api/faults", null);
    }

    /** How often the platform called an API path so far. */
    public static long calls(String path) {
        return call("GET", "/sim/api/exchanges?limit=200", null)
                .valueStream()
                .filter(exchange -> exchange.path("fromPlatform").asBoolean())
                .filter(exchange -> exchange.path("what").asString().contains(path))
                .count();
    }

    /** Any call of the control API. */
    public static JsonNode call(String method, String path, @Nullable Object body) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
