package com.haina.simulators;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** What surrounds the simulator in a test. */
@TestConfiguration(proxyBeanMethods = false)
public class TestWorld {

    @Bean
    @Primary
    Clock movableClock(MovableClock clock) {
        return clock;
    }

    @Bean
    MovableClock movable() {
        return new MovableClock();
    }

    @Bean
    Platform platform() {
        return Platform.RUNNING;
    }

    @Bean
    @Lazy
    Control control(ServletWebServerApplicationContext server) {
        return new Control("http://127.0.0.1:" + server.getWebServer().getPort());
    }

    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(Map.of(
                            "haina.simulators.data-dir",
                            Path.of("target", "test-data", UUID.randomUUID().toString())
                                    .toString(),
                            "haina.simulators.web",
                            "classpath:/web-for-tests/",
                            "haina.simulators.component.callback-url",
                            Platform.RUNNING.url() + "/wechat",
                            "haina.simulators.component.message-url",
                            Platform.RUNNING.url() + "/wechat/$APPID$",
                            "haina.simulators.component.previous-aes-key",
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg",
                            "haina.simulators.wecom.callback-url",
                            Platform.RUNNING.url() + "/wecom",
                            "haina.simulators.callbacks.retry-after",
                            "50ms"))
                    .applyTo(context);
        }
    }

    /** Each test begins with the real time, no faults and no authorization. */
    static final class FreshStart implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            var beans = SpringExtension.getApplicationContext(context);
            beans.getBean(MovableClock.class).reset();
            Control control = beans.getBean(Control.class);
            control.delete("/sim/api/faults");
            control.put("/sim/api/switches", Map.of());
            control.get("/sim/api/accounts")
                    .valueStream()
                    .filter(account -> account.path("authorized").asBoolean())
                    .forEach(account -> control.delete(
                            "/sim/api/accounts/" + account.path("appId").asString() + "/authorization"));
            Platform.RUNNING.answerWell();
        }
    }
}
