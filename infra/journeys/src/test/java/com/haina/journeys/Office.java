package com.haina.journeys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.JsonNode;

/** A property office that has joined, with its administrator's browser. */
final class Office {

    private static final AtomicLong MOBILES = new AtomicLong(13_900_000_000L + System.currentTimeMillis() % 90_000_000);

    final Web web;
    final String person;
    final String mobile;
    final String appId;
    final String accountName;
    final String tenantId;

    private final RunningPlatform platform;

    private Office(
            RunningPlatform platform,
            Web web,
            String person,
            String mobile,
            String appId,
            String accountName,
            String tenantId) {
        this.platform = platform;
        this.web = web;
        this.person = person;
        this.mobile = mobile;
        this.appId = appId;
        this.accountName = accountName;
        this.tenantId = tenantId;
    }

    static String newMobile() {
        return Long.toString(MOBILES.incrementAndGet());
    }

    /** The whole of joining, as the manual tells it: scan, authorize, settings, SMS code. */
    static Office join(RunningPlatform platform, String name) {
        Phones phones = new Phones(platform.simulators());
        String mobile = newMobile();
        String person = phones.person("管理员" + mobile.substring(8), mobile);
        String appId = phones.account(name, person);
        Web web = new Web(platform.gateway());

        JsonNode wizard = Waiting.until(
                        "the wizard's QR code",
                        Duration.ofSeconds(30),
                        () -> web.post("/api/auth/v1/onboardings", Map.of()),
                        answer -> answer.status() == 201)
                .json();
        String self = "/api/auth/v1/onboardings/" + wizard.required("id").asString();
        String back = phones.authorize(
                person, wizard.required("mobileAuthorizationUrl").asString(), appId);
        web.get(back);
        Waiting.until(
                "the authorization",
                Duration.ofSeconds(30),
                () -> web.get(self).expect(200).json(),
                state -> state.required("state").asString().equals("AUTHORIZED"));
        web.put(self + "/settings", Map.of("name", name, "phone", "0755-12345678", "mobile", mobile))
                .expect(200);
        int before = phones.texts(mobile);
        web.post(self + "/sms-codes", Map.of("mobile", mobile)).expect(202);
        JsonNode signedIn = web.post(self + "/completion", Map.of("code", phones.code(mobile, before)))
                .expect(200)
                .json();
        web.signedIn(signedIn.required("accessToken").asString());
        Office office = new Office(
                platform,
                web,
                person,
                mobile,
                appId,
                name,
                signedIn.required("tenant").required("id").asString());
        // The service that talks to the account's followers hears of it by an event, a moment later.
        Waiting.until(
                "the account with its followers' service",
                Duration.ofSeconds(30),
                office::accounts,
                ids -> ids.contains(appId));
        return office;
    }

    /** The accounts that the followers' service works for. */
    private List<String> accounts() {
        return web.get("/api/wechat/v1/accounts")
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .map(account -> account.required("appId").asString())
                .toList();
    }

    /** Scans once more and authorizes the same account, as an office whose authorization ended is told to. */
    void authorizeAgain() {
        Phones phones = new Phones(platform.simulators());
        JsonNode wizard =
                web.post("/api/auth/v1/onboardings", Map.of()).expect(201).json();
        web.get(phones.authorize(
                person, wizard.required("mobileAuthorizationUrl").asString(), appId));
    }

    /** Chooses the template by which who has not written for two days hears of results. */
    void chooseTemplate() {
        String path = "/api/wechat/v1/notice-templates/" + appId;
        String id = web.get(path + "/choices")
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .filter(one -> one.required("title").asString().equals("业主认证结果通知"))
                .findFirst()
                .orElseThrow()
                .required("id")
                .asString();
        Map<String, String> lines = Map.of("thing1", "ACCOUNT", "thing2", "TITLE", "time1", "TIME", "thing3", "TEXT");
        web.put(path, web.get(path).expect(200).etag(), Map.of("templateId", id, "lines", lines))
                .expect(200);
    }

    /** The administrator signed in once more, by SMS, as in another browser. */
    Web anotherSession() {
        return signIn(platform, mobile);
    }

    /** A session of whoever has the mobile and belongs to one office. */
    static Web signIn(RunningPlatform platform, String mobile) {
        Phones phones = new Phones(platform.simulators());
        Web web = new Web(platform.gateway());
        int before = phones.texts(mobile);
        Waiting.until(
                "the pause between two codes",
                Duration.ofSeconds(70),
                () -> web.post("/api/auth/v1/sms-codes", Map.of("mobile", mobile)),
                answer -> answer.status() == 202);
        JsonNode signedIn = web.post(
                        "/api/auth/v1/sign-ins/sms", Map.of("mobile", mobile, "code", phones.code(mobile, before)))
                .expect(200)
                .json();
        web.signedIn(signedIn.required("session").required("accessToken").asString());
        return web;
    }

    /** Access tokens live ten minutes; long journeys renew them as the console does. */
    void renewSession() {
        web.signedIn(web.post("/api/auth/v1/session-refreshes", Map.of())
                .expect(200)
                .json()
                .required("accessToken")
                .asString());
    }

    /** A community with one structure; its id. */
    String community(String name, String... layers) {
        return web.post(
                        "/api/resident/v1/communities",
                        Map.of("name", name, "structures", List.of(Map.of("name", "主体", "layers", List.of(layers)))))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    /** Uploads and waits for the dry run; the import as it then stands. */
    JsonNode dryRun(Path file, String... fields) {
        JsonNode uploaded =
                web.upload("/api/import/v1/imports", file, fields).expect(202).json();
        return checked(uploaded.required("id").asString());
    }

    JsonNode checked(String importId) {
        return state(importId, Duration.ofMinutes(3), "CHECKED", "UPLOADED", "FAILED");
    }

    /** Confirms a checked import and waits for its end. */
    JsonNode apply(String importId, String policy) {
        confirm(importId, policy);
        return state(importId, Duration.ofMinutes(5), "APPLIED", "FAILED");
    }

    /** Takes in a whole workbook of residents or staff. */
    void imported(Path file) {
        JsonNode end = apply(dryRun(file).required("id").asString(), "OVERWRITE");
        if (!end.required("state").asString().equals("APPLIED")) {
            throw new AssertionError("not imported: " + end);
        }
    }

    void confirm(String importId, String policy) {
        String self = "/api/import/v1/imports/" + importId;
        Web.Answer now = web.get(self).expect(200);
        web.postIfMatch(
                        self + "/confirmation",
                        now.etag(),
                        Map.of("duplicatePolicy", policy, "createMissingRooms", true))
                .expect(202);
    }

    JsonNode state(String importId, Duration atMost, String... states) {
        return Waiting.until(
                "import in state " + List.of(states),
                atMost,
                () -> {
                    Web.Answer answer = web.get("/api/import/v1/imports/" + importId);
                    if (answer.status() == 401) {
                        renewSession();
                        answer = web.get("/api/import/v1/imports/" + importId);
                    }
                    // While a service is being restarted the gateway says 503.
                    return answer.status() >= 500
                            ? Json.read("{\"state\":\"UNREACHABLE\"}")
                            : answer.expect(200).json();
                },
                seen -> List.of(states).contains(seen.required("state").asString()));
    }

    /** Has these people on file; each with the header of {@link Workbooks#RESIDENT_HEADER}. */
    void onFile(String community, List<List<Object>> people) {
        Path file = Path.of("target/offices", appId, community + ".xlsx");
        imported(Workbooks.excel(file, Workbooks.RESIDENT_HEADER, people));
    }

    /** The id of the first place of a community that these words find, for example a room by its door. */
    String place(String community, String words) {
        return web.get("/api/resident/v1/places?q=" + words + "&communityId=" + community)
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    /** Approves an application for whom it says, as somebody new to the file. */
    void approve(String application) {
        String self = "/api/resident/v1/verifications/" + application;
        web.postIfMatch(self + "/approval", web.get(self).expect(200).etag(), Map.of())
                .expect(200);
    }

    /** Rejects an application. */
    void reject(String application, String reason) {
        String self = "/api/resident/v1/verifications/" + application;
        web.postIfMatch(self + "/rejection", web.get(self).expect(200).etag(), Map.of("reason", reason))
                .expect(200);
    }

    long residents() {
        return total("/api/resident/v1/residents");
    }

    long total(String list) {
        return web.get(list + (list.contains("?") ? "&" : "?") + "limit=1&total=true")
                .expect(200)
                .json()
                .required("total")
                .asLong();
    }
}
