package com.haina.platform.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What only other services may ask. */
@RestController
class BetweenServicesController {

    @GetMapping("/internal/v1/anything")
    String anything() {
        return "";
    }
}
