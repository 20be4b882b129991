package com.haina.simulators.users;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Follow;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.people.People;
import com.haina.simulators.state.StateFiles;

/**
 * The followers of the accounts, in the order of their openids: the persons with phones, and as many more as a test
 * wants. Of the latter only the number is kept; the openid says which one it is.
 */
@Component
public final class Fans {

    private static final String FILE = "fans";
    private static final int DIGITS = 18;

    private final StateFiles files;
    private final Clock clock;
    private final Followers followers;
    private final People people;
    private final Map<String, Crowd> crowds = new LinkedHashMap<>();

    Fans(StateFiles files, Clock clock, Followers followers, People people) {
        this.files = files;
        this.clock = clock;
        this.followers = followers;
        this.people = people;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .crowds()
                .forEach(crowd -> crowds.put(crowd.appId(), crowd));
    }

    /** Everybody who follows the account now. */
    public List<Fan> all(String appId) {
        List<Fan> all = new ArrayList<>(followers.all().stream()
                .filter(follow -> follow.appId().equals(appId))
                .map(this::fan)
                .toList());
        Crowd crowd = crowd(appId);
        for (int i = 0; i < crowd.count(); i++) {
            all.add(crowd.fan(i));
        }
        all.sort(Comparator.comparing(Fan::openId));
        return all;
    }

    /** Who follows the account under this openid. */
    public Optional<Fan> find(String appId, String openId) {
        Crowd crowd = crowd(appId);
        int place = crowd.place(openId);
        if (place >= 0) {
            return place < crowd.count() ? Optional.of(crowd.fan(place)) : Optional.empty();
        }
        return people.byOpenId(appId, openId)
                .flatMap(person -> followers.find(appId, person))
                .map(this::fan);
    }

    /** Whether the openid is one of this account's, of a follower or of somebody who could be one. */
    public boolean knows(String appId, String openId) {
        return crowd(appId).place(openId) >= 0 || people.byOpenId(appId, openId).isPresent();
    }

    /** Lets so many more follow, or fewer than before. */
    synchronized void crowd(String appId, int count) {
        Crowd before = crowd(appId);
        crowds.put(appId, new Crowd(appId, count, before.count() == 0 ? clock.instant() : before.since()));
        files.save(FILE, new Saved(List.copyOf(crowds.values())));
    }

    private synchronized Crowd crowd(String appId) {
        return crowds.getOrDefault(appId, new Crowd(appId, 0, Instant.EPOCH));
    }

    private Fan fan(Follow follow) {
        return new Fan(
                people.openId(follow.appId(), people.get(follow.personId())),
                follow.personId(),
                follow.since(),
                follow.scene(),
                follow.qrScene(),
                follow.qrSceneStr());
    }

    record Crowd(String appId, int count, Instant since) {

        private String prefix() {
            return "oC"
                    + UUID.nameUUIDFromBytes(appId.getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .substring(0, 8);
        }

        Fan fan(int place) {
            return new Fan(
                    prefix() + String.format(Locale.ROOT, "%0" + DIGITS + "d", place),
                    "",
                    since.plusSeconds(place),
                    "ADD_SCENE_SEARCH",
                    0,
                    "");
        }

        /** Which one the openid names, whether among those who follow or not; negative for none. */
        int place(String openId) {
            String prefix = prefix();
            boolean mine = openId.length() == prefix.length() + DIGITS && openId.startsWith(prefix);
            String digits = mine ? openId.substring(prefix.length()) : "";
            return digits.matches("0{9}\\d{9}") ? Integer.parseInt(digits) : -1;
        }
    }

    record Saved(List<Crowd> crowds) {}
}
