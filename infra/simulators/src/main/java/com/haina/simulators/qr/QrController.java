package com.haina.simulators.qr;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.pages.Pages;
import com.haina.simulators.people.People;

/** What a code leads to: for a phone its page, for the screen its state. */
@RestController
class QrController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final QrCodes codes;
    private final People people;
    private final Pages pages;

    QrController(QrCodes codes, People people, Pages pages) {
        this.codes = codes;
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/sim/q/{id}")
    ResponseEntity<String> open(@PathVariable String id, @RequestParam(defaultValue = "") String person) {
        QrCode code;
        try {
            code = codes.get(id);
        } catch (ResponseStatusException unknown) {
            return pages.show(HttpStatus.NOT_FOUND, "gone", Map.of("person", person));
        }
        if (person.isEmpty()) {
            return pages.show("who", Map.of("title", code.title(), "qr", id, "people", people.all()));
        }
        codes.scan(id, people.get(person).id());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(code.pageFor(person)))
                .build();
    }

    @GetMapping("/sim/q/{id}/image.svg")
    ResponseEntity<String> image(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(QrImage.svg(codes.link(codes.get(id))));
    }

    @GetMapping("/sim/q/{id}/state")
    CodeOnScreen state(@PathVariable String id) {
        return codes.onScreen(codes.get(id));
    }

    @GetMapping("/sim/api/qrcodes")
    List<CodeOnScreen> shown() {
        return codes.shown().stream().map(codes::onScreen).toList();
    }

    @PostMapping("/sim/api/qrcodes/{id}/expiry")
    CodeOnScreen expire(@PathVariable String id) {
        return codes.onScreen(codes.expire(id));
    }
}
