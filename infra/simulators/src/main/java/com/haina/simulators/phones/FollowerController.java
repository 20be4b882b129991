package com.haina.simulators.phones;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.menus.PhoneMenus;
import com.haina.simulators.messages.MessagePush;
import com.haina.simulators.messages.WindowKind;
import com.haina.simulators.messages.Windows;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.mp.Follow;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.mp.Menu;
import com.haina.simulators.people.ChatApp;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.MessageKind;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.scenes.Scene;
import com.haina.simulators.scenes.Scenes;
import com.haina.simulators.tokens.Secrets;

/** What a person does with an account: follow it, write to it, press its menu. */
@RestController
@RequestMapping("/sim/api/persons/{id}/accounts/{appId}")
class FollowerController {

    private final People people;
    private final Accounts accounts;
    private final Followers followers;
    private final PhoneMenus menus;
    private final Chats chats;
    private final Windows windows;
    private final MessagePush push;
    private final Scenes scenes;

    FollowerController(
            People people,
            Accounts accounts,
            Followers followers,
            PhoneMenus menus,
            Chats chats,
            Windows windows,
            MessagePush push,
            Scenes scenes) {
        this.people = people;
        this.accounts = accounts;
        this.followers = followers;
        this.menus = menus;
        this.chats = chats;
        this.windows = windows;
        this.push = push;
        this.scenes = scenes;
    }

    @PutMapping("/follow")
    Follow follow(@PathVariable String id, @PathVariable String appId) {
        Account account = accounts.get(appId);
        Person person = people.get(id);
        Follow before = followers.find(appId, person).orElse(null);
        if (before != null) {
            return before;
        }
        Scene scene = scenes.takeRemembered(appId, person).orElse(null);
        Follow follow = scene == null
                ? followers.add(account, person)
                : followers.add(account, person, "ADD_SCENE_QR_CODE", scene.number(), scene.text());
        windows.open(appId, people.openId(appId, person), WindowKind.SUBSCRIBE);
        if (scene == null) {
            push.event(account, person, "subscribe", "EventKey", "");
        } else {
            push.event(account, person, "subscribe", "EventKey", "qrscene_" + scene.key(), "Ticket", scene.ticket());
        }
        return follow;
    }

    @DeleteMapping("/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@PathVariable String id, @PathVariable String appId) {
        Account account = accounts.get(appId);
        Person person = people.get(id);
        if (followers.remove(account, person)) {
            windows.close(appId, people.openId(appId, person));
            push.farewell(account, person);
        }
    }

    /** Writes words, or with a kind sends a picture or a place. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    ChatMessage write(@PathVariable String id, @PathVariable String appId, @Valid @RequestBody Words words) {
        Person person = follower(id, appId);
        Account account = accounts.get(appId);
        ChatMessage sent = chats.deliver(words.from(person, account));
        windows.open(appId, people.openId(appId, person), WindowKind.USER_MESSAGE);
        switch (sent.kind()) {
            case IMAGE ->
                push.message(account, person, "image", "PicUrl", sent.pictureUrl(), "MediaId", Secrets.next(64));
            case LOCATION ->
                push.message(
                        account,
                        person,
                        "location",
                        "Location_X",
                        degrees(words.latitude()),
                        "Location_Y",
                        degrees(words.longitude()),
                        "Scale",
                        "15",
                        "Label",
                        sent.text());
            default -> push.message(account, person, "text", "Content", sent.text());
        }
        return sent;
    }

    /** Presses an entry of the menu: what it opens or sends stands in the answer. */
    @PostMapping("/menu-presses")
    Menu.Button press(@PathVariable String id, @PathVariable String appId, @Valid @RequestBody Press press) {
        Person person = follower(id, appId);
        List<Menu.Button> top = menus.of(appId, person).map(Menu::buttons).orElse(List.of());
        Menu.Button button = at(top, press.entry());
        if (press.sub() != null) {
            button = at(button.buttons(), press.sub());
        }
        if (button.type().equals("click")) {
            chats.deliver(ChatMessage.note(person, appId, accounts.get(appId).name(), button.name()));
            windows.open(appId, people.openId(appId, person), WindowKind.MENU);
            push.event(accounts.get(appId), person, "CLICK", "EventKey", button.key());
        } else if (button.type().equals("view")) {
            push.event(accounts.get(appId), person, "VIEW", "EventKey", button.url(), "MenuId", "1");
        }
        return button;
    }

    private Person follower(String id, String appId) {
        Person person = people.get(id);
        if (followers.find(accounts.get(appId).appId(), person).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "does not follow " + appId);
        }
        return person;
    }

    private static String degrees(@Nullable Double value) {
        return Double.toString(value == null ? 0 : value);
    }

    private static Menu.Button at(List<Menu.Button> buttons, int index) {
        if (index >= buttons.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such entry");
        }
        return buttons.get(index);
    }

    /**
     * What is sent.
     *
     * @param text the words, or the name of a place; may be missing for a picture
     * @param kind TEXT, IMAGE or LOCATION; TEXT when it is left out
     */
    record Words(
            @Size(max = 2000) @Nullable String text,
            @Nullable MessageKind kind,

            @Pattern(regexp = "https?://.{1,2000}") @Nullable
            String pictureUrl,

            @Min(-90) @Max(90) @Nullable Double latitude,
            @Min(-180) @Max(180) @Nullable Double longitude) {

        ChatMessage from(Person person, Account account) {
            MessageKind sent = kind == null ? MessageKind.TEXT : kind;
            String said = text == null ? "" : text.strip();
            boolean complete = switch (sent) {
                case TEXT, LOCATION -> !said.isEmpty();
                case IMAGE -> pictureUrl != null;
                default -> false;
            };
            if (!complete) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nothing to send");
            }
            return new ChatMessage(
                    0,
                    person.id(),
                    ChatApp.WECHAT,
                    account.appId(),
                    account.name(),
                    true,
                    sent,
                    "",
                    said,
                    "",
                    pictureUrl,
                    List.of(),
                    List.of(),
                    "",
                    Instant.EPOCH);
        }
    }

    record Press(
            @Min(0) @Max(2) int entry,
            @Min(0) @Max(4) @Nullable Integer sub) {}
}
