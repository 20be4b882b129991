package com.haina.simulators.mp;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Menus for the control API, to try the screens without a platform that sets them. */
@RestController
@RequestMapping("/sim/api/accounts/{appId}/menu")
class MenuController {

    private final Accounts accounts;
    private final Menus menus;

    MenuController(Accounts accounts, Menus menus) {
        this.accounts = accounts;
        this.menus = menus;
    }

    @GetMapping
    Menu menu(@PathVariable String appId) {
        return menus.find(accounts.get(appId).appId()).orElseGet(() -> new Menu(appId, List.of()));
    }

    @PutMapping
    Menu set(@PathVariable String appId, @Valid @RequestBody NewMenu request) {
        return menus.set(new Menu(accounts.get(appId).appId(), request.buttons()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String appId) {
        menus.remove(accounts.get(appId).appId());
    }

    record NewMenu(@NotNull @Size(min = 1, max = 3) List<Menu.@Valid Button> buttons) {}
}
