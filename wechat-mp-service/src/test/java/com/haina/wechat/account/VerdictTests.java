package com.haina.wechat.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTests {

    @ParameterizedTest
    @CsvSource({
        "-1, RETRY",
        "-98, RETRY",
        "-99, RETRY",
        "45011, RETRY",
        "45066, RETRY",
        "40001, REFRESH_TOKEN",
        "40014, REFRESH_TOKEN",
        "42001, REFRESH_TOKEN",
        "45065, DONE",
        "46003, DONE",
        "43004, DROP_RECIPIENT",
        "45015, DROP_RECIPIENT",
        "45047, DROP_RECIPIENT",
        "45009, WAIT_FOR_QUOTA",
        "45028, WAIT_FOR_QUOTA",
        "61003, STOP_ACCOUNT",
        "61023, STOP_ACCOUNT",
        "48001, NOT_GRANTED",
        "40037, FAULTY_REQUEST",
        "45083, FAULTY_REQUEST"
    })
    void meansWhatWeChatsPagesSay(int code, Verdict verdict) {
        assertThat(Verdict.of(code)).isEqualTo(verdict);
    }

    @Test
    void saysOfEachCodeOnceWhatItMeansAndWhereThatStands() {
        assertThat(Verdict.lines()).extracting(Verdict.Line::code).doesNotHaveDuplicates();
        assertThat(Verdict.lines())
                .allSatisfy(line -> assertThat(line.meaning()).isNotBlank());
        assertThat(Verdict.lines())
                .filteredOn(line -> line.source() == Verdict.Source.OURS)
                .extracting(Verdict.Line::code)
                .containsExactlyInAnyOrder(Verdict.NO_ANSWER, Verdict.NOT_ASKED);
    }
}
