package com.haina.testing.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed description of a service's API, {@code gateway/web/openapi/<noun>.json}: the web's types are generated from it, so it must
 * be what the service says of itself. Each service compares the two in a test called {@code OpenApiIT}; {@code ./haina openapi} runs these
 * tests with {@code -Dhaina.openapi.renew=true}, which writes the files instead. Needs nothing but the JDK and Jackson.
 *
 * <pre>{@code
 * @Test
 * void theWebKnowsTheApiAsItIs() {
 *     ApiSnapshot.of("resident").matches(port, "/api/resident/openapi");
 * }
 * }</pre>
 */
public final class ApiSnapshot {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 12;

    private final String noun;
    private final Path file;
    private final boolean renew;

    ApiSnapshot(String noun, Path file, boolean renew) {
        this.noun = noun;
        this.file = file;
        this.renew = renew;
    }

    /** The snapshot of the service with this word in its addresses. */
    public static ApiSnapshot of(String noun) {
        return new ApiSnapshot(
                noun,
                root().resolve("gateway/web/openapi").resolve(noun + ".json"),
                Boolean.getBoolean("haina.openapi.renew"));
    }

    /**
     * Compares, or writes when asked to.
     *
     * @param port of the running service on this machine
     * @param path of its description
     * @throws AssertionError when the file is missing or differs; the message names the places and how to renew it
     */
    public void matches(int port, String path) {
        matches(fetch(port, path));
    }

    void matches(String description) {
        try {
            String now = canonical(description);
            if (renew) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now);
                return;
            }
            String known = Files.exists(file) ? Files.readString(file) : "{}";
            if (!known.equals(now)) {
                throw new AssertionError("The API of " + noun + " is not what " + file.getFileName()
                        + " says. Renew it with ./haina openapi, and look at what that means for the web:\n  "
                        + String.join("\n  ", differences(known, now)));
            }
        } catch (IOException e) {
            throw new AssertionError("The snapshot " + file + " cannot be read or written", e);
        }
    }

    private static String fetch(int port, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(path + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The same text for the same API, wherever and in whatever order it was described. */
    static String canonical(String description) {
        ObjectNode all = (ObjectNode) JSON.readTree(description);
        all.remove("servers"); // a port of this run
        return JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(sorted(all, ""))
                        .replace("\r\n", "\n") + "\n";
    }

    /** Names have no order, nor have the lists that are sets; parameters, choices and enums keep theirs. */
    private static JsonNode sorted(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.propertyNames().stream().sorted().forEach(key -> copy.set(key, sorted(object.get(key), key)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            Stream<JsonNode> items = array.valueStream().map(item -> sorted(item, ""));
            boolean set = name.equals("required") || name.equals("tags");
            ArrayNode copy = JSON.createArrayNode();
            (set ? items.sorted((a, b) -> a.toString().compareTo(b.toString())) : items).forEach(copy::add);
            return copy;
        }
        return node;
    }

    /** The first places where they differ, as JSON pointers. */
    static List<String> differences(String known, String now) {
        List<String> found = new ArrayList<>();
        compare("", JSON.readTree(known), JSON.readTree(now), found);
        return found.size() <= SHOWN
                ? found
                : Stream.concat(found.stream().limit(SHOWN), Stream.of("and " + (found.size() - SHOWN) + " more"))
                        .toList();
    }

    private static void compare(String at, @Nullable JsonNode known, @Nullable JsonNode now, List<String> found) {
        if (Objects.equals(known, now)) {
            return;
        }
        if (known == null) {
            found.add("new      " + at);
        } else if (now == null) {
            found.add("gone     " + at);
        } else if (known instanceof ObjectNode before && now instanceof ObjectNode after) {
            Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
                    .distinct()
                    .sorted()
                    .forEach(key -> compare(
                            at + "/" + key.replace("~", "~0").replace("/", "~1"),
                            before.get(key),
                            after.get(key),
                            found));
        } else {
            found.add("changed  " + at);
        }
    }

    /** The top of the tree, from wherever in it the tests run. */
    private static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("gateway/pom.xml")) && Files.exists(at.resolve("haina"))) {
                return at;
            }
        }
        throw new AssertionError(start + " is not inside the project's tree");
    }
}
