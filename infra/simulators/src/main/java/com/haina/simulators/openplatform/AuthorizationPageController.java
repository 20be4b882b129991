package com.haina.simulators.openplatform;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.pages.PageRefused;
import com.haina.simulators.pages.Pages;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** The authorization pages: the screen with its QR code, and what the phone shows after scanning it. */
@RestController
class AuthorizationPageController {

    private final OpenAuthorizationPage openPage;
    private final AuthorizeAccount authorizeAccount;
    private final PreAuthCodes preAuthCodes;
    private final ComponentProperties component;
    private final QrCodes codes;
    private final Accounts accounts;
    private final People people;
    private final Pages pages;

    AuthorizationPageController(
            OpenAuthorizationPage openPage,
            AuthorizeAccount authorizeAccount,
            PreAuthCodes preAuthCodes,
            ComponentProperties component,
            QrCodes codes,
            Accounts accounts,
            People people,
            Pages pages) {
        this.openPage = openPage;
        this.authorizeAccount = authorizeAccount;
        this.preAuthCodes = preAuthCodes;
        this.component = component;
        this.codes = codes;
        this.accounts = accounts;
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/mp.weixin.qq.com/cgi-bin/componentloginpage")
    ResponseEntity<String> screen(
            @RequestParam Map<String, String> query,
            @RequestHeader(name = "Referer", defaultValue = "") String referer) {
        checkReferer(referer);
        QrCode code = open(query, false);
        Map<String, Object> model = new HashMap<>();
        model.put("id", code.id());
        model.put("link", codes.link(code));
        model.put("platform", component.name());
        model.put("authorization", true);
        model.put("people", people.all());
        return pages.show("screen", model);
    }

    @GetMapping("/open.weixin.qq.com/wxaopen/safe/bindcomponent")
    ResponseEntity<String> onPhone(@RequestParam Map<String, String> query) {
        QrCode code = open(query, true);
        String person = query.getOrDefault("person", "");
        return seeOther("/sim/q/" + code.id()
                + (person.isEmpty() ? "" : "?person=" + people.get(person).id()));
    }

    @GetMapping("/sim/authorize/{id}")
    ResponseEntity<String> choose(@PathVariable String id, @RequestParam String person) {
        QrCode code = codes.get(id);
        Person who = people.get(person);
        if (!code.isOpen() || !preAuthCodes.isOpen(AuthorizationRequest.of(code).preAuthCode())) {
            return pages.show(HttpStatus.GONE, "gone", Map.of("person", person));
        }
        AuthorizationRequest request = AuthorizationRequest.of(code);
        Map<Boolean, List<Account>> byRight = accounts.all().stream()
                .filter(request::allows)
                .collect(Collectors.partitioningBy(account -> account.admins().contains(who.id())));
        List<Account> own = byRight.getOrDefault(true, List.of());
        List<Account> others = byRight.getOrDefault(false, List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("person", who);
        model.put("platform", component.name());
        model.put(
                "choices",
                own.stream()
                        .map(account -> Choice.of(account, account.equals(own.getFirst())))
                        .toList());
        model.put("none", own.isEmpty());
        model.put("othersCount", others.size());
        model.put("others", !others.isEmpty());
        model.put(
                "othersList",
                others.stream().map(account -> Choice.of(account, false)).toList());
        model.put(
                "sets",
                List.of(PermissionSet.values()).stream().map(SetView::of).toList());
        return pages.show("authorize", model);
    }

    @PostMapping("/sim/authorize/{id}")
    ResponseEntity<String> decide(
            @PathVariable String id,
            @RequestParam String person,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String appId,
            @RequestParam(name = "set", defaultValue = "") List<Integer> sets) {
        Map<String, Object> model = new HashMap<>();
        model.put("person", people.get(person).id());
        model.put("platform", component.name());
        try {
            if (action.equals("cancel")) {
                codes.cancel(id, person, "");
                model.put("cancelled", true);
                return pages.show("done", model);
            }
            QrCode code = authorizeAccount.confirm(id, person, appId, sets);
            if (AuthorizationRequest.of(code).onPhone()) {
                return seeOther(code.redirect());
            }
            model.put("authorized", accounts.get(appId).name());
            return pages.show("done", model);
        } catch (ResponseStatusException over) {
            if (over.getStatusCode() != HttpStatus.CONFLICT) {
                throw over;
            }
            return pages.show(HttpStatus.GONE, "gone", model);
        }
    }

    private QrCode open(Map<String, String> query, boolean onPhone) {
        return openPage.open(
                query.getOrDefault("component_appid", ""),
                query.getOrDefault("pre_auth_code", ""),
                query.getOrDefault("redirect_uri", ""),
                query.getOrDefault("auth_type", ""),
                query.getOrDefault("biz_appid", ""),
                onPhone);
    }

    /** The page that links here has to stand on the registered domain; a redirect from nowhere is refused. */
    private void checkReferer(String referer) {
        if (component.launchDomain().isEmpty()) {
            return;
        }
        try {
            if (component.launchDomain().equalsIgnoreCase(URI.create(referer).getHost())) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw new PageRefused(PageRefused.Reason.FOREIGN_REFERER, component.launchDomain());
    }

    private static ResponseEntity<String> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    record Choice(String appId, String name, String kind, String initial, boolean verified, boolean first) {

        static Choice of(Account account, boolean first) {
            return new Choice(
                    account.appId(),
                    account.name(),
                    account.kind().label(),
                    account.initial(),
                    account.verified(),
                    first);
        }
    }

    record SetView(int id, String label) {

        static SetView of(PermissionSet set) {
            return new SetView(set.id(), set.label());
        }
    }
}
