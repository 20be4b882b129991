package com.haina.simulators.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** Remarks, tags and blocks that the accounts put on their followers. */
@Component
public final class Notes {

    private static final String FILE = "fan-notes";

    private final StateFiles files;
    private final Changes changes;
    private final Map<String, Note> byKey = new LinkedHashMap<>();

    Notes(StateFiles files, Changes changes) {
        this.files = files;
        this.changes = changes;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .notes()
                .forEach(note -> byKey.put(key(note.appId(), note.openId()), note));
    }

    synchronized Note of(String appId, String openId) {
        return byKey.getOrDefault(key(appId, openId), new Note(appId, openId, "", List.of(), false));
    }

    /** The tags that somebody bears, the one that was put on last at the end. */
    public List<Integer> tags(String appId, String openId) {
        return of(appId, openId).tags();
    }

    synchronized void change(String appId, List<String> openIds, UnaryOperator<Note> change) {
        for (String openId : openIds) {
            Note note = change.apply(of(appId, openId));
            if (note.isEmpty()) {
                byKey.remove(key(appId, openId));
            } else {
                byKey.put(key(appId, openId), note);
            }
        }
        save();
    }

    /** Takes a tag off everybody. */
    synchronized void forget(String appId, int tag) {
        byKey.replaceAll((key, note) -> note.appId().equals(appId) ? note.untagged(tag) : note);
        byKey.values().removeIf(Note::isEmpty);
        save();
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(byKey.values())));
        // Which menu a person sees hangs on the tags.
        changes.tell(Part.MENUS);
    }

    private static String key(String appId, String openId) {
        return appId + "." + openId;
    }

    record Saved(List<Note> notes) {}
}
