package com.haina.local.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;

/**
 * The part of a query that indexes understand: per path, conditions that every matching document fulfils (top level and $and).
 * The branches of an $or are kept apart. Anything else ($ne, $exists, $elemMatch, ...) is left to the matcher and only makes the list incomplete.
 */
final class QueryConditions {

    /** Either points (equality, $in) or a range low <= component < high of encoded values. */
    record Condition(List<Object> points, byte[] low, byte[] high) {
        static Condition range(byte[] low, byte[] high) {
            return new Condition(null, low, high);
        }
    }

    private final Map<String, List<Condition>> byPath = new LinkedHashMap<>();
    private final List<Collection<?>> alternatives = new ArrayList<>();
    private boolean complete = true;
    private @Nullable Object idBound;

    QueryConditions(Document query) {
        collect(query);
    }

    private QueryConditions(QueryConditions common, Document branch) {
        common.byPath.forEach((path, conditions) -> byPath.put(path, new ArrayList<>(conditions)));
        collect(branch);
        complete = false;
    }

    /**
     * The first $or of the query as one set of conditions per branch, each together with what the rest of the query demands: a document that
     * matches the query fulfils at least one of them. Empty if there is no $or.
     */
    List<QueryConditions> branches() {
        List<QueryConditions> branches = new ArrayList<>();
        if (!alternatives.isEmpty()) {
            for (Object branch : alternatives.get(0)) {
                if (!(branch instanceof Document document)) {
                    return List.of();
                }
                branches.add(new QueryConditions(this, document));
            }
        }
        return branches;
    }

    /** A text or ObjectId that the _id of every match is greater than or equal to; null if the query names none. */
    @Nullable
    Object idBound() {
        return idBound;
    }

    /** Whether the query asks for exactly one value, and not for null, at each of the paths. */
    boolean nameOneValueFor(List<String> paths) {
        return paths.stream()
                .allMatch(path -> on(path).stream()
                        .anyMatch(condition -> condition.points() != null
                                && condition.points().size() == 1
                                && condition.points().get(0) != null));
    }

    List<Condition> on(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** True if the conditions on these paths are the whole query. */
    boolean coveredBy(Collection<String> paths) {
        return complete && paths.containsAll(byPath.keySet());
    }

    private void collect(Document query) {
        query.forEach((path, value) -> {
            if (path.equals("$and") && value instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document document) {
                        collect(document);
                    }
                }
            } else if (path.equals("$or") && value instanceof Collection<?> parts) {
                complete = false;
                alternatives.add(parts);
            } else if (path.startsWith("$") || path.endsWith(".") || path.contains(".$") || path.contains("..")) {
                complete = false;
            } else if (value instanceof BsonRegularExpression
                    || isOperators(value) && ((Document) value).containsKey("$regex")) {
                addPrefix(path, value);
            } else if (isOperators(value)) {
                ((Document) value).forEach((operator, operand) -> addOperator(path, operator, operand));
            } else {
                addPoints(path, java.util.Collections.singletonList(value));
            }
        });
    }

    private static boolean isOperators(Object value) {
        return value instanceof Document document && document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    private void addOperator(String path, String operator, Object operand) {
        switch (operator) {
            case "$eq" -> addPoints(path, java.util.Collections.singletonList(operand));
            case "$in" -> addPoints(path, operand instanceof Collection<?> list ? new ArrayList<>(list) : null);
            case "$gt", "$gte" -> addRange(path, operand, true);
            case "$lt", "$lte" -> addRange(path, operand, false);
            default -> complete = false;
        }
    }

    private void addPoints(String path, List<Object> points) {
        if (points != null && points.stream().allMatch(KeyCodec::isLookupValue)) {
            add(path, new Condition(points, null, null));
        } else {
            complete = false;
        }
    }

    private void addRange(String path, Object bound, boolean from) {
        if (from && path.equals("_id") && (bound instanceof String || bound instanceof ObjectId)) {
            idBound = bound;
        }
        if (KeyCodec.isRangeValue(bound)) { // only values of the bound's own type can match
            add(
                    path,
                    from
                            ? Condition.range(KeyCodec.atLeast(bound), KeyCodec.endOfType(bound))
                            : Condition.range(KeyCodec.startOfType(bound), KeyCodec.atMost(bound)));
        } else {
            complete = false;
        }
    }

    private void addPrefix(String path, Object regularExpression) {
        BsonRegularExpression regex = BsonRegularExpression.convertToRegularExpression(regularExpression);
        String options = regex.getOptions();
        String prefix = options == null || options.isEmpty() ? literalPrefix(regex.getPattern()) : "";
        complete = false; // the rest of the pattern
        if (!prefix.isEmpty()) {
            byte[] low = KeyCodec.startOfTextPrefix(prefix);
            add(path, Condition.range(low, KeyCodec.append(low, KeyCodec.AFTER)));
        }
    }

    private void add(String path, Condition condition) {
        byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(condition);
    }

    /** The literal text that every match of an anchored pattern starts with: ^abc, ^\Qa.b\E, ^a\.b; empty if there is none. */
    static String literalPrefix(String pattern) {
        if (!pattern.startsWith("^")) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        int i = 1;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (pattern.startsWith("\\Q", i)) {
                int end = pattern.indexOf("\\E", i);
                prefix.append(pattern, i + 2, end < 0 ? pattern.length() : end);
                i = end < 0 ? pattern.length() : end + 2;
                continue;
            } else if (c == '\\' && i + 1 < pattern.length() && !Character.isLetterOrDigit(pattern.charAt(i + 1))) {
                c = pattern.charAt(++i);
            } else if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
                break;
            }
            prefix.append(c);
            i++;
        }
        String rest = pattern.substring(i);
        if (rest.indexOf('|') >= 0) {
            return ""; // an alternative may start differently
        }
        if (!rest.isEmpty() && "?*{".indexOf(rest.charAt(0)) >= 0 && !prefix.isEmpty()) {
            prefix.setLength(prefix.length() - 1); // the last character is optional
        }
        return prefix.toString();
    }
}
