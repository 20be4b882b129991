package com.haina.wechat.reply;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.wechat.reply.ReplyPolicy.Question;
import com.haina.wechat.reply.ReplyPolicy.Reason;
import com.haina.wechat.reply.ReplyRule.Answer;
import com.haina.wechat.reply.ReplyRule.Audience;
import com.haina.wechat.reply.ReplyRule.Form;
import com.haina.wechat.reply.ReplyRule.Kind;
import com.haina.wechat.reply.ReplyRule.Match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

class ReplyPolicyTests {

    @Test
    void aWordMustOccurInWhatWasWrittenAndNotTheOtherWayRound() {
        List<ReplyRule> rules = List.of(keyword("fees", Match.CONTAINS, "物业费"));
        assertThat(answering(rules, "请问物业费多少")).isEqualTo("fees");
        assertThat(answering(rules, "物业")).isNull();
    }

    @Test
    void widthCaseAndSpacesMakeNoDifference() {
        List<ReplyRule> rules = List.of(keyword("wifi", Match.EXACT, "WiFi 密码"));
        assertThat(answering(rules, " ＷＩＦＩ　密码 ")).isEqualTo("wifi");
        assertThat(answering(rules, "wifi密码?")).isNull();
    }

    @Test
    void allWordsMayComeInAnyOrder() {
        List<ReplyRule> rules = List.of(keyword("park", Match.ALL_WORDS, "车位", "租"));
        assertThat(answering(rules, "想租一个车位")).isEqualTo("park");
        assertThat(answering(rules, "车位在哪")).isNull();
    }

    @Test
    void aPatternIsOnlyText() {
        assertThat(answering(List.of(keyword("x", Match.CONTAINS, ".*")), "随便什么"))
                .isNull();
    }

    @Test
    void theFirstThatFitsAnswersAndTheDefaultOnlyWhenNoneDoes() {
        List<ReplyRule> rules = List.of(
                rule("rest", Kind.DEFAULT, null, List.of(), Audience.EVERYBODY),
                keyword("one", Match.CONTAINS, "报修"),
                keyword("two", Match.EXACT, "报修"));
        assertThat(answering(rules, "报修")).isEqualTo("one");
        assertThat(answering(rules, "别的")).isEqualTo("rest");
        assertThat(ReplyPolicy.steps(rules, question("报修", false)))
                .extracting(ReplyPolicy.Step::reason, ReplyPolicy.Step::by)
                .containsExactly(tuple(Reason.BEHIND, "one"), tuple(Reason.ANSWERS, null), tuple(Reason.BEHIND, "one"));
    }

    @Test
    void aFollowIsNeverAnsweredByTheDefault() {
        assertThat(ReplyPolicy.answering(
                        List.of(rule("rest", Kind.DEFAULT, null, List.of(), Audience.EVERYBODY)),
                        new Question(Kind.SUBSCRIBE, "", "", false)))
                .isNull();
    }

    @Test
    void verifiedAndUnverifiedPeopleGetTheirOwnAnswers() {
        List<ReplyRule> rules = List.of(
                rule("known", Kind.KEYWORD, Match.CONTAINS, List.of("费"), Audience.VERIFIED),
                rule("unknown", Kind.KEYWORD, Match.CONTAINS, List.of("费"), Audience.UNVERIFIED));
        assertThat(ReplyPolicy.answering(rules, question("费", true)).id()).isEqualTo("known");
        assertThat(ReplyPolicy.answering(rules, question("费", false)).id()).isEqualTo("unknown");
        assertThat(ReplyPolicy.conflicts(rules)).isEmpty();
    }

    @Test
    void aRuleThatCanNeverAnswerIsShownWithTheOneBeforeIt() {
        List<ReplyRule> rules =
                List.of(keyword("wide", Match.CONTAINS, "费"), keyword("narrow", Match.CONTAINS, "物业费", "停车费"));
        assertThat(ReplyPolicy.conflicts(rules))
                .containsExactly(new ReplyPolicy.Conflict("narrow", "wide", true, List.of("物业费", "停车费")));
        assertThat(ReplyPolicy.conflicts(rules.reversed())).isEmpty();
    }

    @Test
    void aRuleOfWhichOnlyAPartIsTakenSaysWhichPart() {
        List<ReplyRule> rules = List.of(keyword("exact", Match.EXACT, "费用"), keyword("both", Match.EXACT, "费用", "电话"));
        assertThat(ReplyPolicy.conflicts(rules))
                .containsExactly(new ReplyPolicy.Conflict("both", "exact", false, List.of("费用")));
    }

    @Test
    void anEarlierRuleForSomeTakesOnlyThosePeopleFromALaterOne() {
        List<ReplyRule> rules = List.of(
                rule("verified", Kind.SUBSCRIBE, null, List.of(), Audience.VERIFIED),
                rule("all", Kind.SUBSCRIBE, null, List.of(), Audience.EVERYBODY),
                rule("never", Kind.SUBSCRIBE, null, List.of(), Audience.UNVERIFIED));
        assertThat(ReplyPolicy.conflicts(rules))
                .containsExactly(
                        new ReplyPolicy.Conflict("all", "verified", false, List.of()),
                        new ReplyPolicy.Conflict("never", "all", true, List.of()));
    }

    @Test
    void aThousandRulesAreNoWait() {
        List<ReplyRule> rules = IntStream.range(0, 1000)
                .mapToObj(i -> keyword("r" + i, Match.CONTAINS, "词" + i + "号", "又" + i + "号"))
                .toList();
        Instant begun = Instant.now();
        assertThat(answering(rules, "请问又999号在哪里")).isEqualTo("r999");
        assertThat(ReplyPolicy.conflicts(rules)).isEmpty();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theOfficeIsOpenInItsHoursExceptOnHolidaysAndOnWorkdaysThatReplaceThem() {
        WorkingHours hours = new WorkingHours(
                WorkingHours.usual().days(), "09:00", "18:00", List.of("2026-10-01"), List.of("2026-10-10"));
        assertThat(hours.open(Instant.parse("2026-09-30T01:00:00Z"))).isTrue();
        assertThat(hours.open(Instant.parse("2026-09-30T10:00:00Z"))).isFalse();
        assertThat(hours.open(Instant.parse("2026-10-01T02:00:00Z"))).isFalse();
        assertThat(hours.open(Instant.parse("2026-10-10T02:00:00Z"))).isTrue();
        assertThat(hours.open(Instant.parse("2026-10-11T02:00:00Z"))).isFalse();
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegan() {
        WorkingHours nights = new WorkingHours(
                Set.of(DayOfWeek.FRIDAY), "20:00", "08:00", List.of("2026-10-02"), List.of("2026-10-10"));
        assertThat(nights.open(china("2026-09-25T19:59"))).isFalse();
        assertThat(nights.open(china("2026-09-25T20:00"))).as("Friday evening").isTrue();
        assertThat(nights.open(china("2026-09-26T07:59")))
                .as("Saturday morning")
                .isTrue();
        assertThat(nights.open(china("2026-09-26T08:00"))).isFalse();
        assertThat(nights.open(china("2026-09-25T07:00")))
                .as("Thursday is free")
                .isFalse();
        assertThat(nights.open(china("2026-10-03T07:00")))
                .as("after a holiday's evening")
                .isFalse();
        assertThat(nights.open(china("2026-10-11T07:00")))
                .as("after an extra evening")
                .isTrue();
    }

    @Test
    void equalTimesAreAWholeDay() {
        WorkingHours saturdays = new WorkingHours(Set.of(DayOfWeek.SATURDAY), "00:00", "00:00", List.of(), List.of());
        assertThat(saturdays.open(china("2026-09-25T23:59"))).isFalse();
        assertThat(saturdays.open(china("2026-09-26T00:00"))).isTrue();
        assertThat(saturdays.open(china("2026-09-26T23:59"))).isTrue();
        assertThat(saturdays.open(china("2026-09-27T00:00"))).isFalse();
        WorkingHours always = new WorkingHours(Set.of(DayOfWeek.values()), "09:00", "09:00", List.of(), List.of());
        assertThat(always.open(china("2026-09-26T09:00"))).isTrue();
        assertThat(always.open(china("2026-09-26T08:59"))).isTrue();
        ReplyChecks.require(new ReplyBook.Content(List.of(), always, "业主", "您的房屋"), none -> Optional.empty());
    }

    @Test
    void namesAreFilledInOrReplacedAndTheTextStaysWithinItsBytes() {
        ReplyBook.Content book = ReplyBook.Content.EMPTY;
        assertThat(ReplyWords.filled("{姓名}您好，{房号}", book, new FollowerHomes(true, "陈立", "1栋101", "万家星城")))
                .isEqualTo("陈立您好，1栋101");
        assertThat(ReplyWords.filled("{姓名}您好，{房号}", book, new FollowerHomes(false, null, null, null)))
                .isEqualTo("业主您好，您的房屋");
        assertThat(ReplyWords.filled("费".repeat(700), book, new FollowerHomes(false, null, null, null)))
                .hasSize(682);
    }

    @Test
    void wordsOfWhichNothingIsLeftForAStrangerAreNotSaid() {
        FollowerHomes known = new FollowerHomes(true, "陈立", "1栋101", "万家星城");
        FollowerHomes stranger = new FollowerHomes(false, null, null, null);
        Answer text = new Answer(Form.TEXT, " {小区} ", null, null, null, null, null);
        assertThat(said(text, known)).contains(" 万家星城 ");
        assertThat(said(text, stranger)).isEmpty();
        Answer news = news("{小区}", "缴费");
        assertThat(said(news, known)).contains("万家星城");
        assertThat(said(news, stranger)).contains("缴费");
        assertThat(said(news("{小区}", ""), stranger)).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        ReplyRule empty = new ReplyRule(
                "a",
                "空",
                Kind.KEYWORD,
                null,
                List.of(),
                null,
                Audience.EVERYBODY,
                true,
                new Answer(Form.NEWS, null, null, null, null, null, "javascript:x"));
        assertThatThrownBy(() -> ReplyChecks.require(
                        new ReplyBook.Content(List.of(empty, empty), WorkingHours.usual(), "业主", "您的房屋"),
                        none -> Optional.empty()))
                .isInstanceOf(RepliesInvalid.class);
    }

    private static Instant china(String local) {
        return Instant.parse(local + ":00+08:00");
    }

    private static Optional<String> said(Answer answer, FollowerHomes who) {
        return ReplyWords.said(answer, ReplyBook.Content.EMPTY, who);
    }

    private static Answer news(String title, String description) {
        return new Answer(Form.NEWS, null, null, title, description, null, "https://wuye.example.cn");
    }

    private static @Nullable String answering(List<ReplyRule> rules, String text) {
        ReplyRule rule = ReplyPolicy.answering(rules, question(text, false));
        return rule == null ? null : rule.id();
    }

    private static Question question(String text, boolean verified) {
        return new Question(Kind.KEYWORD, text, "", verified);
    }

    private static ReplyRule keyword(String id, Match match, String... words) {
        return rule(id, Kind.KEYWORD, match, List.of(words), Audience.EVERYBODY);
    }

    private static ReplyRule rule(String id, Kind kind, @Nullable Match match, List<String> words, Audience audience) {
        return new ReplyRule(
                id,
                id,
                kind,
                match,
                words,
                null,
                audience,
                true,
                new Answer(Form.TEXT, "好", null, null, null, null, null));
    }
}
