package com.haina.simulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What open pages are told, and what they are told after a drop. */
@SimulatorTest
@Timeout(30)
class LiveTests {

    @Autowired
    private Control control;

    @Test
    void aNewPageIsToldTheWorldAndThenWhatChanges() throws Exception {
        try (Stream stream = new Stream("")) {
            Event world = stream.next();
            assertThat(world.name()).isEqualTo("world");
            assertThat(world.data().path("persons").toString()).contains("陈立");
            assertThat(world.data().propertyNames())
                    .contains("accounts", "follows", "menus", "codes", "faults", "messages", "texts", "exchanges");

            control.post("/sim/api/faults", Map.of("kind", "DELAY", "delayMs", 10));
            Event faults = stream.next("faults");
            assertThat(faults.data().path(0).path("kind").asString()).isEqualTo("DELAY");

            control.post("/sim/api/persons/p4/messages", Map.of("chat", "服务通知", "kind", "TEXT", "text", "到了"));
            Event message = stream.next("messages");
            assertThat(message.data().path("text").asString()).isEqualTo("到了");
        }
    }

    @Test
    void aPageThatComesBackIsToldOnlyWhatItMissed() throws Exception {
        String last;
        try (Stream stream = new Stream("")) {
            last = stream.next().id();
        }
        control.post("/sim/api/persons/p4/messages", Map.of("chat", "服务通知", "kind", "TEXT", "text", "错过的"));

        try (Stream back = new Stream(last)) {
            Event missed = back.next("messages");
            assertThat(missed.data().path("text").asString()).isEqualTo("错过的");
        }
        try (Stream foreign = new Stream("00000000-5")) {
            assertThat(foreign.next().name())
                    .as("a position of another run is none")
                    .isEqualTo("world");
        }
    }

    private record Event(String id, String name, JsonNode data) {}

    /** Reads a stream as a browser does. */
    private final class Stream implements AutoCloseable {

        private final BufferedReader lines;

        Stream(String last) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(control.base() + "/sim/api/live"));
            if (!last.isEmpty()) {
                request.header("Last-Event-ID", last);
            }
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        Event next(String name) throws IOException {
            Event event = next();
            while (!event.name().equals(name)) {
                event = next();
            }
            return event;
        }

        Event next() throws IOException {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(id, name, JsonMapper.shared().readTree(data.toString()));
                }
            }
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
