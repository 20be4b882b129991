package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.community.PlaceName;

/**
 * Finds nodes and rooms by what people call them: {@code 1栋2单元101}, {@code 1-2-101}, {@code 万家星城 6幢1802}, {@code 101}. Layers may be
 * skipped, the last name may be begun only, a community's name may stand in front.
 */
@Component
public class SearchPlaces {

    private static final int MOST_NAMED = 200;
    private static final Pattern SEPARATOR = Pattern.compile("[\\s/,，、\\-—–－]+|(?<=[栋幢座期区层]|号楼|单元)(?=.)");

    /** How else people end a number: 3#1602, 3#楼2门1602, 3号2单元1602. */
    private static final Pattern LOOSE_SEPARATOR =
            Pattern.compile(SEPARATOR.pattern() + "|(?<=[0-9０-９〇零一二三四五六七八九十][#＃号门楼])(?!楼)(?=.)|(?<=[#＃]楼)(?=.)");

    private static final Pattern HASH_BUILDING = Pattern.compile("[#＃]楼");

    /** Said beside the room number, which says it too; few structures have it as a layer. */
    private static final Pattern FLOOR = Pattern.compile("[0-9０-９〇零一二三四五六七八九十]+[层楼]");

    /** Said with its classifier, a name means exactly this node. */
    private static final Pattern NODE_NAME = Pattern.compile(".+(?:[栋幢座期区]|号楼|单元)");

    private final CommunityDirectory communities;
    private final BuildingNodes nodes;
    private final Rooms rooms;

    SearchPlaces(CommunityDirectory communities, BuildingNodes nodes, Rooms rooms) {
        this.communities = communities;
        this.nodes = nodes;
        this.rooms = rooms;
    }

    /** Nodes and rooms that the text may mean. */
    record Found(List<BuildingNode> nodes, List<Room> rooms) {

        static final Found NOTHING = new Found(List.of(), List.of());
    }

    /** Ids of the nodes and rooms that the text may mean, in the communities that the caller may see. */
    public Set<String> ids(String text, Collection<String> communityIds, int limit) {
        Found found = find(text, communityIds, limit);
        Set<String> ids = new HashSet<>();
        found.nodes().forEach(node -> ids.add(node.id()));
        found.rooms().forEach(room -> ids.add(room.id()));
        return ids;
    }

    /**
     * Finds places.
     *
     * @param communityIds only these; empty for all that the caller may see
     */
    Found find(String text, Collection<String> communityIds, int limit) {
        List<Community> scope = communities.all().stream()
                .filter(community -> communityIds.isEmpty() || communityIds.contains(community.id()))
                .toList();
        String behind = text;
        List<Community> named = new ArrayList<>();
        String key = PlaceName.textKey(text);
        for (Community community : scope) {
            for (String own : community.keys()) {
                if (key.startsWith(own) && key.length() > own.length()) {
                    named.add(community);
                    behind = rest(text, own);
                    break;
                }
            }
        }
        if (!named.isEmpty()) {
            scope = named;
        }
        if (scope.isEmpty()) {
            return Found.NOTHING;
        }
        List<String> in = scope.stream().map(Community::id).toList();
        List<String> names = namesIn(behind);
        Found found = called(names, in, limit);
        List<String> loosely = looselyIn(behind);
        return found.equals(Found.NOTHING) && !loosely.equals(names) ? called(loosely, in, limit) : found;
    }

    private Found called(List<String> names, List<String> in, int limit) {
        if (names.isEmpty()) {
            return Found.NOTHING;
        }
        if (names.size() == 1 && NODE_NAME.matcher(names.getFirst()).matches()) {
            String only = PlaceName.key(names.getFirst());
            return new Found(
                    nodes.named(names.getFirst(), in, MOST_NAMED).stream()
                            .filter(node -> isCalled(node, only))
                            .toList(),
                    List.of());
        }
        if (names.size() == 1) {
            return new Found(nodes.named(names.getFirst(), in, limit), rooms.named(names.getFirst(), in, limit));
        }
        return byPath(names, in, limit);
    }

    private Found byPath(List<String> names, List<String> in, int limit) {
        String first = PlaceName.key(names.getFirst());
        List<BuildingNode> starts = nodes.named(names.getFirst(), in, MOST_NAMED).stream()
                .filter(node -> isCalled(node, first))
                .toList();
        Map<String, List<BuildingNode>> children = new HashMap<>();
        Set<String> loaded = new HashSet<>();
        for (BuildingNode start : starts) {
            if (loaded.add(start.communityId())) {
                nodes.of(start.communityId(), BuildingTree.MOST_NODES)
                        .forEach(node -> children.computeIfAbsent(node.parentId(), id -> new ArrayList<>())
                                .add(node));
            }
        }
        List<BuildingNode> at = starts;
        for (String name : names.subList(1, names.size() - 1)) {
            String key = PlaceName.key(name);
            at = below(at, children).stream()
                    .filter(node -> isCalled(node, key))
                    .toList();
        }
        String last = PlaceName.key(names.getLast());
        List<BuildingNode> under = below(at, children);
        List<BuildingNode> foundNodes = under.stream()
                .filter(node -> node.nameKey().startsWith(last))
                .limit(limit)
                .toList();
        Map<String, List<String>> parents = new LinkedHashMap<>();
        List<BuildingNode> above = new ArrayList<>(at);
        above.addAll(under);
        above.forEach(node -> parents.computeIfAbsent(node.communityId(), id -> new ArrayList<>())
                .add(node.id()));
        List<Room> foundRooms = new ArrayList<>();
        parents.forEach((community, ids) -> foundRooms.addAll(rooms.namedUnder(community, ids, last, limit)));
        return new Found(foundNodes, foundRooms.stream().limit(limit).toList());
    }

    private static boolean isCalled(BuildingNode node, String key) {
        return node.siblingKeys().contains(node.parentId() + "/" + key);
    }

    private static List<BuildingNode> below(List<BuildingNode> at, Map<String, List<BuildingNode>> children) {
        List<BuildingNode> all = new ArrayList<>();
        List<BuildingNode> layer = at;
        while (!layer.isEmpty()) {
            layer = layer.stream()
                    .flatMap(node -> children.getOrDefault(node.id(), List.of()).stream())
                    .toList();
            all.addAll(layer);
        }
        return all;
    }

    private static List<String> namesIn(String text) {
        return split(text, SEPARATOR);
    }

    /** The same, read as people say it rather than as places are called; floors between a building and a room do not count. */
    private static List<String> looselyIn(String text) {
        List<String> names = split(text, LOOSE_SEPARATOR).stream()
                .map(name -> HASH_BUILDING.matcher(name).replaceAll("#"))
                .toList();
        return IntStream.range(0, names.size())
                .filter(at -> at == 0
                        || at == names.size() - 1
                        || !FLOOR.matcher(names.get(at)).matches())
                .mapToObj(names::get)
                .toList();
    }

    private static List<String> split(String text, Pattern separator) {
        return separator
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(8)
                .toList();
    }

    /** What stands behind a community's name, whose characters may be spaced or wide in the text. */
    private static String rest(String text, String communityKey) {
        for (int end = 1; end <= text.length(); end++) {
            if (PlaceName.textKey(text.substring(0, end)).equals(communityKey)) {
                return text.substring(end);
            }
        }
        return text;
    }
}
