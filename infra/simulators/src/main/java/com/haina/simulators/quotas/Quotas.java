package com.haina.simulators.quotas;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/**
 * The calls that each account has made of each API today, in China's days, and how often its counters were cleared this month. A certified
 * account's limits (API Call Limits, and the pages of conditional menus and mass messages); another limit may be set to reach it. Counters begin anew with a restart, what was set and cleared does not.
 */
@Component
class Quotas {

    private static final String FILE = "quotas";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int CLEARANCES_A_MONTH = 10;
    private static final long OTHERS = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MASS_SENDS_A_MINUTE = 60;
    private static final Set<String> MASS_SENDS = Set.of("/cgi-bin/message/mass/send", "/cgi-bin/message/mass/sendall");

    private static final Map<String, Long> CERTIFIED = Map.ofEntries(
            Map.entry("/cgi-bin/menu/create", 1_000L),
            Map.entry("/cgi-bin/menu/get", 10_000L),
            Map.entry("/cgi-bin/menu/delete", 1_000L),
            Map.entry("/cgi-bin/menu/addconditional", 2_000L),
            Map.entry("/cgi-bin/menu/delconditional", 2_000L),
            Map.entry("/cgi-bin/menu/trymatch", 20_000L),
            Map.entry("/cgi-bin/tags/create", 1_000L),
            Map.entry("/cgi-bin/media/upload", 100_000L),
            Map.entry("/cgi-bin/media/get", 200_000L),
            Map.entry("/cgi-bin/message/custom/send", 500_000L),
            Map.entry("/cgi-bin/message/template/send", 100_000L),
            Map.entry("/cgi-bin/message/mass/send", 100L),
            Map.entry("/cgi-bin/message/mass/sendall", 100L),
            Map.entry("/cgi-bin/message/mass/preview", 100L),
            Map.entry("/cgi-bin/qrcode/create", 100_000L),
            Map.entry("/cgi-bin/user/get", 500L),
            Map.entry("/cgi-bin/user/info", 500_000L),
            Map.entry("/cgi-bin/user/info/batchget", 500_000L),
            Map.entry("/cgi-bin/user/info/updateremark", 10_000L),
            Map.entry("/cgi-bin/draft/add", 1_000L),
            Map.entry("/cgi-bin/draft/get", 500L),
            Map.entry("/cgi-bin/freepublish/submit", 100L));

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Deque<Instant>> massSends = new HashMap<>();
    private final Map<String, Long> limits = new LinkedHashMap<>();
    private final Map<String, Integer> clearances = new LinkedHashMap<>();
    private LocalDate day;

    Quotas(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.day = today();
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(Map.of(), Map.of()));
        limits.putAll(saved.limits());
        clearances.putAll(saved.clearances());
    }

    /**
     * Counts a call.
     *
     * @throws ApiFailure 45009 when today's calls of this API are used up, 45011 for one mass send too many this minute
     */
    synchronized void count(String appId, String path) {
        if (MASS_SENDS.contains(path)) {
            countMassSend(appId);
        }
        Quota now = of(appId, path);
        if (now.left() == 0) {
            throw new ApiFailure(45009, "reach max api daily quota limit");
        }
        used.merge(key(appId, path), 1L, Long::sum);
    }

    synchronized Quota of(String appId, String path) {
        if (!day.equals(today())) {
            used.clear();
            day = today();
        }
        String key = key(appId, path);
        return new Quota(limits.getOrDefault(key, CERTIFIED.getOrDefault(path, OTHERS)), used.getOrDefault(key, 0L));
    }

    /** Another limit than a certified account's. */
    synchronized void limit(String appId, String path, long limit) {
        limits.put(key(appId, path), limit);
        save();
    }

    /**
     * Begins all of an account's counters anew.
     *
     * @throws ApiFailure 48006 when that was done ten times this month
     */
    synchronized void clear(String appId) {
        String month = key(appId, YearMonth.now(clock.withZone(CHINA)).toString());
        if (clearances.getOrDefault(month, 0) >= CLEARANCES_A_MONTH) {
            throw new ApiFailure(48006, "forbid to clear quota because of reaching the limit");
        }
        clearances.merge(month, 1, Integer::sum);
        used.keySet().removeIf(key -> key.startsWith(appId + " "));
        save();
    }

    private void countMassSend(String appId) {
        Instant now = clock.instant();
        Deque<Instant> latest = massSends.computeIfAbsent(appId, nobody -> new ArrayDeque<>());
        latest.removeIf(at -> !at.plus(MINUTE).isAfter(now));
        if (latest.size() >= MASS_SENDS_A_MINUTE) {
            throw new ApiFailure(45011, "api minute-quota reach limit  mustslower  retry next minute");
        }
        latest.addLast(now);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    private void save() {
        files.save(FILE, new Saved(Map.copyOf(limits), Map.copyOf(clearances)));
    }

    private static String key(String appId, String of) {
        return appId + " " + of;
    }

    record Saved(Map<String, Long> limits, Map<String, Integer> clearances) {}
}
