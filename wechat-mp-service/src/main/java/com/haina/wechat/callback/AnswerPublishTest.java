package com.haina.wechat.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.contracts.account.AccountToken;
import com.haina.contracts.publishtest.PublishTestApi;
import com.haina.contracts.publishtest.PublishTestCode;
import com.haina.weixin.CallbackXml;
import com.haina.weixin.PublishTestAccounts;

/**
 * Answers the automatic test that WeChat runs before everybody may authorize the platform (全网发布接入检测). Its accounts belong to no office, so
 * nothing is looked up and nothing kept.
 */
@Component
class AnswerPublishTest {

    private static final Logger log = LoggerFactory.getLogger(AnswerPublishTest.class);
    private static final String TEXT = "TESTCOMPONENT_MSG_TYPE_TEXT";
    private static final String CODE = "QUERY_AUTH_CODE:";
    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(1);

    private final PublishTestApi component;
    private final PublishTestMessages messages;
    private final Executor background;
    private final Clock clock;
    /** WeChat repeats what it thinks was not answered, but a code is good once. */
    private final Cache<String, Instant> codes = Caffeine.newBuilder()
            .expireAfterWrite(REPEATED_WITHIN)
            .maximumSize(1_000)
            .build();

    AnswerPublishTest(
            PublishTestApi component,
            PublishTestMessages messages,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.component = component;
        this.messages = messages;
        this.background = background;
        this.clock = clock;
    }

    /**
     * The answer, if this is a message of the test.
     *
     * @return empty for what is none of the test's; otherwise the XML of the answer, which may be the empty text
     */
    Optional<String> answer(String appId, String xml) {
        if (!PublishTestAccounts.contains(appId)) {
            return Optional.empty();
        }
        Map<String, String> fields = CallbackXml.read(xml);
        String userName = fields.getOrDefault("ToUserName", "");
        String openId = fields.getOrDefault("FromUserName", "");
        if (!PublishTestAccounts.contains(appId, userName)) {
            return Optional.empty();
        }
        String text = fields.getOrDefault("Content", "");
        String event = fields.getOrDefault("Event", "");
        if (text.equals(TEXT)) {
            return Optional.of(say(TEXT + "_callback", openId, userName));
        }
        if (text.startsWith(CODE)) {
            sendLater(appId, openId, text.substring(CODE.length()));
            return Optional.of("");
        }
        return Optional.of(event.isEmpty() ? "" : say(event + "from_callback", openId, userName));
    }

    private void sendLater(String appId, String openId, String code) {
        if (codes.asMap().putIfAbsent(code, clock.instant()) == null) {
            background.execute(() -> send(appId, openId, code));
        }
    }

    private void send(String appId, String openId, String code) {
        try {
            AccountToken token = component.exchange(new PublishTestCode(code));
            messages.send(appId, openId, code + "_from_api", token.accessToken());
            log.info("the automatic test of WeChat was answered for {}", appId);
        } catch (RuntimeException failure) {
            log.warn(
                    "the automatic test of WeChat could not be answered for {}: {}",
                    appId,
                    failure.getClass().getName());
        }
    }

    private String say(String text, String openId, String userName) {
        return ReplyXml.of(new Reply.Text(text), openId, userName, clock.instant());
    }
}
