package com.haina.simulators;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.testing.api.ApiSnapshot;

@SimulatorTest
class OpenApiIT {

    @Autowired
    private Control control;

    @Test
    void theWebKnowsTheApiAsItIs() {
        ApiSnapshot.of("simulators").matches(control.port(), "/sim/api/openapi");
    }
}
