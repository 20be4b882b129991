package com.haina.wechat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import com.haina.testing.api.ApiSnapshot;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
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
