package com.haina.wechat.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 7, 11, 15);

    @Test
    void theMonthOfClearancesIsChinas() {
        Instant newYear = Instant.parse("2026-12-31T16:00:00Z");
        AccountRecord record = new AccountRecord("wx0000000000000001");
        record.clearancesUsedUp(AccountRecord.month(Clock.fixed(newYear.minusSeconds(1), ZoneOffset.UTC)));
        assertThat(record.left(AccountRecord.month(Clock.fixed(newYear, ZoneOffset.UTC))))
                .isEqualTo(AccountRecord.CLEARANCES_A_MONTH);
    }

    @Test
    void aHealthyAccountHasNothingToDo() {
        assertThat(HealthPolicy.judge(facts(true, null, NOW, ALL, NOW))).isEmpty();
    }

    @Test
    void aRevokedAccountIsForItsAdministratorAndNothingElseIsSaidOfItsScopes() {
        assertThat(HealthPolicy.judge(facts(false, null, NOW, List.of(), NOW)))
                .extracting(HealthPolicy.Finding::code, HealthPolicy.Finding::who)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("revoked", HealthPolicy.Who.ACCOUNT_ADMINISTRATOR));
    }

    @Test
    void anAddressThatIsNotRegisteredIsForOperationsAndABannedApiForTheAdministrator() {
        assertThat(HealthPolicy.judge(facts(true, 61004, NOW, ALL, NOW))
                        .getFirst()
                        .who())
                .isEqualTo(HealthPolicy.Who.OPERATIONS);
        assertThat(HealthPolicy.judge(facts(true, 48004, NOW, ALL, NOW))
                        .getFirst()
                        .who())
                .isEqualTo(HealthPolicy.Who.ACCOUNT_ADMINISTRATOR);
    }

    @Test
    void aTicketIsLateAfterThreePushesAndEndingBeforeTwelveHours() {
        assertThat(codes(facts(true, null, NOW.minus(Duration.ofMinutes(29)), ALL, NOW)))
                .isEmpty();
        assertThat(codes(facts(true, null, NOW.minus(Duration.ofMinutes(31)), ALL, NOW)))
                .containsExactly("ticket-late");
        assertThat(codes(facts(true, null, NOW.minus(Duration.ofHours(11)), ALL, NOW)))
                .containsExactly("ticket-ending");
        assertThat(codes(facts(true, null, null, ALL, NOW))).containsExactly("ticket-ending");
    }

    @Test
    void missingPermissionsAreNamedUnlessABundleHoldsThem() {
        assertThat(HealthPolicy.judge(facts(true, null, NOW, List.of(1, 2, 3, 4), NOW))
                        .getFirst())
                .extracting(HealthPolicy.Finding::code, HealthPolicy.Finding::detail)
                .containsExactly("scope-missing", "7,11,15");
        assertThat(HealthPolicy.judge(facts(true, null, NOW, List.of(100), NOW)))
                .isEmpty();
    }

    @Test
    void permissionsForWhatTheOfficeDoesNotDoAreNotMissed() {
        assertThat(HealthPolicy.judge(facts(true, null, NOW, List.of(1, 2, 3, 4), Set.of(7, 15), NOW)))
                .extracting(HealthPolicy.Finding::code, HealthPolicy.Finding::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("scope-missing", "11"));
        assertThat(codes(facts(true, null, NOW, List.of(1, 2, 3, 4), Set.of(7, 11, 15), NOW)))
                .isEmpty();
    }

    @Test
    void silenceCountsOnlyWhereSomebodyFollows() {
        assertThat(codes(facts(true, null, NOW, ALL, NOW.minus(Duration.ofHours(80)))))
                .containsExactly("callbacks-silent");
        assertThat(codes(facts(true, null, NOW, ALL, null)))
                .as("it is not known since when")
                .isEmpty();
    }

    @Test
    void anAuthorizationThatIsLostIsToBeGivenAnewBecauseLettingTheAccountGoOnWouldStopItAgain() {
        for (int code : List.of(61003, 61023, 42006, 42007)) {
            assertThat(HealthPolicy.judge(facts(true, code, NOW, ALL, NOW)))
                    .extracting(HealthPolicy.Finding::code, HealthPolicy.Finding::who, HealthPolicy.Finding::detail)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "authorization-lost", HealthPolicy.Who.ACCOUNT_ADMINISTRATOR, String.valueOf(code)));
        }
        assertThat(codes(facts(true, 48004, NOW, ALL, NOW))).containsExactly("stopped");
    }

    @Test
    void aQuotaIsUsedUpUntilMidnightInChinaOrUntilItIsCleared() {
        Instant midnight = Instant.parse("2026-11-27T16:00:00Z");
        assertThat(codes(quotaRanOutAt(midnight, null))).containsExactly("quota-used-up");
        assertThat(codes(quotaRanOutAt(midnight.minusSeconds(1), null))).isEmpty();
        assertThat(codes(quotaRanOutAt(midnight.plusSeconds(60), midnight.plusSeconds(120))))
                .isEmpty();
        assertThat(codes(quotaRanOutAt(midnight.plusSeconds(180), midnight.plusSeconds(120))))
                .containsExactly("quota-used-up");
        assertThat(codes(quotaRanOutAt(midnight.plusSeconds(60), midnight.minusSeconds(60))))
                .containsExactly("quota-used-up");
    }

    @Test
    void massMessagesAreUsedUpUntilMidnightAndNoClearanceGivesThemBack() {
        Instant midnight = Instant.parse("2026-11-27T16:00:00Z");
        assertThat(codes(ranOutAt(45028, midnight, midnight.plusSeconds(120)))).containsExactly("mass-used-up");
        assertThat(codes(ranOutAt(45028, midnight.minusSeconds(1), null))).isEmpty();
    }

    @Test
    void withoutATemplateFollowersHearNothingAfterTwoDaysWhichTheOfficeIsTold() {
        assertThat(codes(templates(12, ALL, ChosenTemplate.State.NONE))).containsExactly("notice-template-missing");
        assertThat(codes(templates(0, ALL, ChosenTemplate.State.NONE)))
                .as("nobody to tell")
                .isEmpty();
        assertThat(codes(templates(12, List.of(1, 2, 3, 4, 11, 15), ChosenTemplate.State.NONE)))
                .as("the permission comes first")
                .containsExactly("scope-missing");
        assertThat(codes(templates(12, ALL, ChosenTemplate.State.GONE))).containsExactly("notice-template-gone");
    }

    private static HealthPolicy.Facts templates(long following, List<Integer> scopes, ChosenTemplate.State state) {
        return new HealthPolicy.Facts(
                NOW, true, null, true, NOW, null, true, 1, scopes, Set.of(), NOW, following, state, List.of(), null);
    }

    private static List<String> codes(HealthPolicy.Facts facts) {
        return HealthPolicy.judge(facts).stream()
                .map(HealthPolicy.Finding::code)
                .toList();
    }

    private static HealthPolicy.Facts facts(
            boolean authorized,
            @Nullable Integer stoppedBy,
            @Nullable Instant ticketAt,
            List<Integer> scopes,
            @Nullable Instant heardSince) {
        return facts(authorized, stoppedBy, ticketAt, scopes, Set.of(), heardSince);
    }

    private static HealthPolicy.Facts facts(
            boolean authorized,
            @Nullable Integer stoppedBy,
            @Nullable Instant ticketAt,
            List<Integer> scopes,
            Set<Integer> unused,
            @Nullable Instant heardSince) {
        return new HealthPolicy.Facts(
                NOW,
                authorized,
                stoppedBy,
                true,
                ticketAt,
                null,
                true,
                1,
                scopes,
                unused,
                heardSince,
                12,
                ChosenTemplate.State.THERE,
                List.of(),
                null);
    }

    private static HealthPolicy.Facts quotaRanOutAt(Instant at, @Nullable Instant clearedAt) {
        return ranOutAt(45009, at, clearedAt);
    }

    private static HealthPolicy.Facts ranOutAt(int code, Instant at, @Nullable Instant clearedAt) {
        List<AccountRecord.Refusal> refusals = List.of(new AccountRecord.Refusal(code, 1, at));
        return new HealthPolicy.Facts(
                NOW,
                true,
                null,
                true,
                NOW,
                null,
                true,
                1,
                ALL,
                Set.of(),
                NOW,
                12,
                ChosenTemplate.State.THERE,
                refusals,
                clearedAt);
    }
}
