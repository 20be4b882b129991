package com.haina.wechat.outbound;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;

/**
 * Counts an account's mass messages against WeChat's limits; what waits to be sent counts already. What WeChat refused for want of quota is
 * remembered by the messages themselves.
 */
@Component
class CountMass {

    /** Days and months are China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final OutboundMessages messages;
    private final AccountDirectory accounts;
    private final Clock clock;

    CountMass(OutboundMessages messages, AccountDirectory accounts, Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is left; 404 if the account is not one of the current tenant's. */
    MassAllowance left(String appId) {
        accounts.get(appId);
        LocalDate day = clock.instant().atZone(CHINA).toLocalDate();
        Instant today = start(day);
        Instant month = start(day.withDayOfMonth(1));
        List<OutboundMessage> refused = messages.massRefusedSince(appId, month);
        MassAllowance left = MassAllowance.after(
                messages.massSince(appId, today, false),
                messages.massSince(appId, today, true),
                messages.massSince(appId, month, true) + elsewhere(appId, refused));
        if (messages.massWaitsForQuota(appId) || refusedSince(refused, today, false)) {
            left = left.withoutCalls();
        }
        return refusedSince(refused, today, true) ? left.withoutEverybody() : left;
    }

    /**
     * How many messages to everybody the office sent on WeChat's own pages, at least as far as the month's are concerned: on a day on which
     * WeChat refused one though none had gone from here, the day's one was used there, or the month's four were used up already.
     */
    private long elsewhere(String appId, List<OutboundMessage> refused) {
        return refused.stream()
                .filter(message -> toEverybody(message))
                .map(message -> settledAt(message).atZone(CHINA).toLocalDate())
                .distinct()
                .filter(day -> !messages.massTakenBetween(appId, start(day), start(day.plusDays(1))))
                .count();
    }

    private static boolean refusedSince(List<OutboundMessage> refused, Instant since, boolean everybody) {
        return refused.stream()
                .anyMatch(message ->
                        toEverybody(message) == everybody && !settledAt(message).isBefore(since));
    }

    private static boolean toEverybody(OutboundMessage message) {
        return message.audience().kind() == Audience.Kind.EVERYBODY;
    }

    private static Instant settledAt(OutboundMessage message) {
        return Objects.requireNonNull(message.settledAt());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CHINA).toInstant();
    }
}
