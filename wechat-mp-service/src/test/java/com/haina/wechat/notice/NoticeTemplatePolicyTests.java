package com.haina.wechat.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.contracts.follower.FollowerNoticeText;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeTemplatePolicyTests {

    private static final Instant AT = Instant.parse("2026-11-28T16:30:00Z");
    private static final FollowerNoticeText NOTICE =
            new FollowerNoticeText("wx1.o1", "业主认证未通过", "您提交的房号与登记的不一致，\n请核对后在我的家里重新提交申请。", null);

    @Test
    void aTemplateWhoseLinesANoticeCannotFillIsNotOffered() {
        assertThat(NoticeTemplatePolicy.usable(template("thing1", "time2"))).isTrue();
        assertThat(NoticeTemplatePolicy.usable(template("thing1", "amount1"))).isFalse();
        assertThat(NoticeTemplatePolicy.usable(template("character_string1", "thing1")))
                .isFalse();
        assertThat(NoticeTemplatePolicy.usable(template("time1", "date2")))
                .as("no line for words")
                .isFalse();
    }

    @Test
    void aChoiceNamesEachLineOnceAndPutsNoWordsWhereATimeStands() {
        AccountTemplate template = template("thing1", "time1");
        assertThat(NoticeTemplatePolicy.wrong(
                        template, Map.of("thing1", NoticeSource.TEXT, "time1", NoticeSource.TIME)))
                .isEmpty();
        assertThat(NoticeTemplatePolicy.wrong(template, Map.of("thing1", NoticeSource.TEXT)))
                .containsExactly("time1");
        assertThat(NoticeTemplatePolicy.wrong(
                        template,
                        Map.of("thing1", NoticeSource.TEXT, "time1", NoticeSource.TEXT, "thing9", NoticeSource.TEXT)))
                .containsExactlyInAnyOrder("time1", "thing9");
    }

    @Test
    void aLineHoldsTwentyCharactersAndATimeIsChinas() {
        assertThat(value("thing1", NoticeSource.TITLE)).isEqualTo("业主认证未通过");
        assertThat(value("thing2", NoticeSource.TEXT))
                .isEqualTo("您提交的房号与登记的不一致， 请核对后…")
                .hasSize(20);
        assertThat(value("time3", NoticeSource.TIME)).isEqualTo("2026年11月29日 00:30");
        assertThat(value("date4", NoticeSource.TIME)).isEqualTo("2026年11月29日");
        assertThat(value("thing5", NoticeSource.ACCOUNT)).isEqualTo("万家星城");
    }

    private static String value(String key, NoticeSource source) {
        return NoticeTemplatePolicy.value(key, source, NOTICE, "万家星城", AT);
    }

    private static AccountTemplate template(String... keys) {
        return new AccountTemplate(
                "id",
                "通知",
                List.of(keys).stream()
                        .map(key -> new AccountTemplate.Line("行", key))
                        .toList(),
                "");
    }
}
