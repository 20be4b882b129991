package com.haina.resident;

import org.junit.jupiter.api.Test;

import com.haina.testing.api.ApiSnapshot;

class OpenApiIT extends ServiceTest {

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("resident").matches(port, "/api/resident/openapi");
    }
}
