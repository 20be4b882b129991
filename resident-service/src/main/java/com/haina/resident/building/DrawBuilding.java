package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.resident.building.PlaceUse.Tally;

/** Draws a building as a grid, with one query for its people, one per node for what stands under it. */
@Component
class DrawBuilding {

    static final int MOST_ROOMS = 3_000;
    private static final Pattern FLOOR = Pattern.compile("\\D*(\\d{1,3})\\d{2}\\D*");

    private final BuildingNodes nodes;
    private final Rooms rooms;
    private final BuildingTree tree;
    private final PlaceUse use;

    DrawBuilding(BuildingNodes nodes, Rooms rooms, BuildingTree tree, PlaceUse use) {
        this.nodes = nodes;
        this.rooms = rooms;
        this.tree = tree;
        this.use = use;
    }

    BuildingGrid draw(BuildingNode building) {
        PlaceView view = tree.view(building);
        if (view.rooms() > MOST_ROOMS) {
            throw new GridTooLarge(building.name(), MOST_ROOMS);
        }
        List<BuildingGrid.Column> columns = new ArrayList<>();
        collect(building, List.of(), use.tally(building.id()), columns);
        return new BuildingGrid(view, columns);
    }

    private void collect(
            BuildingNode node, List<String> names, Map<String, Tally> people, List<BuildingGrid.Column> columns) {
        List<BuildingGrid.Cell> cells = rooms.directlyUnder(node).stream()
                .sorted(Comparator.comparing(Place::orderKey))
                .map(room -> cell(room, people.getOrDefault(room.id(), Tally.NOBODY)))
                .toList();
        List<BuildingNode> below = nodes.directlyUnder(node).stream()
                .sorted(Comparator.comparing(Place::orderKey))
                .toList();
        if (!cells.isEmpty() || below.isEmpty()) {
            columns.add(new BuildingGrid.Column(node.id(), names, cells));
        }
        for (BuildingNode child : below) {
            List<String> path = new ArrayList<>(names);
            path.add(child.name());
            collect(child, path, people, columns);
        }
    }

    private static BuildingGrid.Cell cell(Room room, Tally people) {
        return new BuildingGrid.Cell(
                room.id(),
                room.name(),
                room.aliases(),
                floor(room.name()),
                people.residents(),
                people.withMobile(),
                people.best());
    }

    /** All but the last two digits of a number of three or more. */
    static @Nullable Integer floor(String name) {
        Matcher number = FLOOR.matcher(name);
        return number.matches() ? Integer.valueOf(number.group(1)) : null;
    }
}
