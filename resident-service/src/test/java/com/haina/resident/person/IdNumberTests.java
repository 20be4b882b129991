package com.haina.resident.person;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.haina.resident.person.IdNumber.Doubt;

import static org.assertj.core.api.Assertions.assertThat;

class IdNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theManualsOwnSampleFailsTheChecksum() {
        assertThat(IdNumber.doubts("440304198511080000", TODAY)).containsExactly(Doubt.CHECKSUM);
        assertThat(IdNumber.isCertain("440304198511080000")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11010519491231002X", "440524188001010014", "E12345678", "EA1234567", "H1234567801", "12345678"})
    void papersAsTheyShouldBeLeaveNoDoubt(String number) {
        assertThat(IdNumber.doubts(number, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021, CHECKSUM",
        "440524199002300011, BIRTH_DATE",
        "440524800101001, OLD_FORM",
        "暂无, FORM",
        "1234, FORM",
    })
    void namesWhatIsDoubtful(String number, Doubt doubt) {
        assertThat(IdNumber.doubts(number, TODAY)).contains(doubt);
    }

    @Test
    void readsTheGenderOfAnIdentityCardOnly() {
        assertThat(IdNumber.gender("11010519491231002X")).contains(Gender.FEMALE);
        assertThat(IdNumber.gender("E12345678")).isEmpty();
    }

    @Test
    void spellingDoesNotMakeAnotherNumber() {
        assertThat(IdNumber.normalised(" 110105 19491231-002x ")).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
        "18913112121, MOBILE",
        "12345678901, MALFORMED",
        "1891311212, MALFORMED",
        "0571-88888026, LANDLINE",
        "075512345678, LANDLINE",
        "+85291234567, FOREIGN",
        "+8618913112121, MALFORMED",
        "无, MALFORMED",
    })
    void tellsPhoneNumbersApart(String text, PhoneNumber kind) {
        assertThat(PhoneNumber.of(text)).isEqualTo(kind);
    }
}
