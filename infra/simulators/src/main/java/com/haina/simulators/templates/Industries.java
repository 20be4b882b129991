package com.haina.simulators.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;

/** The industries that the accounts have chosen. */
@Component
class Industries {

    private static final String FILE = "industries";

    private final StateFiles files;
    private final Map<String, Industry> byAppId = new LinkedHashMap<>();

    Industries(StateFiles files) {
        this.files = files;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .industries()
                .forEach(industry -> byAppId.put(industry.appId(), industry));
    }

    synchronized Optional<Industry> find(String appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }

    synchronized void set(Industry industry) {
        byAppId.put(industry.appId(), industry);
        files.save(FILE, new Saved(List.copyOf(byAppId.values())));
    }

    /** Two numbers of WeChat's list. */
    record Industry(String appId, String primary, String secondary) {}

    record Saved(List<Industry> industries) {}
}
