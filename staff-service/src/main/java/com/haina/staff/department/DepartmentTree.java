package com.haina.staff.department;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.staff.Spelling;

/**
 * All departments of a tenant at one moment. An office has tens of them, a large one hundreds, so the whole tree is read at once and
 * every question about it is answered here.
 */
public final class DepartmentTree {

    private static final String ROOT = "";

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<Node>> children = new HashMap<>();

    /**
     * One department.
     *
     * @param parentId absent for an outermost department
     * @param position among its siblings, from 0
     */
    public record Node(String id, @Nullable String parentId, String name, int position) {}

    public DepartmentTree(Collection<Node> all) {
        all.forEach(node -> nodes.put(node.id(), node));
        for (Node node : nodes.values()) {
            String parent = node.parentId() != null && nodes.containsKey(node.parentId()) ? node.parentId() : ROOT;
            children.computeIfAbsent(parent, none -> new ArrayList<>()).add(node);
        }
        children.values()
                .forEach(siblings -> siblings.sort(Comparator.comparingInt(Node::position)
                        .thenComparing(Node::name)
                        .thenComparing(Node::id)));
    }

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The department's names from the outermost; empty for an unknown id. */
    public Optional<DepartmentPath> path(String id) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Node node = nodes.get(id);
        while (node != null && seen.add(node.id())) {
            names.addFirst(node.name());
            node = node.parentId() == null ? null : nodes.get(node.parentId());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new DepartmentPath(names));
    }

    /** The department's path as text, or empty text for an unknown id. */
    public String pathText(@Nullable String id) {
        return id == null ? "" : path(id).map(DepartmentPath::toString).orElse("");
    }

    /** The department at a path. */
    public Optional<Node> find(DepartmentPath path) {
        Node found = null;
        for (String key : path.keys()) {
            found = childByKey(found == null ? ROOT : found.id(), key);
            if (found == null) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(found);
    }

    /** The department of this name under a parent (absent for the outermost level). */
    public Optional<Node> child(@Nullable String parentId, String name) {
        return Optional.ofNullable(childByKey(parentId == null ? ROOT : parentId, Spelling.key(name)));
    }

    /** Departments directly below; of nothing, the outermost ones. In their order. */
    public List<Node> children(@Nullable String id) {
        return List.copyOf(children.getOrDefault(id == null ? ROOT : id, List.of()));
    }

    /** All departments, each after the one above it. */
    public List<Node> all() {
        return below(ROOT, new ArrayList<>());
    }

    /** The department and everything below it. */
    public Set<String> withDescendants(String id) {
        Set<String> ids = new LinkedHashSet<>();
        if (nodes.containsKey(id)) {
            ids.add(id);
            below(id, new ArrayList<>()).forEach(node -> ids.add(node.id()));
        }
        return ids;
    }

    /**
     * Departments whose path ends as asked, with everything below them: "维修组" finds 工程部/维修组, "工程部/维" too (the last name may be
     * given by its beginning).
     */
    public Set<String> matching(DepartmentPath query) {
        List<String> wanted = query.keys();
        Set<String> ids = new LinkedHashSet<>();
        for (Node node : all()) {
            List<String> keys = path(node.id()).map(DepartmentPath::keys).orElse(List.of());
            if (endsWith(keys, wanted)) {
                ids.addAll(withDescendants(node.id()));
            }
        }
        return ids;
    }

    /** Whether moving a department below another would put it below itself. */
    public boolean wouldCycle(String id, @Nullable String newParentId) {
        return newParentId != null && withDescendants(id).contains(newParentId);
    }

    /** Number of levels from the outermost to this department; 0 for an unknown id. */
    public int depth(String id) {
        return path(id).map(path -> path.levels().size()).orElse(0);
    }

    /** Number of levels from this department to the deepest one below it, itself included. */
    public int height(String id) {
        return 1
                + children(id).stream()
                        .mapToInt(child -> height(child.id()))
                        .max()
                        .orElse(0);
    }

    private static boolean endsWith(List<String> keys, List<String> wanted) {
        int offset = keys.size() - wanted.size();
        if (offset < 0) {
            return false;
        }
        int last = wanted.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!keys.get(offset + i).equals(wanted.get(i))) {
                return false;
            }
        }
        return keys.getLast().startsWith(wanted.get(last));
    }

    private @Nullable Node childByKey(String parentId, String key) {
        for (Node node : children.getOrDefault(parentId, List.of())) {
            if (Spelling.key(node.name()).equals(key)) {
                return node;
            }
        }
        return null;
    }

    private List<Node> below(String id, List<Node> into) {
        for (Node child : children.getOrDefault(id, List.of())) {
            into.add(child);
            below(child.id(), into);
        }
        return into;
    }
}
