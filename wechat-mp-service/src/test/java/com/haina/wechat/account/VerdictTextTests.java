package com.haina.wechat.account;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people read when WeChat refuses. */
class VerdictTextTests {

    private static final Pattern OF_A_CODE =
            Pattern.compile("problem\\.wechat\\.([a-z-]+)\\.(-?\\d+)\\.(title|detail)");

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void eachCodeOfTheTableIsSaidInWordsOfItsOwn(String bundle) throws IOException {
        Properties texts = texts(bundle);
        assertThat(Verdict.lines())
                .allSatisfy(line -> assertThat(Stream.of("title", "detail")
                                .map(part -> texts.getProperty(
                                        "problem.wechat." + word(line.verdict()) + "." + line.code() + "." + part)))
                        .as("the texts of %s", line.code())
                        .allSatisfy(text -> assertThat(text).isNotBlank()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void aTextStandsUnderTheVerdictOfItsCodeAndTellsTheCode(String bundle) throws IOException {
        Properties texts = texts(bundle);
        assertThat(texts.stringPropertyNames().stream().map(OF_A_CODE::matcher).filter(Matcher::matches))
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(word(Verdict.of(Integer.parseInt(key.group(2)))))
                            .as(key.group())
                            .isEqualTo(key.group(1));
                    assertThat(key.group(3).equals("title")
                                    || texts.getProperty(key.group()).contains("{0}"))
                            .as(key.group())
                            .isTrue();
                });
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader from = new InputStreamReader(
                VerdictTextTests.class.getResourceAsStream("/" + bundle), StandardCharsets.UTF_8)) {
            texts.load(from);
        }
        return texts;
    }
}
