package com.haina.simulators.phones;

import org.springframework.stereotype.Component;

import com.haina.simulators.messages.MessagePush;
import com.haina.simulators.messages.WindowKind;
import com.haina.simulators.messages.Windows;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.scenes.Scene;
import com.haina.simulators.scenes.Scenes;

/** A person scans an account's code with a scene: a follower's scan is told at once, another's when they follow. */
@Component
class ScanScene {

    private final Scenes scenes;
    private final Accounts accounts;
    private final Followers followers;
    private final People people;
    private final Windows windows;
    private final MessagePush push;

    ScanScene(Scenes scenes, Accounts accounts, Followers followers, People people, Windows windows, MessagePush push) {
        this.scenes = scenes;
        this.accounts = accounts;
        this.followers = followers;
        this.people = people;
        this.windows = windows;
        this.push = push;
    }

    Scanned scan(Scene scene, Person person) {
        Account account = accounts.get(scene.appId());
        if (followers.find(account.appId(), person).isEmpty()) {
            scenes.remember(scene, person);
        } else {
            windows.open(account.appId(), people.openId(account.appId(), person), WindowKind.SCAN);
            push.event(account, person, "SCAN", "EventKey", scene.key(), "Ticket", scene.ticket());
        }
        return new Scanned("", account.name(), "", account.appId());
    }
}
