package com.haina.imports;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.haina.testing.api.ApiSnapshot;
import com.haina.testing.store.WithStoreAndBroker;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithStoreAndBroker
class OpenApiIT {

    @LocalServerPort
    int port;

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("import").matches(port, "/api/import/openapi");
    }
}
