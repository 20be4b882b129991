package com.haina.simulators.templates;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/** How many subscription notifications of each template a person still takes: one for each time that they said yes. */
@Component
class Subscriptions {

    private static final String FILE = "subscriptions";

    private final StateFiles files;
    private final Map<String, Integer> left;

    Subscriptions(StateFiles files) {
        this.files = files;
        this.left = new LinkedHashMap<>(
                files.load(FILE, Saved.class, () -> new Saved(Map.of())).left());
    }

    synchronized void accept(Template template, String openId) {
        left.merge(key(template, openId), 1, Integer::sum);
        save();
    }

    /** What was accepted before is gone too. */
    synchronized void refuse(Template template, String openId) {
        left.remove(key(template, openId));
        save();
    }

    /** @throws ApiFailure 43101 when the person takes none */
    synchronized void use(Template template, String openId) {
        String key = key(template, openId);
        if (!left.containsKey(key)) {
            throw new ApiFailure(43101, "user refuse to accept the msg");
        }
        left.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
        save();
    }

    private void save() {
        files.save(FILE, new Saved(Map.copyOf(left)));
    }

    private static String key(Template template, String openId) {
        return template.appId() + " " + openId + " " + template.templateId();
    }

    record Saved(Map<String, Integer> left) {}
}
