package com.haina.resident.building;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.haina.resident.community.Structure;

/**
 * Many rooms in one line, as a property office says it: {@code 1–12栋 × 2单元 × 1–33层 × 4户}. A part is a range ({@code 1–12栋},
 * {@code A–F座}) or a count ({@code 2单元} is 1 to 2), with numbers left out in brackets ({@code 1–33层(除4、14)}). The parts stand in
 * the order of the structure's layers; floors may stand before the doors without being a layer.
 *
 * <p>Rooms are named by a pattern of {@code {floor}} and {@code {door}} (also written {@code {unit}}), each with an optional width:
 * {@code {floor}{door:02}} makes 3304 of floor 33, door 4.
 */
final class RoomRule {

    /** More rooms than one rule may make. */
    static final int MOST_ROOMS = 50_000;

    private static final int MOST_IN_A_PART = 2_000;
    private static final Pattern PART = Pattern.compile("(-?[0-9]{1,6}|[A-Za-z])(?:[-–—~至到](-?[0-9]{1,6}|[A-Za-z]))?"
            + "([^0-9(（除]*)(?:[(（]?除([0-9A-Za-z、,，\\-]+)[)）]?)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(floor|door|unit)(?::0?([1-9]))?}");

    /** The numbers or letters of one part and the word behind them. */
    private record Part(List<String> labels, String word) {

        boolean isFloors() {
            return word.equals("层") || word.equals("楼") || word.equals("F") || word.equals("f");
        }
    }

    private final List<Part> nodeParts;
    private final @Nullable Part floors;
    private final Part doors;
    private final String pattern;
    private final List<RoomExemption> exemptions;

    private RoomRule(
            List<Part> nodeParts, @Nullable Part floors, Part doors, String pattern, List<RoomExemption> exemptions) {
        this.nodeParts = nodeParts;
        this.floors = floors;
        this.doors = doors;
        this.pattern = pattern;
        this.exemptions = exemptions;
    }

    /**
     * Reads a rule for a structure.
     *
     * @param pattern of the rooms' names, or null for {@code {floor}{door:02}} where floors are given and {@code {door}} otherwise
     * @param exceptions lines that say which rooms are not made, see {@link RoomExemption}
     * @throws RoomRuleMalformed where the text is not a rule, does not fit the structure's layers, or makes too many rooms
     */
    static RoomRule parse(String text, @Nullable String pattern, List<String> exceptions, Structure structure) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.strip().replaceAll("\\s+", "").split("[×xX*✕✖]")) {
            parts.add(part(part));
        }
        int nodeLayers = structure.layers().size() - 1;
        Part floors = null;
        Part doors = parts.getLast();
        if (parts.size() == nodeLayers + 2 && parts.get(nodeLayers).isFloors()) {
            floors = parts.get(nodeLayers);
        } else if (parts.size() != nodeLayers + 1) {
            throw new RoomRuleMalformed("layers", String.join(" × ", structure.layers()));
        }
        List<Part> nodes = List.copyOf(parts.subList(0, nodeLayers));
        if (floors == null && nodeLayers > 0 && nodes.getLast().isFloors()) {
            floors = nodes.getLast();
        }
        String names =
                pattern == null || pattern.isBlank() ? floors == null ? "{door}" : "{floor}{door:02}" : pattern.strip();
        RoomRule rule = new RoomRule(nodes, floors, doors, names, exemptions(exceptions, nodes, floors, doors));
        rule.verify();
        return rule;
    }

    private static List<RoomExemption> exemptions(
            List<String> lines, List<Part> nodes, @Nullable Part floors, Part doors) {
        List<RoomExemption.Layer> layers = nodes.stream()
                .map(part -> new RoomExemption.Layer(part.labels(), part.word()))
                .toList();
        List<String> levels = floors == null ? List.of() : floors.labels();
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> RoomExemption.parse(line.strip(), layers, levels, doors.labels()))
                .toList();
    }

    private static Part part(String text) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.matches()) {
            throw new RoomRuleMalformed("part", text);
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        List<String> labels = last == null && Character.isLetter(first.charAt(0))
                ? List.of(first)
                : last == null ? range("1", first, text) : range(first, last, text);
        if (matcher.group(4) != null) {
            Set<String> left = new LinkedHashSet<>(labels);
            for (String excluded : matcher.group(4).split("[、,，]")) {
                left.remove(excluded);
            }
            labels = List.copyOf(left);
        }
        if (labels.isEmpty() || labels.size() > MOST_IN_A_PART) {
            throw new RoomRuleMalformed("part", text);
        }
        return new Part(labels, matcher.group(3));
    }

    private static List<String> range(String first, String last, String text) {
        boolean letters = Character.isLetter(first.charAt(0));
        if (letters != Character.isLetter(last.charAt(0))) {
            throw new RoomRuleMalformed("part", text);
        }
        int from = letters ? first.charAt(0) : Integer.parseInt(first);
        int to = letters ? last.charAt(0) : Integer.parseInt(last);
        if (to < from || to - from > MOST_IN_A_PART) {
            throw new RoomRuleMalformed("part", text);
        }
        return IntStream.rangeClosed(from, to)
                .filter(number -> letters || number != 0)
                .mapToObj(number -> letters ? Character.toString(number) : Integer.toString(number))
                .toList();
    }

    private void verify() {
        if (rooms() > MOST_ROOMS) {
            throw new RoomRuleMalformed("too-many", Integer.toString(MOST_ROOMS));
        }
        String rest = PLACEHOLDER.matcher(pattern).replaceAll("");
        boolean usesFloor = pattern.contains("{floor");
        boolean usesDoor = pattern.contains("{door") || pattern.contains("{unit");
        boolean tellsRoomsApart = usesDoor && (usesFloor || floors == null || isNodeLayer(floors));
        if (rest.contains("{")
                || rest.contains("}")
                || usesFloor && floors == null
                || !tellsRoomsApart
                || pattern.length() > 40) {
            throw new RoomRuleMalformed("pattern", pattern);
        }
    }

    private boolean isNodeLayer(Part part) {
        return !nodeParts.isEmpty() && nodeParts.getLast() == part;
    }

    /** How many rooms the rule names, what is left out by exceptions included. */
    long rooms() {
        long count = doors.labels().size();
        for (Part part : nodeParts) {
            count *= part.labels().size();
        }
        return floors == null || isNodeLayer(floors)
                ? count
                : count * floors.labels().size();
    }

    /** Every path above the rooms, outermost first, with the names of its rooms. */
    void forEachParent(java.util.function.BiConsumer<List<String>, List<String>> consumer) {
        descend(new ArrayList<>(), path -> consumer.accept(List.copyOf(path), roomNames(path)));
    }

    private void descend(List<String> path, Consumer<List<String>> leaf) {
        if (path.size() == nodeParts.size()) {
            leaf.accept(path);
            return;
        }
        Part part = nodeParts.get(path.size());
        for (String label : part.labels()) {
            path.add(label + part.word());
            descend(path, leaf);
            path.removeLast();
        }
    }

    private List<String> roomNames(List<String> path) {
        List<String> levels;
        if (floors == null) {
            levels = List.of("");
        } else if (isNodeLayer(floors)) {
            String name = path.getLast();
            levels = List.of(name.substring(0, name.length() - floors.word().length()));
        } else {
            levels = floors.labels();
        }
        Set<String> names = new LinkedHashSet<>();
        List<String> labels = labels(path);
        for (String floor : levels) {
            for (String door : doors.labels()) {
                if (exemptions.stream().anyMatch(exemption -> exemption.leavesOut(labels, floor, door))) {
                    continue;
                }
                names.add(PLACEHOLDER
                        .matcher(pattern)
                        .replaceAll(placeholder ->
                                padded(placeholder.group(1).equals("floor") ? floor : door, placeholder.group(2))));
            }
        }
        return List.copyOf(names);
    }

    private List<String> labels(List<String> path) {
        List<String> labels = new ArrayList<>();
        for (int layer = 0; layer < path.size(); layer++) {
            String name = path.get(layer);
            labels.add(name.substring(
                    0, name.length() - nodeParts.get(layer).word().length()));
        }
        return labels;
    }

    private static String padded(String label, @Nullable String width) {
        return width == null || label.startsWith("-")
                ? label
                : "0".repeat(Math.max(0, Integer.parseInt(width) - label.length())) + label;
    }
}
