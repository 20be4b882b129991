package com.haina.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * The platform that all journeys share: started once by {@code ./haina up} on free ports with empty data of its own under
 * {@code target}, stopped when they end. For quick work on a journey, {@code HAINA_JOURNEYS_ON=<state directory>} uses the platform that
 * runs there, on the ports that the environment names or else the default ones, and leaves it running.
 */
final class RunningPlatform {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private static final @Nullable String ON = System.getenv("HAINA_JOURNEYS_ON");
    private static final Map<String, String> DEFAULT_PORTS = Map.ofEntries(
            Map.entry("GATEWAY_PORT", "8080"),
            Map.entry("AUTH_PORT", "8101"),
            Map.entry("WECHAT_MP_PORT", "8102"),
            Map.entry("WECOM_PORT", "8103"),
            Map.entry("RESIDENT_PORT", "8104"),
            Map.entry("STAFF_PORT", "8105"),
            Map.entry("IMPORT_PORT", "8106"),
            Map.entry("NOTIFY_PORT", "8107"),
            Map.entry("DISCOVERY_PORT", "8761"),
            Map.entry("SIMULATORS_PORT", "8090"),
            Map.entry("STORE_PORT", "27117"),
            Map.entry("KAFKA_PORT", "9192"),
            Map.entry("KAFKA_CONTROLLER_PORT", "9193"));

    private static @Nullable RunningPlatform shared;
    private static @Nullable RuntimeException whyNot;

    private final Path state;
    private final Map<String, String> environment;
    private final Map<String, String> ports = new TreeMap<>();

    private RunningPlatform(Path state, Map<String, String> environment) {
        this.state = state.toAbsolutePath();
        this.environment = environment;
    }

    /** @throws IllegalStateException if it did not start; it is tried once, the other journeys are told at once */
    static synchronized RunningPlatform get() {
        if (whyNot != null) {
            throw new IllegalStateException("the platform did not start for an earlier journey", whyNot);
        }
        if (shared == null) {
            if (ON == null) {
                try {
                    shared = started(Path.of("target/haina"), Map.of());
                } catch (RuntimeException failure) {
                    whyNot = failure;
                    throw failure;
                }
            } else {
                shared = new RunningPlatform(Path.of(ON), Map.of());
                for (Map.Entry<String, String> port : DEFAULT_PORTS.entrySet()) {
                    shared.ports.put(port.getKey(), System.getenv().getOrDefault(port.getKey(), port.getValue()));
                }
            }
        }
        return shared;
    }

    /** Another platform beside the shared one, on a store and a broker that are not its own; to be closed by {@link #down()}. */
    static RunningPlatform on(String mongodbUri, String kafkaBootstrapServers) {
        return started(
                Path.of("target/haina-real"),
                Map.of("MONGODB_URI", mongodbUri, "KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers));
    }

    private static RunningPlatform started(Path state, Map<String, String> environment) {
        RunningPlatform platform = new RunningPlatform(state, environment);
        platform.choosePorts();
        Runtime.getRuntime().addShutdownHook(new Thread(platform::down));
        platform.down();
        platform.haina("up", "--reset");
        return platform;
    }

    void down() {
        haina("down");
    }

    /** Whether the process is one that this platform started: a store or broker that the environment names is not. */
    boolean owns(String service) {
        return Files.exists(state.resolve("run").resolve(service + ".json"));
    }

    /** What a browser and WeChat reach. */
    URI gateway() {
        return at("GATEWAY_PORT");
    }

    URI simulators() {
        return at("SIMULATORS_PORT");
    }

    /** Where its services keep what they know. */
    String mongodbUri() {
        String named = environment.getOrDefault("MONGODB_URI", System.getenv("MONGODB_URI"));
        return named == null ? "mongodb://127.0.0.1:" + ports.get("STORE_PORT") : named;
    }

    URI at(String port) {
        return URI.create("http://127.0.0.1:" + ports.get(port));
    }

    /** kill -9, as the power cut or the out-of-memory killer does it. */
    void kill(String service) {
        try {
            JsonNode record = Json.read(Files.readString(state.resolve("run").resolve(service + ".json")));
            ProcessHandle process =
                    ProcessHandle.of(record.required("pid").asLong()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("cannot kill " + service, failure);
        }
    }

    /** Starts whatever does not run. */
    void up() {
        haina("up");
    }

    /** A service's log as it stands. */
    String log(String service) {
        try {
            return Files.readString(state.resolve("logs").resolve(service + ".log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every log by service. */
    Map<String, String> logs() {
        Map<String, String> logs = new TreeMap<>();
        try (var files = Files.list(state.resolve("logs"))) {
            files.filter(file -> file.toString().endsWith(".log"))
                    .forEach(file -> logs.put(
                            file.getFileName().toString().replace(".log", ""),
                            log(file.getFileName().toString().replace(".log", ""))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return logs;
    }

    private void choosePorts() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (String name : DEFAULT_PORTS.keySet()) {
                ServerSocket socket = new ServerSocket(0);
                held.add(socket);
                ports.put(name, Integer.toString(socket.getLocalPort()));
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void haina(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("haina").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(ports);
        builder.environment().putAll(environment);
        builder.environment().put("HAINA_DIR", state.toString());
        builder.environment().put("KAFKA_SESSION_TIMEOUT_MS", "6000");
        builder.environment().put("HAINA_WECHAT_PUBLISHRETRY", "PT3S");
        builder.environment().put("HAINA_RESIDENT_SWEEPEVERY", "PT5S");
        // Every person of every journey comes from this one address; the limits themselves are auth-service's tests.
        builder.environment().put("GATEWAY_SIGN_IN_LIMIT", "1000");
        builder.environment().put("HAINA_AUTH_SMS_RESENDAFTER", "1s");
        builder.environment().put("HAINA_AUTH_SMS_PERADDRESSHOUR", "1000");
        builder.environment().put("HAINA_AUTH_SMS_PERADDRESSDAY", "1000");
        builder.environment().put("HAINA_AUTH_SMS_FAILURESPERADDRESSHOUR", "1000");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
