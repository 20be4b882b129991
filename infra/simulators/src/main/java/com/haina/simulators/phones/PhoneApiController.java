package com.haina.simulators.phones;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.messages.MessagePush;
import com.haina.simulators.messages.WindowKind;
import com.haina.simulators.messages.Windows;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.people.ChatApp;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;

/** The control API of the phones: scanning, chats, and messages to try the screens with. */
@RestController
@RequestMapping("/sim/api/persons/{id}")
class PhoneApiController {

    private final ScanLink scanLink;
    private final People people;
    private final Accounts accounts;
    private final Followers followers;
    private final Chats chats;
    private final Windows windows;
    private final MessagePush push;

    PhoneApiController(
            ScanLink scanLink,
            People people,
            Accounts accounts,
            Followers followers,
            Chats chats,
            Windows windows,
            MessagePush push) {
        this.scanLink = scanLink;
        this.people = people;
        this.accounts = accounts;
        this.followers = followers;
        this.chats = chats;
        this.windows = windows;
        this.push = push;
    }

    @PostMapping("/scans")
    Scanned scan(@PathVariable String id, @Valid @RequestBody Scan scan) {
        return scanLink.scan(id, scan.link());
    }

    @GetMapping("/chats")
    List<ChatMessage> chats(@PathVariable String id) {
        return chats.of(people.get(id));
    }

    /** Puts a message on the phone as if an account or an app had sent it. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    ChatMessage put(@PathVariable String id, @Valid @RequestBody NewMessage request) {
        Person person = people.get(id);
        Account account = accounts.find(request.chat()).orElse(null);
        ChatApp app = request.app() == null ? ChatApp.WECHAT : request.app();
        if (account != null && followers.find(account.appId(), person).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "does not follow " + account.appId());
        }
        if (app == ChatApp.WECOM && !person.staff()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "has no WeCom: " + person.name());
        }
        return chats.deliver(request.from(person, app, account == null ? request.chat() : account.name()));
    }

    /** Presses a button of a card or an entry of a menu that was sent. */
    @PostMapping("/messages/{number}/presses")
    ChatMessage press(@PathVariable String id, @PathVariable long number, @Valid @RequestBody Press press) {
        Person person = people.get(id);
        ChatMessage pressed = chats.get(person, number);
        ChatMessage after = chats.press(person, number, press.choice());
        Account account = accounts.find(pressed.chat()).orElse(null);
        if (pressed.kind() == MessageKind.MENU && account != null) {
            windows.open(account.appId(), people.openId(account.appId(), person), WindowKind.MENU);
            push.message(account, person, "text", "Content", after.text(), "bizmsgmenuid", press.choice());
        }
        return after;
    }

    record Scan(@NotBlank String link) {}

    record Press(@NotBlank String choice) {}

    /** A message; beside chat and kind, what its kind has no place for may be left out. */
    record NewMessage(
            @NotBlank @Size(max = 60) String chat,
            @NotNull MessageKind kind,
            @Nullable ChatApp app,
            @Size(max = 200) @Nullable String title,
            @Size(max = 2000) @Nullable String text,

            @Pattern(regexp = "|https?://.{1,2000}") @Nullable
            String url,

            @Pattern(regexp = "|https?://.{1,2000}") @Nullable
            String pictureUrl,

            @Size(max = 20) @Nullable List<ChatMessage.@NotNull Fact> facts,
            @Size(max = 10) @Nullable List<ChatMessage.@NotNull Choice> choices) {

        ChatMessage from(Person person, ChatApp in, String name) {
            return new ChatMessage(
                    0,
                    person.id(),
                    in,
                    chat,
                    name,
                    false,
                    kind,
                    title,
                    text,
                    url,
                    pictureUrl,
                    facts,
                    choices,
                    "",
                    Instant.EPOCH);
        }
    }
}
