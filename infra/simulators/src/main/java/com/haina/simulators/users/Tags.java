package com.haina.simulators.users;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/** The tags of the accounts; 星标组 is everybody's and cannot be changed. */
@Component
public final class Tags {

    private static final String FILE = "tags";
    private static final int MOST = 100;
    private static final int LONGEST = 30;
    private static final int FIRST = 100;

    private final StateFiles files;
    private final List<Tag> all;
    private int last;

    Tags(StateFiles files) {
        this.files = files;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(FIRST - 1, List.of()));
        this.last = saved.last();
        this.all = new ArrayList<>(saved.tags());
    }

    public synchronized List<Tag> of(String appId) {
        return Stream.concat(
                        Stream.of(new Tag(appId, Tag.STAR, "星标组")),
                        all.stream().filter(tag -> tag.appId().equals(appId)))
                .toList();
    }

    /** @throws ApiFailure 45159 when the account has no such tag */
    public Tag get(String appId, int id) {
        return of(appId).stream()
                .filter(tag -> tag.id() == id)
                .findFirst()
                .orElseThrow(() -> new ApiFailure(45159, "invalid tag id"));
    }

    /** @throws ApiFailure 45056 for one too many, 45157 and 45158 for a name that cannot be */
    synchronized Tag create(String appId, String name) {
        if (of(appId).stream().filter(tag -> !tag.isSystem()).count() >= MOST) {
            throw new ApiFailure(45056, "too many tag now, no need to add new");
        }
        check(appId, 0, name);
        Tag tag = new Tag(appId, ++last, name);
        all.add(tag);
        save();
        return tag;
    }

    synchronized void rename(String appId, int id, String name) {
        Tag old = changeable(appId, id);
        check(appId, id, name);
        all.set(all.indexOf(old), new Tag(appId, id, name));
        save();
    }

    synchronized void remove(String appId, int id) {
        all.remove(changeable(appId, id));
        save();
    }

    /** @throws ApiFailure 45058 for one that nobody may change */
    synchronized Tag changeable(String appId, int id) {
        if (id <= Tag.STAR) {
            throw new ApiFailure(45058, "can't modify sys tag");
        }
        return get(appId, id);
    }

    private void check(String appId, int id, String name) {
        boolean taken =
                of(appId).stream().anyMatch(tag -> tag.id() != id && tag.name().equals(name));
        if (name.isBlank() || taken) {
            throw new ApiFailure(45157, "invalid tag name");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new ApiFailure(45158, "tag name too long");
        }
    }

    private void save() {
        files.save(FILE, new Saved(last, List.copyOf(all)));
    }

    record Saved(int last, List<Tag> tags) {}
}
