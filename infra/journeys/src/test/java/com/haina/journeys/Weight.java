package com.haina.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * What a page costs over the wire, as the browser itself counts it: heads and bodies as they were sent, compressed. To be made before the page
 * is opened; whatever the window loads from then on counts.
 *
 * <pre>{@code
 * Weight weight = new Weight(page);
 * page.navigate(address);
 * weight.settled();
 * assertThat(weight.print("home")).isLessThanOrEqualTo(250_000);
 * }</pre>
 */
final class Weight {

    private static final long QUIET_MS = 700;

    /** One answer of which everything has arrived. */
    record Fetched(String url, long bytes, boolean fromCache) {}

    private final Page page;
    private final Map<String, String> underWay = new HashMap<>();
    private final Map<String, Boolean> cached = new HashMap<>();
    private final List<Fetched> fetched = new ArrayList<>();
    private long lastChange = System.currentTimeMillis();

    Weight(Page page) {
        this.page = page;
        CDPSession session = page.context().newCDPSession(page);
        session.on("Network.requestWillBeSent", this::asked);
        session.on("Network.requestServedFromCache", event -> cached.put(id(event), true));
        session.on("Network.responseReceived", this::answered);
        session.on("Network.loadingFinished", this::finished);
        session.on("Network.loadingFailed", event -> forget(id(event)));
        session.send("Network.enable");
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    private void asked(JsonObject event) {
        if (id(event).equals(event.get("loaderId").getAsString())) {
            underWay.clear(); // a new document: what the one before still waited for, nobody tells the end of
        }
        underWay.put(id(event), event.getAsJsonObject("request").get("url").getAsString());
        changed();
    }

    /** A stream of events never ends: it is no part of what a page waits for. */
    private void answered(JsonObject event) {
        JsonObject response = event.getAsJsonObject("response");
        if (response.get("mimeType").getAsString().equals("text/event-stream")) {
            forget(id(event));
        } else if (response.has("fromDiskCache")
                && response.get("fromDiskCache").getAsBoolean()) {
            cached.put(id(event), true);
        }
    }

    private void finished(JsonObject event) {
        String url = underWay.get(id(event));
        if (url != null && !url.startsWith("data:")) {
            boolean fromCache = cached.getOrDefault(id(event), false);
            fetched.add(new Fetched(
                    url, fromCache ? 0 : event.get("encodedDataLength").getAsLong(), fromCache));
        }
        forget(id(event));
    }

    private void forget(String id) {
        underWay.remove(id);
        changed();
    }

    private void changed() {
        lastChange = System.currentTimeMillis();
    }

    /** Waits until nothing has been on its way for a while; streams of events do not count. */
    Weight settled() {
        page.waitForCondition(() -> underWay.isEmpty() && System.currentTimeMillis() - lastChange > QUIET_MS);
        return this;
    }

    /** Everything that has arrived, in its order. */
    List<Fetched> fetched() {
        return List.copyOf(fetched);
    }

    long bytes() {
        return fetched.stream().mapToLong(Fetched::bytes).sum();
    }

    /** Prints the sum and the five heaviest parts, and answers the sum. */
    long print(String name) {
        System.err.printf("weight of %s: %.1f kB compressed, %d requests%n", name, bytes() / 1000.0, fetched.size());
        fetched.stream()
                .sorted(Comparator.comparingLong(Fetched::bytes).reversed())
                .limit(5)
                .forEach(part -> System.err.printf("  %6.1f kB  %s%n", part.bytes() / 1000.0, part.url()));
        return bytes();
    }
}
