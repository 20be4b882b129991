package com.haina.gateway.edge;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where WeChat's pages send a browser back to. Until the console is there, a page says in words what has happened. */
@Controller
class ReturnPageController {

    @GetMapping("/join")
    String joined() {
        return "forward:/join.html";
    }

    @GetMapping("/sign-in")
    String scanned() {
        return "forward:/sign-in.html";
    }

    @GetMapping(path = "/sign-in", params = "state=FAILED")
    String notSignedIn() {
        return "forward:/sign-in-failed.html";
    }
}
