package com.haina.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

import com.haina.contracts.audit.TrailEntry;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.structure.CommunityOutline;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.json.JsonMapper;

/**
 * The services that this one calls, as a small HTTP server: auth-service's tokens, resident-service's communities, import-service's chunks.
 * Answers by tenant and refuses calls without a service token, so the calls themselves are tested too.
 */
public final class Peers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<CommunityOutline>> COMMUNITIES = new ConcurrentHashMap<>();
    private static final Map<String, ChunkRows> CHUNKS = new ConcurrentHashMap<>();
    private static final Map<String, List<TrailEntry>> TRAIL = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    /** What resident-service answers for a tenant. */
    public static void communities(String tenantId, CommunityOutline... communities) {
        COMMUNITIES.put(tenantId, List.of(communities));
    }

    /** A community without structures, which nobody here asks about. */
    public static CommunityOutline community(String id, String name, String... aliases) {
        return new CommunityOutline(id, name, List.of(aliases), List.of());
    }

    /** What auth-service has on the trail about somebody; without it, it is away. */
    public static void trail(String subjectId, TrailEntry... entries) {
        TRAIL.put(subjectId, List.of(entries));
    }

    /** What import-service answers for a chunk. */
    public static void chunk(ChunkRows rows) {
        CHUNKS.put(rows.chunkId(), rows);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String address = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "haina.security.auth-url=" + address,
                "spring.http.serviceclient.resident-service.base-url=" + address,
                "spring.http.serviceclient.auth-service.base-url=" + address,
                "spring.http.serviceclient.import-service.base-url=" + address);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/oauth2/token",
                    exchange -> answer(exchange, 200, Map.of("access_token", "service-token", "expires_in", 600)));
            server.createContext("/internal/v1/communities", exchange -> {
                String tenant = exchange.getRequestHeaders().getFirst("X-Tenant-Id");
                answer(exchange, status(exchange), COMMUNITIES.getOrDefault(String.valueOf(tenant), List.of()));
            });
            server.createContext("/internal/v1/audit-entries", exchange -> {
                String query = exchange.getRequestURI().getQuery();
                List<TrailEntry> entries = TRAIL.get(query.replaceFirst(".*subjectId=([^&]*).*", "$1"));
                answer(exchange, entries == null ? 503 : status(exchange), entries == null ? Map.of() : entries);
            });
            server.createContext("/internal/v1/chunks/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                ChunkRows rows = CHUNKS.get(path.substring(path.lastIndexOf('/') + 1));
                answer(exchange, rows == null ? 404 : status(exchange), rows == null ? Map.of() : rows);
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int status(HttpExchange exchange) {
        return "Bearer service-token".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401;
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        try (exchange) {
            exchange.getResponseBody().write(json);
        }
    }
}
