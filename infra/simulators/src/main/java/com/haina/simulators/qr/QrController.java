package com.haina.simulators.qr;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    private final Clock clock;

    QrController(QrCodes codes, People people, Pages pages, Clock clock) {
        this.codes = codes;
        this.people = people;
        this.pages = pages;
        this.clock = clock;
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
    Map<String, Object> state(@PathVariable String id) {
        return view(codes.get(id));
    }

    @GetMapping("/sim/api/qrcodes")
    List<Map<String, Object>> shown() {
        return codes.shown().stream().map(this::view).toList();
    }

    @PostMapping("/sim/api/qrcodes/{id}/expiry")
    Map<String, Object> expire(@PathVariable String id) {
        return view(codes.expire(id));
    }

    private Map<String, Object> view(QrCode code) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", code.id());
        view.put("title", code.title());
        view.put("link", codes.link(code));
        view.put("state", code.state());
        view.put(
                "secondsLeft",
                Math.max(Duration.between(clock.instant(), code.expiresAt()).toSeconds(), 0));
        if (!code.personId().isEmpty()) {
            view.put("person", people.get(code.personId()));
        }
        if (!code.redirect().isEmpty()) {
            view.put("redirect", code.redirect());
        }
        return view;
    }
}
