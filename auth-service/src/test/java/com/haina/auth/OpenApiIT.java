package com.haina.auth;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.haina.testing.api.ApiSnapshot;
import com.haina.testing.store.WithStoreAndBroker;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.auth.component.app-id=wx5e1f00000000c0de",
            "haina.auth.component.app-secret=secret",
            "haina.auth.component.token=token",
            "haina.auth.component.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
@WithStoreAndBroker
class OpenApiIT {

    @LocalServerPort
    int port;

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("auth").matches(port, "/api/auth/openapi");
    }
}
