package com.haina.wechat.menu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WeChat's menu calls over HTTP, so that weixin-java itself is what is tested; an account's token is its app id. */
final class MenusAtWechat {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Map<String, JsonNode> menus = new ConcurrentHashMap<>();
    final Map<String, List<ObjectNode>> conditional = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, Boolean> lost = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger(208_396_900);
    private final HttpServer server;

    MenusAtWechat() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All calls of this kind for the account are refused from now on; 0 takes them again. */
    void refuse(String appId, String call, int code) {
        refusals.put(appId + call, code);
    }

    /** The next call takes effect, and its answer says only that the system is busy. */
    void loseAnswer(String appId, String call) {
        lost.put(appId + call, true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().replace("/cgi-bin/", "");
        String appId = exchange.getRequestURI().getQuery().replaceAll(".*access_token=([^&]*).*", "$1");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int refusal = refusals.getOrDefault(appId + call, 0);
        String answer = refusal == 0 ? take(appId, call, body) : error(refusal);
        if (lost.remove(appId + call) != null) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; encoding=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String take(String appId, String call, String body) {
        List<ObjectNode> some = conditional.computeIfAbsent(appId, none -> new ArrayList<>());
        switch (call) {
            case "menu/create" -> menus.put(appId, JSON.readTree(body).path("button"));
            case "menu/addconditional" -> {
                ObjectNode menu = (ObjectNode) JSON.readTree(body);
                menu.put("menuid", ids.incrementAndGet());
                some.addFirst(menu);
                return "{\"menuid\":\"" + menu.path("menuid").asString() + "\"}";
            }
            case "menu/delconditional" ->
                some.removeIf(menu -> menu.path("menuid")
                        .asString()
                        .equals(JSON.readTree(body).path("menuid").asString()));
            case "menu/get" -> {
                if (!menus.containsKey(appId)) {
                    return error(46003);
                }
                return "{\"menu\":{\"button\":" + menus.get(appId) + ",\"menuid\":1}"
                        + (some.isEmpty() ? "" : ",\"conditionalmenu\":" + some) + "}";
            }
            case "menu/trymatch" -> {
                return "{\"button\":"
                        + (some.isEmpty() ? menus.get(appId) : some.getFirst().path("button")) + "}";
            }
            case "get_current_selfmenu_info" -> {
                List<String> names = menus.containsKey(appId)
                        ? menus.get(appId)
                                .valueStream()
                                .map(button ->
                                        "{\"name\":\"" + button.path("name").asString() + "\"}")
                                .toList()
                        : List.of();
                return "{\"is_menu_open\":1,\"selfmenu_info\":{\"button\":" + names + "}}";
            }
            case "tags/get" -> {
                return "{\"tags\":[{\"id\":100,\"name\":\"业主\",\"count\":3},{\"id\":101,\"name\":\"租户\",\"count\":1}]}";
            }
            default -> {
                return error(40066);
            }
        }
        return error(0);
    }

    private static String error(int code) {
        return "{\"errcode\":" + code + ",\"errmsg\":\"" + (code == 0 ? "ok" : "refused") + "\"}";
    }
}
