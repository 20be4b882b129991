package com.haina.resident.community;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.structure.CommunityChanged;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;

/** A community (小区) of a tenant with the structures its buildings follow. Its name and aliases belong to no other community of the tenant. */
@Document("communities")
public class Community extends Aggregate {

    private String name = "";
    private List<String> aliases = new ArrayList<>();
    /** Tenant and text key of the name and of each alias; unique. Empty once removed, so that the name is free again. */
    private List<String> uniqueKeys = new ArrayList<>();

    private List<Structure> structures = new ArrayList<>();
    private boolean removed;

    @PersistenceCreator
    Community(String id) {
        super(id);
    }

    /** A new community, announced to other services. */
    static Community named(String name, List<String> aliases) {
        Community community = new Community(Ids.next());
        community.call(name, aliases);
        community.announce();
        return community;
    }

    public String name() {
        return name;
    }

    public List<String> aliases() {
        return List.copyOf(aliases);
    }

    public List<Structure> structures() {
        return List.copyOf(structures);
    }

    boolean removed() {
        return removed;
    }

    /** The structure with this id. */
    public Optional<Structure> structure(String structureId) {
        return structures.stream()
                .filter(structure -> structure.id().equals(structureId))
                .findFirst();
    }

    /** The text keys under which a workbook may mean this community. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(PlaceName.textKey(name));
        aliases.forEach(alias -> keys.add(PlaceName.textKey(alias)));
        return keys;
    }

    void rename(String newName, List<String> newAliases) {
        boolean announced = !newName.equals(name);
        call(newName, newAliases);
        if (announced) {
            announce();
        }
    }

    private void call(String newName, List<String> newAliases) {
        name = newName;
        aliases = new ArrayList<>(new LinkedHashSet<>(newAliases));
        uniqueKeys = new ArrayList<>(
                keys().stream().map(key -> tenantId() + "/" + key).toList());
    }

    Structure addStructure(String structureName, List<String> layers) {
        Structure structure = new Structure(Ids.next(), structureName, layers);
        structures.add(structure);
        return structure;
    }

    /** Names may always change; how many layers there are only while nothing is built on them, which the caller has made sure of. */
    void replaceStructure(Structure changed) {
        structures.replaceAll(structure -> structure.id().equals(changed.id()) ? changed : structure);
    }

    void removeStructure(String structureId) {
        structures.removeIf(structure -> structure.id().equals(structureId));
    }

    /** Takes the community out of every list; the document stays until its last event is published. */
    void remove() {
        removed = true;
        uniqueKeys = new ArrayList<>();
        announce();
    }

    private void announce() {
        record(CommunityChanged.TYPE, new CommunityChanged(id(), name, removed));
    }
}
