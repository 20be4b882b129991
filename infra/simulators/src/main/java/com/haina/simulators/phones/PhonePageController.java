package com.haina.simulators.phones;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.CancelAuthorization;
import com.haina.simulators.pages.PageRefused;
import com.haina.simulators.pages.Pages;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.qr.QrCodes;
import com.haina.simulators.sms.SmsInbox;

/** The pages inside a phone, and the desktop page around the phones. They work without JavaScript, but for the last. */
@RestController
@RequestMapping("/phones")
class PhonePageController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final People people;
    private final Chats chats;
    private final SmsInbox inbox;
    private final Accounts accounts;
    private final CancelAuthorization authorization;
    private final QrCodes codes;
    private final ScanLink scanLink;
    private final PhoneVersion versions;
    private final Pages pages;

    PhonePageController(
            People people,
            Chats chats,
            SmsInbox inbox,
            Accounts accounts,
            CancelAuthorization authorization,
            QrCodes codes,
            ScanLink scanLink,
            PhoneVersion versions,
            Pages pages) {
        this.people = people;
        this.chats = chats;
        this.inbox = inbox;
        this.accounts = accounts;
        this.authorization = authorization;
        this.codes = codes;
        this.scanLink = scanLink;
        this.versions = versions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> desktop() {
        return pages.show("phones", Map.of());
    }

    @GetMapping("/events")
    ResponseEntity<String> events() {
        return pages.show("events", Map.of());
    }

    @GetMapping("/{id}")
    ResponseEntity<String> home(@PathVariable String id) {
        Person person = people.get(id);
        Map<String, ChatMessage> latest = new LinkedHashMap<>();
        chats.of(person).reversed().forEach(message -> latest.putIfAbsent(message.from(), message));
        var texts = inbox.of(person.mobile());
        Map<String, Object> model = model(person);
        model.put("chats", latest.values().stream().map(Line::of).toList());
        model.put("noChats", latest.isEmpty());
        model.put("sms", texts.isEmpty() ? "" : texts.getFirst().text());
        model.put("smsCount", texts.size());
        model.put(
                "accounts",
                accounts.all().stream()
                        .filter(account -> account.admins().contains(id))
                        .map(this::view)
                        .toList());
        return pages.show("phone-home", model);
    }

    @GetMapping("/{id}/messages")
    ResponseEntity<String> messages(@PathVariable String id) {
        Person person = people.get(id);
        Map<String, Object> model = model(person);
        model.put("texts", true);
        model.put(
                "lines",
                inbox.of(person.mobile()).reversed().stream()
                        .map(text -> new Line("", "", text.text(), time(text.at())))
                        .toList());
        return pages.show("phone-chat", model);
    }

    @GetMapping("/{id}/chats")
    ResponseEntity<String> chat(@PathVariable String id, @RequestParam String with) {
        Person person = people.get(id);
        Map<String, Object> model = model(person);
        model.put("title", with);
        model.put(
                "lines",
                chats.of(person).stream()
                        .filter(message -> message.from().equals(with))
                        .map(Line::of)
                        .toList());
        return pages.show("phone-chat", model);
    }

    @GetMapping("/{id}/accounts/{appId}")
    ResponseEntity<String> account(@PathVariable String id, @PathVariable String appId) {
        Map<String, Object> model = model(people.get(id));
        Account account = accounts.get(appId);
        model.put("account", view(account));
        model.put("mine", account.admins().contains(id));
        return pages.show("phone-account", model);
    }

    @PostMapping("/{id}/accounts/{appId}/cancellation")
    ResponseEntity<String> cancel(@PathVariable String id, @PathVariable String appId) {
        if (!accounts.get(appId).admins().contains(people.get(id).id())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "not an administrator of " + appId);
        }
        authorization.cancel(appId);
        return seeOther("/phones/" + id + "/accounts/" + appId);
    }

    @GetMapping("/{id}/scan")
    ResponseEntity<String> scanner(@PathVariable String id) {
        return scanner(people.get(id), false);
    }

    @PostMapping("/{id}/scan")
    ResponseEntity<String> scan(@PathVariable String id, @RequestParam(defaultValue = "") String link) {
        try {
            return seeOther(scanLink.scan(id, link).page());
        } catch (PageRefused refused) {
            throw refused;
        } catch (ResponseStatusException unreadable) {
            return scanner(people.get(id), true);
        }
    }

    private ResponseEntity<String> scanner(Person person, boolean unreadable) {
        Map<String, Object> model = model(person);
        model.put(
                "shown",
                codes.shown().stream()
                        .map(code -> Map.of("title", code.title(), "link", codes.link(code)))
                        .toList());
        model.put("nothing", codes.shown().isEmpty());
        model.put("unreadable", unreadable);
        return pages.show(unreadable ? HttpStatus.BAD_REQUEST : HttpStatus.OK, "phone-scan", model);
    }

    private Map<String, Object> model(Person person) {
        Map<String, Object> model = new HashMap<>();
        model.put("person", person);
        model.put("version", versions.of(person));
        return model;
    }

    private AccountLine view(Account account) {
        return new AccountLine(
                account.appId(),
                account.name(),
                account.initial(),
                account.kind().label(),
                account.alias(),
                account.principal(),
                account.verified(),
                authorization.isAuthorized(account.appId()));
    }

    private static ResponseEntity<String> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    record Line(String initial, String from, String text, String at) {

        static Line of(ChatMessage message) {
            return new Line(message.from().substring(0, 1), message.from(), message.text(), time(message.at()));
        }
    }

    record AccountLine(
            String appId,
            String name,
            String initial,
            String kind,
            String alias,
            String principal,
            boolean verified,
            boolean authorized) {}
}
