package com.haina.resident.building;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rooms that a rule does not make, in one line as people say it: {@code 15幢1单元 1层 只有 01}, {@code 18幢 顶层 没有 03}, {@code 2单元 没有 4}.
 * Nodes and floors that are not named are all meant; without doors, 没有 leaves out all of them.
 *
 * @param nodes labels per layer above the rooms; empty for all
 * @param floors labels; empty for all
 * @param doors that are kept, or left out
 * @param keeps whether only these doors are kept
 */
record RoomExemption(List<Set<String>> nodes, Set<String> floors, Set<String> doors, boolean keeps) {

    private static final Pattern LINE = Pattern.compile("(.*?)(只有|只留|户号|没有|不要|除)(.*)");
    private static final Pattern FLOORS = Pattern.compile("(顶层|底层|(-?[0-9]{1,3})(?:[-–—~至到](-?[0-9]{1,3}))?(?:层|楼))$");
    private static final Pattern NODES =
            Pattern.compile("([0-9]{1,6}|[A-Za-z])(?:[-–—~至到]([0-9]{1,6}|[A-Za-z]))?([^0-9A-Za-z\\-–—~至到]+)");
    private static final Pattern DOORS =
            Pattern.compile("(-?[0-9]{1,6}|[A-Za-z])(?:[-–—~至到](-?[0-9]{1,6}|[A-Za-z]))?(?:户|号|室)?");

    /** One layer of the rule as an exemption may name it. */
    record Layer(List<String> labels, String word) {}

    /**
     * Reads a line.
     *
     * @param layers above the rooms, outermost first
     * @param allFloors lowest first; empty where the rule names none
     * @throws RoomRuleMalformed where the line cannot be read, or means no room of the rule
     */
    static RoomExemption parse(String line, List<Layer> layers, List<String> allFloors, List<String> allDoors) {
        Matcher matcher = LINE.matcher(line.replaceAll("\\s+", ""));
        if (!matcher.matches()) {
            throw malformed(line);
        }
        String where = matcher.group(1);
        boolean keeps = matcher.group(2).startsWith("只") || matcher.group(2).equals("户号");
        Set<String> doors = doors(matcher.group(3), line);
        if (doors.isEmpty() && keeps || !doors.isEmpty() && !meets(doors, allDoors)) {
            throw malformed(line);
        }
        Set<String> floors = Set.of();
        Matcher floor = FLOORS.matcher(where);
        if (!allFloors.isEmpty() && floor.find()) {
            where = where.substring(0, floor.start());
            floors = switch (floor.group(1)) {
                case "顶层" -> Set.of(allFloors.getLast());
                case "底层" -> Set.of(allFloors.getFirst());
                default -> labels(floor.group(2), floor.group(3), line);
            };
            if (!meets(floors, allFloors)) {
                throw malformed(line);
            }
        }
        return new RoomExemption(nodes(where, layers, line), floors, doors, keeps);
    }

    private static List<Set<String>> nodes(String where, List<Layer> layers, String line) {
        List<Set<String>> nodes = new ArrayList<>();
        layers.forEach(layer -> nodes.add(Set.of()));
        Matcher matcher = NODES.matcher(where);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                throw malformed(line);
            }
            end = matcher.end();
            int layer = layers.stream().map(Layer::word).toList().indexOf(matcher.group(3));
            Set<String> labels = labels(matcher.group(1), matcher.group(2), line);
            if (layer < 0 || !meets(labels, layers.get(layer).labels())) {
                throw malformed(line);
            }
            nodes.set(layer, labels);
        }
        if (end != where.length()) {
            throw malformed(line);
        }
        return List.copyOf(nodes);
    }

    private static Set<String> doors(String text, String line) {
        Set<String> doors = new LinkedHashSet<>();
        for (String item : text.split("[、,，;；和]")) {
            if (item.isEmpty()) {
                continue;
            }
            Matcher matcher = DOORS.matcher(item);
            if (!matcher.matches()) {
                throw malformed(line);
            }
            doors.addAll(labels(matcher.group(1), matcher.group(2), line));
        }
        return doors;
    }

    private static Set<String> labels(String first, @Nullable String last, String line) {
        String to = last == null ? first : last;
        boolean letters = Character.isLetter(first.charAt(0));
        if (letters != Character.isLetter(to.charAt(0))) {
            throw malformed(line);
        }
        int from = letters ? first.charAt(0) : Integer.parseInt(first);
        int until = letters ? to.charAt(0) : Integer.parseInt(to);
        if (until < from || until - from > 2_000) {
            throw malformed(line);
        }
        Set<String> labels = new LinkedHashSet<>();
        for (int label = from; label <= until; label++) {
            labels.add(letters ? Character.toString(label) : Integer.toString(label));
        }
        return labels;
    }

    private static boolean meets(Set<String> some, List<String> all) {
        return all.stream().anyMatch(some::contains);
    }

    /** Whether the room is not made. */
    boolean leavesOut(List<String> path, String floor, String door) {
        for (int layer = 0; layer < nodes.size(); layer++) {
            if (!nodes.get(layer).isEmpty() && !nodes.get(layer).contains(path.get(layer))) {
                return false;
            }
        }
        if (!floors.isEmpty() && !floors.contains(floor)) {
            return false;
        }
        return doors.isEmpty() || doors.contains(door) != keeps;
    }

    private static RoomRuleMalformed malformed(String line) {
        return new RoomRuleMalformed("exception", line);
    }
}
