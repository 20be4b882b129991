package com.haina.staff;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.haina.testing.api.ApiSnapshot;

@WithStaffService
class OpenApiIT {

    @LocalServerPort
    int port;

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("staff").matches(port, "/api/staff/openapi");
    }
}
