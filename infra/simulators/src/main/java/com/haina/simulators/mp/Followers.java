package com.haina.simulators.mp;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.people.Person;
import com.haina.simulators.state.StateFiles;

/** Who follows which account, the oldest first. */
@Component
public final class Followers {

    private static final String FILE = "followers";

    private final StateFiles files;
    private final Clock clock;
    private final Changes changes;
    private final List<Follow> all;

    Followers(StateFiles files, Clock clock, Changes changes) {
        this.files = files;
        this.clock = clock;
        this.changes = changes;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).follows());
    }

    public synchronized List<Follow> all() {
        return List.copyOf(all);
    }

    public Optional<Follow> find(String appId, Person person) {
        return all().stream()
                .filter(follow ->
                        follow.appId().equals(appId) && follow.personId().equals(person.id()))
                .findFirst();
    }

    /** Follows the account; who follows it already goes on. */
    public Follow add(Account account, Person person) {
        return add(account, person, "ADD_SCENE_SEARCH", 0, "");
    }

    /**
     * Follows the account; who follows it already goes on.
     *
     * @param scene subscribe_scene, such as {@code ADD_SCENE_QR_CODE}
     * @param qrScene number of the parametric code that led there, 0 for none
     * @param qrSceneStr text of that code, empty for none
     */
    public synchronized Follow add(Account account, Person person, String scene, int qrScene, String qrSceneStr) {
        Follow before = find(account.appId(), person).orElse(null);
        if (before != null) {
            return before;
        }
        Follow follow = new Follow(account.appId(), person.id(), clock.instant(), scene, qrScene, qrSceneStr);
        all.add(follow);
        save();
        return follow;
    }

    /** Leaves the account; false when the person did not follow it. */
    public synchronized boolean remove(Account account, Person person) {
        Follow before = find(account.appId(), person).orElse(null);
        if (before == null) {
            return false;
        }
        all.remove(before);
        save();
        return true;
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(all)));
        changes.tell(Part.FOLLOWS);
    }

    record Saved(List<Follow> follows) {}
}
