package com.haina.simulators.phones;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.pages.Pages;

/** The page of the phones: one app, whatever address of it is opened. */
@RestController
class PhonesPageController {

    private final WebProperties web;
    private final Pages pages;

    PhonesPageController(WebProperties web, Pages pages) {
        this.web = web;
        this.pages = pages;
    }

    @GetMapping({"/phones", "/phones/", "/phones/{first:[\\w-]+}", "/phones/{first:(?!assets)[\\w-]+}/{*rest}"})
    ResponseEntity<String> open() throws IOException {
        Resource index = web.web().createRelative("index.html");
        if (!index.exists()) {
            return pages.show(HttpStatus.SERVICE_UNAVAILABLE, "unbuilt", Map.of());
        }
        return pages.app(index.getContentAsString(StandardCharsets.UTF_8));
    }
}
