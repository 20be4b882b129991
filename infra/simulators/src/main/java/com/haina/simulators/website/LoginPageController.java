package com.haina.simulators.website;

import java.util.HashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.pages.Pages;
import com.haina.simulators.people.People;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** The sign-in page with its QR code, and what the phone shows after scanning it. */
@RestController
class LoginPageController {

    private final OpenLoginPage openPage;
    private final ConfirmLogin confirmLogin;
    private final WebsiteProperties website;
    private final QrCodes codes;
    private final People people;
    private final Pages pages;

    LoginPageController(
            OpenLoginPage openPage,
            ConfirmLogin confirmLogin,
            WebsiteProperties website,
            QrCodes codes,
            People people,
            Pages pages) {
        this.openPage = openPage;
        this.confirmLogin = confirmLogin;
        this.website = website;
        this.codes = codes;
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/open.weixin.qq.com/connect/qrconnect")
    ResponseEntity<String> screen(
            @RequestParam(defaultValue = "") String appid,
            @RequestParam(name = "redirect_uri", defaultValue = "") String redirectUri,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String state) {
        QrCode code = openPage.open(appid, redirectUri, scope, state);
        Map<String, Object> model = new HashMap<>();
        model.put("id", code.id());
        model.put("link", codes.link(code));
        model.put("platform", website.name());
        model.put("authorization", false);
        model.put("people", people.all());
        return pages.show("screen", model);
    }

    @GetMapping("/sim/login/{id}")
    ResponseEntity<String> ask(@PathVariable String id, @RequestParam String person) {
        QrCode code = codes.get(id);
        if (!code.isOpen()) {
            return pages.show(HttpStatus.GONE, "gone", Map.of("person", person));
        }
        return pages.show("login", Map.of("id", id, "person", people.get(person), "platform", website.name()));
    }

    @PostMapping("/sim/login/{id}")
    ResponseEntity<String> decide(@PathVariable String id, @RequestParam String person, @RequestParam String action) {
        boolean allow = action.equals("confirm");
        Map<String, Object> model = new HashMap<>();
        model.put("person", people.get(person).id());
        model.put("platform", website.name());
        try {
            confirmLogin.decide(id, person, allow);
        } catch (ResponseStatusException over) {
            if (over.getStatusCode() != HttpStatus.CONFLICT) {
                throw over;
            }
            return pages.show(HttpStatus.GONE, "gone", model);
        }
        model.put(allow ? "signedIn" : "cancelled", true);
        return pages.show("done", model);
    }

    @PostMapping("/sim/api/qrcodes/{id}/login")
    Map<String, Object> login(@PathVariable String id, @Valid @RequestBody Decision decision) {
        QrCode code = confirmLogin.decide(id, decision.person(), decision.allow() == null || decision.allow());
        return code.redirect().isEmpty() ? Map.of() : Map.of("redirect", code.redirect());
    }

    record Decision(@NotBlank String person, @Nullable Boolean allow) {}
}
