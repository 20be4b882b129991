package com.haina.simulators.templates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;

/** The client_msg_id of what was sent: the same one is not sent again, not even after a restart. */
@Component
class SentIds {

    /** For so long one is sure to be known again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final String FILE = "template-ids";

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, Sent> byKey = new LinkedHashMap<>();

    SentIds(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        files.load(FILE, Saved.class, () -> new Saved(List.of())).sent().forEach(sent -> byKey.put(sent.key(), sent));
    }

    /** The msgid under which the account has sent this follower the same. */
    synchronized Optional<Long> find(String appId, String openId, String clientId) {
        forgetOld();
        return Optional.ofNullable(byKey.get(key(appId, openId, clientId))).map(Sent::msgId);
    }

    /** Nothing is kept of a message without an id of the account's. */
    synchronized void keep(String appId, String openId, String clientId, long msgId) {
        if (clientId.isEmpty()) {
            return;
        }
        forgetOld();
        String key = key(appId, openId, clientId);
        byKey.put(key, new Sent(key, msgId, clock.instant()));
        files.save(FILE, new Saved(List.copyOf(byKey.values())));
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        byKey.values().removeIf(sent -> sent.at().isBefore(oldest));
    }

    private static String key(String appId, String openId, String clientId) {
        return appId + "|" + openId + "|" + clientId;
    }

    record Sent(String key, long msgId, Instant at) {}

    record Saved(List<Sent> sent) {}
}
