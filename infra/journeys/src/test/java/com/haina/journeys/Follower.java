package com.haina.journeys;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who follows an office's account and calls what phone pages call, without a phone in the hand. */
final class Follower {

    private final Phones phones;
    final String person;
    final String name;
    final String mobile;
    private final Web web;

    private Follower(Phones phones, String person, String name, String mobile, Web web) {
        this.phones = phones;
        this.person = person;
        this.name = name;
        this.mobile = mobile;
        this.web = web;
    }

    /** A new person who follows the account, is signed in through WeChat and gives this name when applying. */
    static Follower of(RunningPlatform platform, Office office, String name) {
        Phones phones = new Phones(platform.simulators());
        String mobile = Office.newMobile();
        String person = phones.person("住户" + mobile.substring(7), mobile);
        phones.follow(person, office.appId);
        Web web = new Web(platform.gateway());
        String page = URLEncoder.encode("/m/verify?app=" + office.appId, StandardCharsets.UTF_8);
        String authorize = web.get("/api/auth/v1/follower-sign-ins?app=" + office.appId + "&to=" + page)
                .expect(302)
                .location();
        URI back = URI.create(phones.opens(person, authorize));
        String shown = web.get(back.getRawPath() + "?" + back.getRawQuery())
                .expect(302)
                .location();
        String ticket = shown.substring(shown.indexOf("#ticket=") + "#ticket=".length());
        web.signedIn(web.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticket))
                .expect(200)
                .json()
                .required("accessToken")
                .asString());
        return new Follower(phones, person, name, mobile, web);
    }

    /** Applies for the room as OWNER, FAMILY or TENANT; the application's id. */
    String applies(String communityId, String roomId, String identity) {
        int before = phones.texts(mobile);
        web.post("/api/resident/v1/my/sms-codes", Map.of("mobile", mobile)).expect(200);
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("communityId", communityId);
        application.put("roomId", roomId);
        application.put("identity", identity);
        application.put("name", name);
        application.put("mobile", mobile);
        application.put("smsCode", phones.code(mobile, before));
        return web.post("/api/resident/v1/my/verifications", application)
                .expect(201)
                .json()
                .required("id")
                .asString();
    }
}
