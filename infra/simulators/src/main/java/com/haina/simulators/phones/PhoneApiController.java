package com.haina.simulators.phones;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.people.People;

/** The control API of the phones. */
@RestController
@RequestMapping("/sim/api/persons/{id}")
class PhoneApiController {

    private final ScanLink scanLink;
    private final PhoneVersion versions;
    private final People people;

    PhoneApiController(ScanLink scanLink, PhoneVersion versions, People people) {
        this.scanLink = scanLink;
        this.versions = versions;
        this.people = people;
    }

    @PostMapping("/scans")
    Map<String, String> scan(@PathVariable String id, @Valid @RequestBody Scan scan) {
        ScanLink.Scanned scanned = scanLink.scan(id, scan.link());
        Map<String, String> answer = new LinkedHashMap<>();
        if (!scanned.qr().isEmpty()) {
            answer.put("qr", scanned.qr());
            answer.put("title", scanned.title());
        }
        answer.put("page", scanned.page());
        return answer;
    }

    @GetMapping("/version")
    Map<String, String> version(@PathVariable String id) {
        return Map.of("version", versions.of(people.get(id)));
    }

    record Scan(@NotBlank String link) {}
}
