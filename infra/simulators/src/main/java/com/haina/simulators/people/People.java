package com.haina.simulators.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** The persons of the simulated world. */
@Component
public final class People {

    private static final String FILE = "people";
    private static final List<Person> SEED = List.of(
            new Person("p1", "陈立", "13800138001", false),
            new Person("p2", "周海涛", "13800138002", true),
            new Person("p3", "沈岚", "13800138003", true),
            new Person("p4", "陈桂芳", "13800138004", false),
            new Person("p5", "吴小满", "13800138005", false));

    private final StateFiles files;
    private final Changes changes;
    private final List<Person> all;

    People(StateFiles files, Changes changes) {
        this.files = files;
        this.changes = changes;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(SEED)).people());
    }

    public synchronized List<Person> all() {
        return List.copyOf(all);
    }

    /** @throws ResponseStatusException 404 when there is no such person */
    public Person get(String id) {
        return all().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such person: " + id));
    }

    public Optional<Person> byMobile(String mobile) {
        return all().stream().filter(person -> person.mobile().equals(mobile)).findFirst();
    }

    /** Adds a person; without a mobile the next free one of a reserved range is given. */
    public synchronized Person add(String name, String mobile, boolean staff) {
        String number = mobile.isEmpty() ? freeMobile() : mobile;
        if (byMobile(number).isPresent()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "somebody has this mobile: " + number);
        }
        Person person = new Person("p" + UUID.randomUUID().toString().substring(0, 8), name, number, staff);
        all.add(person);
        files.save(FILE, new Saved(List.copyOf(all)));
        changes.tell(Part.PERSONS);
        return person;
    }

    /** The id under which an app knows this person; always the same for the same pair. */
    public String openId(String appId, Person person) {
        return "o" + digest("openid", appId, person.id()).substring(0, 27);
    }

    /** Who is known to an app under this id. */
    public Optional<Person> byOpenId(String appId, String openId) {
        return all().stream()
                .filter(person -> openId(appId, person).equals(openId))
                .findFirst();
    }

    /** The id under which all apps of one open platform account know this person. */
    public String unionId(Person person) {
        return "oU" + digest("unionid", "platform", person.id()).substring(0, 26);
    }

    private String freeMobile() {
        long number = 13800138006L;
        while (byMobile(Long.toString(number)).isPresent()) {
            number++;
        }
        return Long.toString(number);
    }

    private static String digest(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Saved(List<Person> people) {}
}
