package com.haina.platform.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.Caller;

/** What only somebody who came from WeChat may ask. */
@RestController
class MyController {

    @GetMapping("/api/sample/v1/my/id")
    String id() {
        return Caller.current().id();
    }
}
