package com.haina.wechat.health;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** What this service remembers of an account's troubles: the last refusals by code, and how often quotas were cleared. Its id is the app id. */
@Document("account_records")
class AccountRecord extends Aggregate {

    /** WeChat takes clear_quota ten times a calendar month. */
    static final int CLEARANCES_A_MONTH = 10;

    private static final int CODES_KEPT = 20;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private List<Refusal> refusals = List.of();
    private String month = "";
    private int clearances;
    private @Nullable Instant clearedAt;

    @SuppressWarnings("NullAway.Init")
    private AccountRecord() {}

    AccountRecord(String appId) {
        super(appId);
    }

    /**
     * A code that WeChat answered.
     *
     * @param count how often since it was first seen
     */
    record Refusal(int code, long count, Instant lastAt) {}

    void refused(int code, long times, Instant at) {
        List<Refusal> changed = new ArrayList<>(refusals);
        long before = refusals.stream()
                .filter(one -> one.code() == code)
                .mapToLong(Refusal::count)
                .sum();
        changed.removeIf(one -> one.code() == code);
        changed.add(new Refusal(code, before + times, at));
        changed.sort(Comparator.comparing(Refusal::lastAt).reversed());
        refusals = List.copyOf(changed.subList(0, Math.min(CODES_KEPT, changed.size())));
    }

    /** The month by which WeChat counts: China's. */
    static YearMonth month(Clock clock) {
        return YearMonth.now(clock.withZone(CHINA));
    }

    /** Counts a clearance; false when the month's are used up. */
    boolean clear(YearMonth now) {
        if (left(now) == 0) {
            return false;
        }
        clearances = month.equals(now.toString()) ? clearances + 1 : 1;
        month = now.toString();
        return true;
    }

    /** A clearance that was counted in this month was none. */
    void notCleared(YearMonth now) {
        if (month.equals(now.toString()) && clearances > 0) {
            clearances--;
        }
    }

    /** WeChat says that the month's are used up, some of them perhaps elsewhere. */
    void clearancesUsedUp(YearMonth now) {
        clearances = CLEARANCES_A_MONTH;
        month = now.toString();
    }

    /** WeChat has set the counters to nothing. */
    void cleared(Instant at) {
        clearedAt = at;
    }

    @Nullable
    Instant clearedAt() {
        return clearedAt;
    }

    int left(YearMonth now) {
        return month.equals(now.toString()) ? CLEARANCES_A_MONTH - clearances : CLEARANCES_A_MONTH;
    }

    /** The newest first. */
    List<Refusal> refusals() {
        return refusals;
    }
}
