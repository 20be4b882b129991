package com.haina.staff.community;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.haina.staff.Spelling;

/** The communities of a tenant at one moment, by id and by what people call them. */
public final class CommunityNames {

    private final Map<String, String> namesById = new TreeMap<>();
    private final Map<String, String> idsByKey = new TreeMap<>();
    private final List<String> existing = new ArrayList<>();

    /**
     * One community.
     *
     * @param removed gone by now; its name is still shown where it was served
     */
    public record Entry(String id, String name, List<String> aliases, boolean removed) {}

    public CommunityNames(Collection<Entry> entries) {
        for (Entry entry : entries) {
            namesById.put(entry.id(), entry.name());
            if (!entry.removed()) {
                existing.add(entry.name());
                entry.aliases().forEach(alias -> idsByKey.putIfAbsent(Spelling.key(alias), entry.id()));
            }
        }
        // A name wins over another community's alias.
        entries.stream()
                .filter(entry -> !entry.removed())
                .forEach(entry -> idsByKey.put(Spelling.key(entry.name()), entry.id()));
        existing.sort(null);
    }

    /** The community's name, if it is or was one of the tenant's. */
    public Optional<String> name(String id) {
        return Optional.ofNullable(namesById.get(id));
    }

    /** The existing community that is called so, by its name or an alias. */
    public Optional<String> idOf(String called) {
        return Optional.ofNullable(idsByKey.get(Spelling.key(called)));
    }

    /** Whether this is the id of an existing community. */
    public boolean exists(String id) {
        return idsByKey.containsValue(id);
    }

    /** Names of those that exist, in order. */
    public List<String> existing() {
        return List.copyOf(existing);
    }
}
