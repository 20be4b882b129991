package com.haina.resident.building;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.structure.PlaceMoved;
import com.haina.platform.outbox.Aggregate;
import com.haina.resident.community.PlaceName;

/**
 * Something with a name and a place in a structure's tree: a node above the rooms, or a room. Its id stays whatever it is called, so
 * renaming and renumbering lose nobody.
 */
public abstract class Place extends Aggregate {

    private String communityId = "";
    private String structureId = "";
    private String parentId = "";
    private List<String> ancestors = new ArrayList<>();
    private String name = "";
    private String nameKey = "";
    private List<String> aliases = new ArrayList<>();
    /** Parent id and key of the name and of each alias; unique, so that two spellings of one place cannot become two places. */
    private List<String> siblingKeys = new ArrayList<>();

    private @Nullable Integer rank;
    /** Numbered places first in the order of their numbers, the others behind them by name. */
    private String orderKey = "";
    /** Changes made by people; what an import made is taken back only while this is 0. */
    private long edits;

    private @Nullable ImportOrigin origin;
    /** Its own place among its siblings, where people gave it one by hand; otherwise number and name decide. */
    private @Nullable String position;
    /** Set until everything under it knows that it moved. */
    private @Nullable Instant movedAt;

    protected Place(String id) {
        super(id);
    }

    /** Puts a new place under its parent. */
    void stand(String community, String structure, @Nullable BuildingNode parent, @Nullable ImportOrigin importOrigin) {
        communityId = community;
        structureId = structure;
        origin = importOrigin;
        standUnder(parent);
    }

    private void standUnder(@Nullable BuildingNode parent) {
        parentId = parent == null ? structureId : parent.id();
        ancestors = new ArrayList<>(ancestorsUnder(parent));
    }

    /** The ancestors of whatever stands under a node. */
    static List<String> ancestorsUnder(@Nullable BuildingNode parent) {
        if (parent == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(parent.ancestors());
        all.add(parent.id());
        return all;
    }

    /**
     * Moves it under another parent of the same layer, or elsewhere among its siblings.
     *
     * @param newPosition null to stand where number and name put it
     */
    void move(@Nullable BuildingNode parent, @Nullable String newPosition, Instant now) {
        standUnder(parent);
        position = newPosition;
        movedAt = now;
        call(name, aliases, rank);
        record(
                PlaceMoved.TYPE,
                new PlaceMoved(
                        id(),
                        this instanceof Room ? PlaceMoved.Kind.ROOM : PlaceMoved.Kind.NODE,
                        communityId,
                        structureId,
                        parent == null ? null : parent.id()));
    }

    void call(String newName, List<String> newAliases, @Nullable Integer newRank) {
        name = newName;
        nameKey = PlaceName.key(newName);
        aliases = new ArrayList<>(new LinkedHashSet<>(newAliases));
        if (!Objects.equals(rank, newRank)) {
            position = null;
        }
        rank = newRank;
        orderKey = position == null
                ? (newRank == null ? "9" : "0%06d".formatted(newRank)) + PlaceName.sortKey(newName)
                : position;
        Set<String> keys = new LinkedHashSet<>();
        keys.add(siblingKey(parentId, newName));
        aliases.forEach(alias -> keys.add(siblingKey(parentId, alias)));
        siblingKeys = new ArrayList<>(keys);
    }

    void edited() {
        edits++;
    }

    /** The key by which a name is looked up among the children of a node, or of a structure for the outermost layer. */
    static String siblingKey(String parentId, String name) {
        return parentId + "/" + PlaceName.key(name);
    }

    public String communityId() {
        return communityId;
    }

    public String structureId() {
        return structureId;
    }

    /** The node above, or the structure for the outermost layer. */
    public String parentId() {
        return parentId;
    }

    /** Ids of the nodes above, outermost first. */
    public List<String> ancestors() {
        return List.copyOf(ancestors);
    }

    public String name() {
        return name;
    }

    public List<String> aliases() {
        return List.copyOf(aliases);
    }

    /** Where it stands among its siblings. */
    public String orderKey() {
        return orderKey;
    }

    @Nullable
    Integer rank() {
        return rank;
    }

    @Nullable
    Instant movedAt() {
        return movedAt;
    }

    List<String> siblingKeys() {
        return siblingKeys;
    }

    String nameKey() {
        return nameKey;
    }

    long edits() {
        return edits;
    }

    /** The import that made it, if one did. */
    public @Nullable ImportOrigin origin() {
        return origin;
    }
}
