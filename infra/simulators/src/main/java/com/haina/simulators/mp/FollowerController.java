package com.haina.simulators.mp;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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

import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;

/** What a person does with an account: follow it, write to it, press its menu. */
@RestController
@RequestMapping("/sim/api/persons/{id}/accounts/{appId}")
class FollowerController {

    private final People people;
    private final Accounts accounts;
    private final Followers followers;
    private final Menus menus;
    private final Chats chats;

    FollowerController(People people, Accounts accounts, Followers followers, Menus menus, Chats chats) {
        this.people = people;
        this.accounts = accounts;
        this.followers = followers;
        this.menus = menus;
        this.chats = chats;
    }

    @PutMapping("/follow")
    Follow follow(@PathVariable String id, @PathVariable String appId) {
        return followers.add(accounts.get(appId), people.get(id));
    }

    @DeleteMapping("/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@PathVariable String id, @PathVariable String appId) {
        followers.remove(accounts.get(appId), people.get(id));
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    ChatMessage write(@PathVariable String id, @PathVariable String appId, @Valid @RequestBody Words words) {
        Person person = follower(id, appId);
        return chats.deliver(ChatMessage.text(
                person, appId, accounts.get(appId).name(), true, words.text().strip()));
    }

    /** Presses an entry of the menu: what it opens or sends stands in the answer. */
    @PostMapping("/menu-presses")
    Menu.Button press(@PathVariable String id, @PathVariable String appId, @Valid @RequestBody Press press) {
        Person person = follower(id, appId);
        List<Menu.Button> top = menus.find(appId).map(Menu::buttons).orElse(List.of());
        Menu.Button button = at(top, press.entry());
        if (press.sub() != null) {
            button = at(button.buttons(), press.sub());
        }
        if (button.type().equals("click")) {
            chats.deliver(ChatMessage.note(person, appId, accounts.get(appId).name(), button.name()));
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

    private static Menu.Button at(List<Menu.Button> buttons, int index) {
        if (index >= buttons.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such entry");
        }
        return buttons.get(index);
    }

    record Words(@NotBlank @Size(max = 2000) String text) {}

    record Press(
            @Min(0) @Max(2) int entry,
            @Min(0) @Max(4) @Nullable Integer sub) {}
}
