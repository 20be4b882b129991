package com.haina.simulators.messages;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.People;

/** The windows for the control API: nobody wants to wait 48 hours. */
@RestController
@RequestMapping("/sim/api/persons/{id}/accounts/{appId}/windows")
class WindowController {

    private final Windows windows;
    private final People people;
    private final Accounts accounts;

    WindowController(Windows windows, People people, Accounts accounts) {
        this.windows = windows;
        this.people = people;
        this.accounts = accounts;
    }

    @GetMapping
    List<Window> windows(@PathVariable String id, @PathVariable String appId) {
        return windows.of(accounts.get(appId).appId(), people.openId(appId, people.get(id)));
    }

    /** Lets windows end in so many seconds; at once when none are told, all of them when no kind is. */
    @PostMapping("/expiry")
    List<Window> end(@PathVariable String id, @PathVariable String appId, @Valid @RequestBody Expiry request) {
        return windows.end(
                accounts.get(appId).appId(), people.openId(appId, people.get(id)), request.kind(), request.inSeconds());
    }

    record Expiry(@Nullable WindowKind kind, @Min(0) long inSeconds) {}
}
