package com.haina.wechat.sdkcalls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers by path what the documentation shows, and remembers what was asked. */
final class DocumentedWechat {

    /** One request; multipart bodies as ISO 8859-1, so that their text parts can be read. */
    record Asked(String path, String query, String contentType, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<byte[]>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    DocumentedWechat() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String host) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + host;
    }

    void answers(String path, String json) {
        answers(path, json.getBytes(StandardCharsets.UTF_8));
    }

    void answers(String path, byte[] body) {
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(body);
    }

    Asked last() {
        return asked.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/api\\.weixin\\.qq\\.com", "");
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean multipart = type.startsWith("multipart/");
        asked.add(new Asked(
                path,
                String.valueOf(exchange.getRequestURI().getQuery()),
                type,
                new String(body, multipart ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)));
        Deque<byte[]> waiting = answers.get(path);
        byte[] answer = waiting == null || waiting.isEmpty()
                ? "{\"errcode\":40066,\"errmsg\":\"invalid url\"}".getBytes(StandardCharsets.UTF_8)
                : waiting.poll();
        boolean json = answer.length > 0 && answer[0] == '{';
        exchange.getResponseHeaders().add("Content-Type", json ? "application/json; encoding=utf-8" : "image/jpeg");
        if (!json) {
            exchange.getResponseHeaders().add("Content-disposition", "attachment; filename=\"x.jpg\"");
        }
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
