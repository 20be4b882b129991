package com.haina.simulators.autoreplies;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;

/** The answers that the accounts' owners have set up, by app id. */
@Component
class AllSiteReplies {

    private static final String FILE = "site-replies";

    private final StateFiles files;
    private final Map<String, SiteReplies> byAppId;

    AllSiteReplies(StateFiles files) {
        this.files = files;
        this.byAppId = new LinkedHashMap<>(
                files.load(FILE, Saved.class, () -> new Saved(Map.of())).byAppId());
    }

    synchronized SiteReplies of(String appId) {
        return byAppId.getOrDefault(appId, SiteReplies.NONE);
    }

    synchronized void set(String appId, SiteReplies replies) {
        byAppId.put(appId, replies);
        files.save(FILE, new Saved(Map.copyOf(byAppId)));
    }

    record Saved(Map<String, SiteReplies> byAppId) {}
}
