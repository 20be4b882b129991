package com.haina.wechat.running;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.testing.store.WithStoreAndBroker;

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

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Simulators.start();
        registry.add("server.port", () -> PORT);
        registry.add("haina.wechat.api-url", () -> Simulators.host("api.weixin.qq.com"));
        registry.add("haina.wechat.mp-url", () -> Simulators.host("mp.weixin.qq.com"));
        registry.add("haina.wechat.open-url", () -> Simulators.host("open.weixin.qq.com"));
        registry.add("haina.wechat.callback.component-app-id", () -> Simulators.COMPONENT_APP_ID);
        registry.add("haina.wechat.callback.token", () -> Simulators.COMPONENT_TOKEN);
        registry.add("haina.wechat.callback.aes-key", () -> Simulators.COMPONENT_KEY);
    }

    @BeforeEach
    void nothingIsBroken() {
        Simulators.noFaults();
    }
}
