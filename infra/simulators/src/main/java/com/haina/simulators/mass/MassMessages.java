package com.haina.simulators.mass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/** The accounts' mass messages, and how many each follower has had this month. */
@Component
class MassMessages {

    static final int MOST_TO_ONE = 4;

    private static final String FILE = "mass-messages";
    private static final String COUNTS = "mass-counts";
    private static final long FIRST = 1_000_000_000;
    private static final int MOST_TO_ALL = 4;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final StateFiles files;
    private final Clock clock;
    private final List<MassMessage> all;
    private final Map<String, Integer> received;
    private final Map<String, Integer> speeds;
    private String month;
    private long last;

    MassMessages(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(FIRST, List.of(), Map.of()));
        this.all = new ArrayList<>(saved.messages());
        this.last = saved.last();
        this.speeds = new HashMap<>(saved.speeds());
        Received counts = files.load(COUNTS, Received.class, () -> new Received("", Map.of()));
        this.month = counts.month();
        this.received = new HashMap<>(counts.byFollower());
    }

    /** @throws ApiFailure 45028 when a message to all was sent today, or four this month */
    synchronized MassMessage add(MassMessage message) {
        if (message.toAll()) {
            checkPublicQuota(message.appId());
        }
        MassMessage added = new MassMessage(
                message.appId(),
                ++last,
                last + 1_000_000_000,
                message.clientId(),
                message.type(),
                message.content(),
                message.toAll(),
                message.tagId(),
                message.openIds(),
                MassMessage.State.SENDING,
                clock.instant());
        all.add(added);
        save();
        return added;
    }

    /** What was sent under the account's own id in the last 24 hours. */
    synchronized Optional<MassMessage> byClientId(String appId, String clientId) {
        Instant oldest = clock.instant().minus(REMEMBERED);
        return all.stream()
                .filter(message -> !clientId.isEmpty()
                        && message.appId().equals(appId)
                        && message.clientId().equals(clientId)
                        && message.at().isAfter(oldest))
                .findFirst();
    }

    /** @throws ApiFailure 40059 when the account has sent no such message */
    synchronized MassMessage get(String appId, String msgId) {
        return all.stream()
                .filter(message -> message.appId().equals(appId)
                        && Long.toString(message.msgId()).equals(msgId))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40059, "invalid msg id"));
    }

    synchronized List<MassMessage> of(String appId) {
        return all.stream().filter(message -> message.appId().equals(appId)).toList();
    }

    synchronized List<MassMessage> underWay() {
        return all.stream()
                .filter(message -> message.state() == MassMessage.State.SENDING)
                .toList();
    }

    synchronized void change(MassMessage message, MassMessage.State state) {
        all.replaceAll(other -> other.msgId() == message.msgId() ? other.in(state) : other);
        save();
    }

    /** Those of the followers who have had fewer than four this month; to each of them one more is counted. */
    synchronized List<String> take(String appId, List<String> openIds) {
        String now = YearMonth.from(clock.instant().atZone(CHINA)).toString();
        if (!month.equals(now)) {
            month = now;
            received.clear();
        }
        List<String> taken = openIds.stream()
                .filter(openId -> received.getOrDefault(appId + "." + openId, 0) < MOST_TO_ONE)
                .toList();
        taken.forEach(openId -> received.merge(appId + "." + openId, 1, Integer::sum));
        files.save(COUNTS, new Received(month, Map.copyOf(received)));
        return taken;
    }

    synchronized Optional<Integer> speed(String appId) {
        return Optional.ofNullable(speeds.get(appId));
    }

    synchronized void speed(String appId, int speed) {
        speeds.put(appId, speed);
        save();
    }

    private void checkPublicQuota(String appId) {
        var today = clock.instant().atZone(CHINA).toLocalDate();
        List<Instant> toAll = of(appId).stream()
                .filter(MassMessage::toAll)
                .map(MassMessage::at)
                .toList();
        boolean sentToday =
                toAll.stream().anyMatch(at -> at.atZone(CHINA).toLocalDate().equals(today));
        long thisMonth = toAll.stream()
                .filter(at -> YearMonth.from(at.atZone(CHINA)).equals(YearMonth.from(today)))
                .count();
        if (sentToday || thisMonth >= MOST_TO_ALL) {
            throw new ApiFailure(45028, "has no masssend quota");
        }
    }

    private void save() {
        files.save(FILE, new Saved(last, List.copyOf(all), Map.copyOf(speeds)));
    }

    record Saved(long last, List<MassMessage> messages, Map<String, Integer> speeds) {}

    record Received(String month, Map<String, Integer> byFollower) {}
}
