package com.haina.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Starting, telling how it is, refusing to start. */
class LocalInfrastructureIT {

    private static final String HEAP = "-Xmx160m";

    @Test
    void storeAndBrokerInOneProcessSayThatTheyAreHealthy() throws Exception {
        int storeHealth = LocalProcess.freePort();
        int kafkaHealth = LocalProcess.freePort();
        Map<String, String> environment = Map.of(
                "STORE_PORT", String.valueOf(LocalProcess.freePort()),
                "KAFKA_PORT", String.valueOf(LocalProcess.freePort()),
                "KAFKA_CONTROLLER_PORT", String.valueOf(LocalProcess.freePort()),
                "STORE_HEALTH_PORT", String.valueOf(storeHealth),
                "KAFKA_HEALTH_PORT", String.valueOf(kafkaHealth));
        try (LocalProcess process = LocalProcess.start(LocalProcess.newDirectory("both"), environment, 2, HEAP)) {
            assertThat(health(storeHealth)).isEqualTo("{\"status\":\"UP\"}");
            assertThat(health(kafkaHealth)).isEqualTo("{\"status\":\"UP\"}");
            process.stop();
        }
    }

    @Test
    void aTakenPortIsOneLineThatNamesItAndItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Map<String, String> environment =
                    Map.of("KAFKA_ENABLED", "false", "STORE_PORT", String.valueOf(taken.getLocalPort()));
            assertThatThrownBy(() -> LocalProcess.start(LocalProcess.newDirectory("taken"), environment, HEAP))
                    .hasMessageContaining("cannot start: port " + taken.getLocalPort()
                            + " of 127.0.0.1 is taken; free it or set STORE_PORT")
                    .hasMessageContaining("exit status 1")
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void aDirectoryInUseIsRefusedByBothParts() throws Exception {
        Path directory = LocalProcess.newDirectory("used");
        Map<String, String> store = Map.of("KAFKA_ENABLED", "false", "STORE_PORT", "0");
        try (LocalProcess first = LocalProcess.start(directory, ports(), 2, HEAP)) {
            assertThatThrownBy(() -> LocalProcess.start(directory, store, HEAP))
                    .hasMessageContaining("store.mv: in use by another process");
            Map<String, String> broker = new java.util.HashMap<>(ports());
            broker.put("STORE_ENABLED", "false");
            assertThatThrownBy(() -> LocalProcess.start(directory, broker, HEAP))
                    .hasMessageContaining("kafka: in use by another process");
            first.kill();
        }
    }

    private static Map<String, String> ports() throws IOException {
        return Map.of(
                "STORE_PORT", String.valueOf(LocalProcess.freePort()),
                "KAFKA_PORT", String.valueOf(LocalProcess.freePort()),
                "KAFKA_CONTROLLER_PORT", String.valueOf(LocalProcess.freePort()));
    }

    private static String health(int port) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
