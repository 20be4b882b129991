package com.haina.journeys;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The simulated people and what they do with their phones, through the simulators' control API. */
final class Phones {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final Web simulators;

    Phones(URI simulators) {
        this.simulators = new Web(simulators);
    }

    /** A new person; the id. */
    String person(String name, String mobile) {
        return simulators
                .post("/sim/api/persons", Map.of("name", name, "mobile", mobile))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    /** A new certified Service Account whose administrator is the person; its app id. */
    String account(String name, String person) {
        return simulators
                .post("/sim/api/accounts", Map.of("name", name, "admins", List.of(person)))
                .expect(201)
                .json()
                .required("appId")
                .asString();
    }

    /** Follows the account; following is an event that the platform hears. */
    void follow(String person, String appId) {
        simulators
                .put("/sim/api/persons/" + person + "/accounts/" + appId + "/follow", Map.of())
                .expect(200);
    }

    /** Reads an account's code, and follows the account that it leads to. */
    void followBy(String person, String appId, String code) {
        simulators
                .post("/sim/api/persons/" + person + "/scans", Map.of("link", code))
                .expect(200);
        follow(person, appId);
    }

    void unfollow(String person, String appId) {
        simulators
                .delete("/sim/api/persons/" + person + "/accounts/" + appId + "/follow", "*")
                .expect(204);
    }

    /** The follower writes to the account. */
    void writes(String person, String appId, String text) {
        simulators
                .post("/sim/api/persons/" + person + "/accounts/" + appId + "/messages", Map.of("text", text))
                .expect(201);
    }

    /** What the person and the account have said to each other. */
    List<JsonNode> chat(String person, String appId) {
        return simulators
                .get("/sim/api/persons/" + person + "/chats")
                .expect(200)
                .json()
                .valueStream()
                .filter(message -> message.required("chat").asString().equals(appId))
                .toList();
    }

    String openId(String person, String appId) {
        return simulators
                .get("/sim/api/persons/" + person + "/openids/" + appId)
                .expect(200)
                .json()
                .required("openId")
                .asString();
    }

    /** Followers without phones, of whom nothing was pushed. */
    void crowd(String appId, int count) {
        simulators
                .put("/sim/api/accounts/" + appId + "/crowd", Map.of("count", count))
                .expect(200);
    }

    /** How often the platform has called an API since then. */
    long calls(String path, Instant since) {
        return exchanges()
                .filter(one -> one.required("fromPlatform").asBoolean()
                        && one.required("what").asString().contains(path)
                        && Instant.parse(one.required("at").asString()).isAfter(since))
                .count();
    }

    /** Whether the event of the account has reached the platform. */
    boolean pushed(String person, String event) {
        return exchanges()
                .anyMatch(one -> !one.required("fromPlatform").asBoolean()
                        && one.required("person").asString().equals(person)
                        && one.required("what").asString().contains(event)
                        && !one.required("failed").asBoolean());
    }

    private Stream<JsonNode> exchanges() {
        return simulators.get("/sim/api/exchanges?limit=200").expect(200).json().valueStream();
    }

    /** Scans the code that the wizard shows and authorizes the account; the address that WeChat sends the browser to. */
    String authorize(String person, String link, String appId) {
        String qr = scan(person, link);
        return simulators
                .post("/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", person, "appId", appId))
                .expect(200)
                .json()
                .required("redirect")
                .asString();
    }

    /** Opens a page in WeChat that asks who this is; the address that WeChat sends the page to. */
    String opens(String person, String authorize) {
        return simulators
                .post("/sim/api/persons/" + person + "/web-visits", Map.of("url", authorize))
                .expect(200)
                .json()
                .required("redirect")
                .asString();
    }

    /** Scans and confirms a sign-in; the address that WeChat sends the browser to. */
    String confirmLogin(String person, String link) {
        String qr = scan(person, link);
        return simulators
                .post("/sim/api/qrcodes/" + qr + "/login", Map.of("person", person))
                .expect(200)
                .json()
                .required("redirect")
                .asString();
    }

    void cancelAuthorization(String appId) {
        simulators.delete("/sim/api/accounts/" + appId + "/authorization", "*").expect(204);
    }

    /** What is on the screen: codes that nobody has scanned yet, the newest last. */
    JsonNode shownCodes() {
        return simulators.get("/sim/api/qrcodes").expect(200).json();
    }

    /** WeChat pushes a new ticket now, not in ten minutes. */
    void pushTicket() {
        simulators.post("/sim/api/tickets", Map.of());
    }

    /** Ends a code that is on a screen. */
    void expire(String qr) {
        simulators.post("/sim/api/qrcodes/" + qr + "/expiry", Map.of());
    }

    /** How the account's jobs of a kind end from now on, as WeChat words it; empty for well. */
    void jobsEnd(String appId, String kind, String status, int delayMs) {
        simulators
                .put(
                        "/sim/api/accounts/" + appId + "/outcomes",
                        Map.of("kind", kind, "status", status, "delayMs", delayMs, "count", 0))
                .expect(200);
    }

    /** How often the words stand in what the account has sent to the person. */
    long heard(String person, String appId, String words) {
        return chat(person, appId).stream()
                .filter(message -> message.toString().contains(words))
                .count();
    }

    void misbehave(Map<String, ?> fault) {
        simulators.post("/sim/api/faults", fault).expect(201);
    }

    void behave() {
        simulators.delete("/sim/api/faults", "*").expect(204);
    }

    /** Number of texts that the mobile has received so far. */
    int texts(String mobile) {
        return inbox(mobile).size();
    }

    /** The code in the first text after those that had arrived before. */
    String code(String mobile, int textsBefore) {
        JsonNode inbox = Waiting.until(
                "an SMS", Duration.ofSeconds(20), () -> inbox(mobile), texts -> texts.size() > textsBefore);
        Matcher code = CODE.matcher(newest(inbox));
        if (!code.find()) {
            throw new AssertionError("the SMS has no code");
        }
        return code.group();
    }

    /** What the mobile has received last, once it has received anything. */
    String newestText(String mobile) {
        return newest(Waiting.until("an SMS", Duration.ofSeconds(20), () -> inbox(mobile), texts -> !texts.isEmpty()));
    }

    private static String newest(JsonNode inbox) {
        JsonNode newest = inbox.get(0);
        for (JsonNode text : inbox) {
            if (text.required("number").asLong() > newest.required("number").asLong()) {
                newest = text;
            }
        }
        return newest.required("text").asString();
    }

    private JsonNode inbox(String mobile) {
        return simulators.get("/sim/api/sms?mobile=" + mobile).expect(200).json();
    }

    private String scan(String person, String link) {
        return simulators
                .post("/sim/api/persons/" + person + "/scans", Map.of("link", link))
                .expect(200)
                .json()
                .required("qr")
                .asString();
    }
}
