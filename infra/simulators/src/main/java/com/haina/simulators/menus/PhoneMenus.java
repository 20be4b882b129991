package com.haina.simulators.menus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Follow;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.mp.Menu;
import com.haina.simulators.mp.Menus;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.users.Notes;

import tools.jackson.databind.JsonNode;

/** Which menu a person sees: the newest whose rule fits, by the tag that was put on last; else the one for everybody. */
@Component
public final class PhoneMenus {

    /** All simulated phones are Android phones. */
    private static final String PLATFORM = "2";

    private final Menus menus;
    private final CustomMenus custom;
    private final Followers followers;
    private final People people;
    private final Notes notes;

    PhoneMenus(Menus menus, CustomMenus custom, Followers followers, People people, Notes notes) {
        this.menus = menus;
        this.custom = custom;
        this.followers = followers;
        this.people = people;
        this.notes = notes;
    }

    /** The menus for everybody, and those of persons who see another. */
    public List<Menu> all() {
        List<Menu> all = new ArrayList<>(menus.all());
        for (Follow follow : followers.all()) {
            matched(follow.appId(), people.openId(follow.appId(), people.get(follow.personId())))
                    .ifPresent(buttons -> all.add(new Menu(follow.appId(), follow.personId(), MenuJson.read(buttons))));
        }
        return all;
    }

    /** What the person sees. */
    public Optional<Menu> of(String appId, Person person) {
        return matched(appId, people.openId(appId, person))
                .map(buttons -> new Menu(appId, person.id(), MenuJson.read(buttons)))
                .or(() -> menus.find(appId));
    }

    Optional<JsonNode> matched(String appId, String openId) {
        List<Integer> tags = notes.tags(appId, openId);
        String tag = tags.isEmpty() ? "" : Integer.toString(tags.getLast());
        return custom.find(appId).stream()
                .flatMap(menu -> menu.conditional().stream())
                .filter(one -> one.tagId().isEmpty() || one.tagId().equals(tag))
                .filter(one -> one.platform().isEmpty() || one.platform().equals(PLATFORM))
                .map(CustomMenu.Conditional::button)
                .findFirst();
    }
}
