package com.haina.wechat.running;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.testing.store.WithStoreAndBroker;
import com.haina.wechat.account.AccountDirectory;

import tools.jackson.databind.JsonNode;

/** The service on the embedded store and broker, with the simulators in a process of their own as WeChat. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@WithStoreAndBroker
@DirtiesContext // one port, which the simulators push to: a context with other beans needs it back
@Import({TestTokens.class, StandInAuthority.Configuration.class})
public abstract class RunningService {

    /** Where the service listens. */
    protected static final int PORT = Simulators.SERVICE_PORT;

    @Autowired
    protected StandInAuthority authority;

    @Autowired
    private AccountDirectory directory;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Simulators.start();
        registry.add("server.port", () -> PORT);
        registry.add("haina.wechat.api-url", () -> Simulators.host("api.weixin.qq.com"));
        registry.add("haina.wechat.mp-url", () -> Simulators.host("mp.weixin.qq.com"));
        registry.add("haina.wechat.open-url", () -> Simulators.host("open.weixin.qq.com"));
        registry.add("haina.outbound.retry-after", () -> "1s");
        registry.add("haina.outbound.stopped-every", () -> "2s");
        registry.add("haina.wechat.callback.component-app-id", () -> Simulators.COMPONENT_APP_ID);
        registry.add("haina.wechat.callback.token", () -> Simulators.COMPONENT_TOKEN);
        registry.add("haina.wechat.callback.aes-key", () -> Simulators.COMPONENT_KEY);
    }

    /** A new account of an office, which the service knows already; its app id. */
    protected String accountOf(String tenant) {
        String appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> directory.refresh(appId));
        return appId;
    }

    /** What somebody else who works with the account asks of WeChat; its answer. */
    protected JsonNode atWechat(String appId, String call, @Nullable Object body) {
        return Simulators.call(
                body == null ? "GET" : "POST",
                "/api.weixin.qq.com/cgi-bin/" + call + "?access_token="
                        + authority.accessToken(appId, "").accessToken(),
                body);
    }

    /** How many calls of this API, made by anybody, reached WeChat from now on. */
    protected static LongSupplier counting(String call) {
        long before =
                exchanges().mapToLong(one -> one.path("number").asLong()).max().orElse(0);
        return () -> exchanges()
                .filter(one -> one.path("number").asLong() > before)
                .filter(one -> one.path("fromPlatform").asBoolean())
                .filter(one -> one.path("what").asString().contains(call))
                .count();
    }

    private static Stream<JsonNode> exchanges() {
        return Simulators.call("GET", "/sim/api/exchanges?limit=200", null).valueStream();
    }

    /** The next calls that begin so are refused with this code and do nothing. */
    protected static void refuse(String call, int code, int times) {
        Simulators.fault(
                Map.of("kind", "ERROR", "path", "/cgi-bin/" + call, "code", String.valueOf(code), "count", times));
    }

    /** The next call that begins so does its work, and its answer is lost. */
    protected static void loseAnswer(String call) {
        Simulators.fault(Map.of("kind", "CUT", "path", "/cgi-bin/" + call, "count", 1));
    }

    @BeforeEach
    void nothingIsBroken() {
        Simulators.noFaults();
    }
}
