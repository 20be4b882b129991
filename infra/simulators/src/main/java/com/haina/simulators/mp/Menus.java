package com.haina.simulators.mp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** The custom menus of the accounts. */
@Component
public final class Menus {

    private static final String FILE = "menus";

    private final StateFiles files;
    private final Changes changes;
    private final List<Menu> all;

    Menus(StateFiles files, Changes changes) {
        this.files = files;
        this.changes = changes;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).menus());
    }

    public synchronized List<Menu> all() {
        return List.copyOf(all);
    }

    public Optional<Menu> find(String appId) {
        return all().stream().filter(menu -> menu.appId().equals(appId)).findFirst();
    }

    public synchronized Menu set(Menu menu) {
        all.removeIf(other -> other.appId().equals(menu.appId()));
        all.add(menu);
        save();
        return menu;
    }

    public synchronized void remove(String appId) {
        all.removeIf(menu -> menu.appId().equals(appId));
        save();
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(all)));
        changes.tell(Part.MENUS);
    }

    record Saved(List<Menu> menus) {}
}
