package com.haina.wechat.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.account.TicketLate;

/** What is wrong with an account, one rule each; the worst first. */
final class HealthPolicy {

    /** WeChat takes a ticket for twelve hours. */
    static final Duration TICKET_ENDING = Duration.ofHours(10);

    /** An account that people follow is written to or left about once a day. */
    static final Duration SILENCE = Duration.ofHours(72);

    /**
     * Codes after which only a new authorization helps: none was given, its refresh token has ended, the password was changed. Whoever lets
     * the account go on instead is stopped by the next call.
     */
    private static final Set<Integer> LOST = Set.of(61003, 61023, 42006, 42007);

    /** Quotas are the day's, and the day is China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final List<Function<Facts, Optional<Finding>>> RULES = List.of(
            HealthPolicy::revoked,
            HealthPolicy::authorizationLost,
            HealthPolicy::stopped,
            HealthPolicy::refreshRefused,
            HealthPolicy::ticketOld,
            HealthPolicy::notCertified,
            HealthPolicy::accountRestricted,
            HealthPolicy::scopesMissing,
            HealthPolicy::silent,
            HealthPolicy::templateGone,
            HealthPolicy::templateMissing,
            HealthPolicy::quotaUsedUp,
            HealthPolicy::massUsedUp);

    private HealthPolicy() {}

    static List<Finding> judge(Facts facts) {
        return RULES.stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What is known of an account.
     *
     * @param known whether auth-service answered; without it nothing is said of ticket, token and certification
     * @param unused permission sets for what the office does not do with the account
     * @param following how many follow
     * @param template the template that was chosen for notices
     * @param heardSince when WeChat last called about it, or when it was authorized if that was later; absent where neither is known
     * @param clearedAt when its quotas were last cleared
     */
    record Facts(
            Instant now,
            boolean authorized,
            @Nullable Integer stoppedBy,
            boolean known,
            @Nullable Instant ticketAt,
            @Nullable Integer refreshRefused,
            boolean certified,
            int status,
            List<Integer> scopes,
            Set<Integer> unused,
            @Nullable Instant heardSince,
            long following,
            ChosenTemplate.State template,
            List<AccountRecord.Refusal> refusals,
            @Nullable Instant clearedAt) {}

    /** How bad it is. */
    enum Severity {
        /** Nothing works. */
        BAD,
        /** Something does not work, or soon will not. */
        WARN
    }

    /** Who has to do something. */
    enum Who {
        /** The administrator of the official account, in WeChat. */
        ACCOUNT_ADMINISTRATOR,
        /** The property office, here. */
        OFFICE,
        /** Whoever runs this platform. */
        OPERATIONS
    }

    /**
     * Something to do.
     *
     * @param code names it for the page, for example {@code scope-missing}
     * @param detail WeChat's code or the scopes, as text; may be empty
     */
    record Finding(String code, Severity severity, Who who, String detail) {}

    private static Optional<Finding> revoked(Facts facts) {
        return facts.authorized() ? Optional.empty() : found("revoked", Severity.BAD, Who.ACCOUNT_ADMINISTRATOR, "");
    }

    private static Optional<Finding> authorizationLost(Facts facts) {
        return facts.authorized() && facts.stoppedBy() != null && LOST.contains(facts.stoppedBy())
                ? found(
                        "authorization-lost",
                        Severity.BAD,
                        Who.ACCOUNT_ADMINISTRATOR,
                        String.valueOf(facts.stoppedBy()))
                : Optional.empty();
    }

    private static Optional<Finding> stopped(Facts facts) {
        if (facts.stoppedBy() == null || !facts.authorized() || LOST.contains(facts.stoppedBy())) {
            return Optional.empty();
        }
        int code = facts.stoppedBy();
        boolean ours = code == 61004 || code == 40164 || code == 40013 || (code >= 61028 && code <= 61030);
        return found("stopped", Severity.BAD, ours ? Who.OPERATIONS : Who.ACCOUNT_ADMINISTRATOR, String.valueOf(code));
    }

    private static Optional<Finding> refreshRefused(Facts facts) {
        boolean said = facts.stoppedBy() != null && LOST.contains(facts.stoppedBy());
        return facts.refreshRefused() == null || !facts.authorized() || said
                ? Optional.empty()
                : found(
                        "refresh-refused",
                        Severity.BAD,
                        Who.ACCOUNT_ADMINISTRATOR,
                        String.valueOf(facts.refreshRefused()));
    }

    private static Optional<Finding> ticketOld(Facts facts) {
        if (!facts.known()) {
            return Optional.empty();
        }
        if (facts.ticketAt() == null || facts.ticketAt().plus(TICKET_ENDING).isBefore(facts.now())) {
            return found("ticket-ending", Severity.BAD, Who.OPERATIONS, "");
        }
        return facts.ticketAt().plus(TicketLate.AFTER).isBefore(facts.now())
                ? found("ticket-late", Severity.WARN, Who.OPERATIONS, "")
                : Optional.empty();
    }

    private static Optional<Finding> notCertified(Facts facts) {
        return facts.known() && !facts.certified()
                ? found("not-certified", Severity.WARN, Who.ACCOUNT_ADMINISTRATOR, "")
                : Optional.empty();
    }

    private static Optional<Finding> accountRestricted(Facts facts) {
        return facts.known() && facts.status() != 1
                ? found("restricted", Severity.BAD, Who.ACCOUNT_ADMINISTRATOR, String.valueOf(facts.status()))
                : Optional.empty();
    }

    private static Optional<Finding> scopesMissing(Facts facts) {
        List<String> missing = missing(facts.scopes()).stream()
                .filter(need -> !facts.unused().contains(need.scope()))
                .map(need -> String.valueOf(need.scope()))
                .toList();
        return missing.isEmpty() || !facts.authorized()
                ? Optional.empty()
                : found("scope-missing", Severity.WARN, Who.ACCOUNT_ADMINISTRATOR, String.join(",", missing));
    }

    private static Optional<Finding> silent(Facts facts) {
        if (!facts.authorized() || facts.following() == 0) {
            return Optional.empty();
        }
        return facts.heardSince() != null && facts.heardSince().plus(SILENCE).isBefore(facts.now())
                ? found("callbacks-silent", Severity.WARN, Who.OPERATIONS, "")
                : Optional.empty();
    }

    private static Optional<Finding> templateGone(Facts facts) {
        return facts.template() == ChosenTemplate.State.GONE && facts.authorized()
                ? found("notice-template-gone", Severity.WARN, Who.OFFICE, "")
                : Optional.empty();
    }

    /** While nobody follows there is nobody to tell; without the permission that is what is missing first. */
    private static Optional<Finding> templateMissing(Facts facts) {
        boolean wanted = facts.authorized()
                && facts.following() > 0
                && !missing(facts.scopes()).contains(AccountNeed.MASS);
        return wanted && facts.template() == ChosenTemplate.State.NONE
                ? found("notice-template-missing", Severity.WARN, Who.OFFICE, "")
                : Optional.empty();
    }

    private static Optional<Finding> quotaUsedUp(Facts facts) {
        Instant today = today(facts);
        Instant cleared = facts.clearedAt();
        Instant since = cleared != null && cleared.isAfter(today) ? cleared : today;
        return refusedSince(facts, 45009, since)
                ? found("quota-used-up", Severity.WARN, Who.OFFICE, "45009")
                : Optional.empty();
    }

    /** Mass messages are counted apart: a clearance gives none back. */
    private static Optional<Finding> massUsedUp(Facts facts) {
        return refusedSince(facts, 45028, today(facts))
                ? found("mass-used-up", Severity.WARN, Who.OFFICE, "45028")
                : Optional.empty();
    }

    private static Instant today(Facts facts) {
        return facts.now().atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant();
    }

    private static boolean refusedSince(Facts facts, int code, Instant since) {
        return facts.refusals().stream()
                .anyMatch(refusal -> refusal.code() == code && !refusal.lastAt().isBefore(since));
    }

    /** Sets that are needed and not granted; 100 and 101 are bundles that hold all of them. */
    static List<AccountNeed> missing(List<Integer> scopes) {
        return scopes.contains(100) || scopes.contains(101)
                ? List.of()
                : List.of(AccountNeed.values()).stream()
                        .filter(need -> !scopes.contains(need.scope()))
                        .toList();
    }

    private static Optional<Finding> found(String code, Severity severity, Who who, String detail) {
        return Optional.of(new Finding(code, severity, who, detail));
    }
}
