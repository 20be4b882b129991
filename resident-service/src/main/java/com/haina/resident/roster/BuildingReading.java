package com.haina.resident.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.resident.building.PlacePlan;
import com.haina.resident.community.Community;
import com.haina.resident.community.PlaceName;
import com.haina.resident.community.Structure;

/** Understands the building part of rows: which community, which of its structures, which names along the structure's layers. */
final class BuildingReading {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_NAMED = 10;

    private final Map<String, Community> byKey = new HashMap<>();
    private final String known;

    BuildingReading(List<Community> communities) {
        communities.forEach(community -> community.keys().forEach(key -> byKey.put(key, community)));
        known = String.join(
                "、", communities.stream().map(Community::name).limit(MOST_NAMED).toList());
    }

    /** The room that a row names, or null with the reasons among the issues. */
    PlacePlan.@Nullable Wanted read(RosterRow row, List<RowIssue> issues) {
        Map<String, String> layers = new LinkedHashMap<>();
        row.values().forEach((key, value) -> {
            if (RosterField.isLayer(key)) {
                layers.put(RosterField.layerName(key), value);
            }
        });
        String room = row.values().get(RosterField.ROOM);
        String name = row.values().get(RosterField.COMMUNITY);
        if (name == null) {
            issues.add(RowIssue.error(RosterField.COMMUNITY, "community.missing"));
            return null;
        }
        Community community = byKey.get(PlaceName.textKey(name));
        if (community == null) {
            issues.add(RowIssue.error(RosterField.COMMUNITY, "community.unknown", Map.of("known", known)));
            return null;
        }
        Fit best = community.structures().stream()
                .map(structure -> fit(structure, layers, room))
                .min(Comparator.comparingInt(fit -> fit.issues().size()))
                .orElse(null);
        if (best == null) {
            issues.add(RowIssue.error(
                    RosterField.COMMUNITY, "community.without-structure", Map.of("community", community.name())));
            return null;
        }
        issues.addAll(best.issues());
        return best.issues().isEmpty() ? new PlacePlan.Wanted(community.id(), best.structure(), best.names()) : null;
    }

    private record Fit(Structure structure, List<String> names, List<RowIssue> issues) {}

    /** How a row fits a structure: every layer filled, and nothing in layers that the structure does not have. */
    private static Fit fit(Structure structure, Map<String, String> layers, @Nullable String room) {
        List<RowIssue> issues = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, String> left = new LinkedHashMap<>(layers);
        for (int depth = 0; depth < structure.layers().size(); depth++) {
            String layer = structure.layers().get(depth);
            boolean isRoom = depth == structure.layers().size() - 1;
            String own = left.remove(layer);
            String value = isRoom && own == null ? room : own;
            String field = isRoom && own == null ? RosterField.ROOM : RosterField.layer(layer);
            if (value == null) {
                issues.add(RowIssue.error(field, "layer.missing", Map.of("layer", layer)));
            } else if (value.length() > LONGEST_NAME || PlaceName.key(value).isEmpty()) {
                issues.add(RowIssue.error(field, "place.malformed", Map.of("layer", layer)));
            } else {
                names.add(value);
            }
        }
        left.forEach((layer, value) -> issues.add(RowIssue.error(
                RosterField.layer(layer),
                "layer.unexpected",
                Map.of("layer", layer, "layers", String.join("—", structure.layers())))));
        return new Fit(structure, names, issues);
    }
}
