package com.haina.wechat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import com.haina.testing.api.ApiSnapshot;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithStoreAndBroker
@Import(TestTokens.class)
class OpenApiIT {

    @LocalServerPort
    int port;

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("wechat").matches(port, "/api/wechat/openapi");
    }
}
