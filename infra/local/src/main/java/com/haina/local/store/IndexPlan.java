package com.haina.local.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

import com.haina.local.store.QueryConditions.Condition;

import de.bwaldvogel.mongo.bson.Document;

/** One way to answer a query with one index: which key intervals to scan, whether that already gives the requested order, what it costs. */
record IndexPlan(StoredIndex index, List<Interval> intervals, boolean ordered, boolean reverse, double cost) {

    record Interval(byte[] low, byte[] high) {}

    private static final int MOST_INTERVALS = 1000;

    /** The cheapest plan of all indexes, null if scanning the collection is cheaper. */
    static IndexPlan best(
            List<StoredIndex> indexes,
            QueryConditions conditions,
            Document orderBy,
            int skip,
            int limit,
            long documents) {
        for (StoredIndex index : indexes) {
            // One document at most: no need to ask the other indexes what they would cost.
            if (index.isUnique() && index.answersQueries() && conditions.nameOneValueFor(index.paths())) {
                return of(index, conditions, null, skip, limit);
            }
        }
        boolean sorted = orderBy != null && !orderBy.isEmpty();
        return indexes.stream()
                .filter(StoredIndex::answersQueries)
                .map(index -> of(index, conditions, sorted ? orderBy : null, skip, limit))
                .filter(plan -> plan != null && plan.cost < documents * (sorted ? 2.0 : 1.0) + 1)
                .min(Comparator.comparingDouble(IndexPlan::cost))
                .orElse(null);
    }

    /** The number of matching documents if one index tells it exactly, otherwise -1: the whole query is one value for each leading key. */
    static long exactCount(List<StoredIndex> indexes, QueryConditions conditions) {
        for (StoredIndex index : indexes) {
            byte[] prefix = {};
            List<String> used = new ArrayList<>();
            for (String path : index.paths()) {
                List<Condition> on = conditions.on(path);
                if (on.size() != 1
                        || on.get(0).points() == null
                        || on.get(0).points().size() != 1
                        || on.get(0).points().get(0) == null) {
                    break;
                }
                prefix = KeyCodec.concat(
                        prefix, KeyCodec.encode(on.get(0).points().get(0)));
                used.add(path);
            }
            if (!used.isEmpty()
                    && index.answersQueries()
                    && index.isSortableFrom(used.size())
                    && conditions.coveredBy(used)) {
                return index.size(prefix, KeyCodec.append(prefix, KeyCodec.AFTER));
            }
        }
        return -1;
    }

    private static IndexPlan of(StoredIndex index, QueryConditions conditions, Document orderBy, int skip, int limit) {
        List<byte[]> prefixes = List.of(new byte[0]);
        List<String> used = new ArrayList<>();
        boolean valuePresent = false; // a sparse index knows only documents that have a value
        int key = 0;
        for (; key < index.paths().size(); key++) {
            String path = index.paths().get(key);
            List<Object> points = conditions.on(path).stream()
                    .map(Condition::points)
                    .filter(list -> list != null)
                    .min(Comparator.comparingInt(List::size))
                    .orElse(null);
            if (points == null || (long) points.size() * prefixes.size() > MOST_INTERVALS) {
                break;
            }
            List<byte[]> longer = new ArrayList<>();
            for (byte[] prefix : prefixes) {
                points.forEach(point -> longer.add(KeyCodec.concat(prefix, KeyCodec.encode(point))));
            }
            prefixes = longer;
            used.add(path);
            valuePresent |= points.stream().noneMatch(point -> point == null);
        }
        // An array that is fixed to one value does not matter: one entry has it.
        boolean sortable = index.isSortableFrom(prefixes.size() == 1 ? key : 0);
        byte[] low = {1}; // below every type tag, above the index's own counter entry
        byte[] high = {(byte) KeyCodec.AFTER};
        if (key < index.paths().size()) {
            String path = index.paths().get(key);
            List<Condition> ranges = conditions.on(path).stream()
                    .filter(condition -> condition.points() == null)
                    .toList();
            // several bounds of an array field may be met by different elements: use one
            for (Condition range : sortable ? ranges : ranges.stream().limit(1).toList()) {
                low = Arrays.compareUnsigned(range.low(), low) > 0 ? range.low() : low;
                high = Arrays.compareUnsigned(range.high(), high) < 0 ? range.high() : high;
                valuePresent = true;
            }
            if (sortable && conditions.on(path).size() == ranges.size() && !ranges.isEmpty()) {
                used.add(path);
            }
        }
        List<Interval> intervals = new ArrayList<>();
        TreeSet<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        distinct.addAll(prefixes);
        for (byte[] prefix : distinct) {
            intervals.add(new Interval(KeyCodec.concat(prefix, low), KeyCodec.concat(prefix, high)));
        }
        if (index.sparse() && !valuePresent) {
            return null;
        }
        boolean ordered = orderBy != null && sortable && intervals.size() == 1 && sortsBy(index, key, orderBy);
        if (key == 0 && !valuePresent && !(ordered && limit > 0)) {
            return null;
        }
        long size = intervals.stream()
                .mapToLong(interval -> index.size(interval.low, interval.high))
                .sum();
        boolean stopsEarly = limit > 0 && (ordered || orderBy == null) && conditions.coveredBy(used);
        double cost = stopsEarly
                ? Math.min(size, skip + limit)
                : size * (orderBy == null || ordered ? 1.0 : 1.5) * (limit > 0 && ordered ? 0.7 : 1);
        boolean reverse = ordered && ((Number) orderBy.values().iterator().next()).intValue() < 0;
        return new IndexPlan(index, intervals, ordered, reverse, cost);
    }

    /** After {@code fixed} keys with one value each, do the following keys (and finally the position, that is _id) give the order? */
    private static boolean sortsBy(StoredIndex index, int fixed, Document orderBy) {
        List<String> remaining =
                new ArrayList<>(index.paths().subList(fixed, index.paths().size()));
        remaining.add("_id");
        int direction = 0;
        int matched = 0;
        for (var entry : orderBy.entrySet()) {
            if (!(entry.getValue() instanceof Number number)) {
                return false;
            }
            int wanted = Integer.signum(number.intValue());
            direction = direction == 0 ? wanted : direction;
            if (wanted != direction) {
                return false;
            }
            if (index.paths().subList(0, fixed).contains(entry.getKey())) {
                continue; // constant
            }
            if (matched == remaining.size() || !remaining.get(matched).equals(entry.getKey())) {
                return false;
            }
            matched++;
        }
        return direction != 0;
    }

    Iterator<Object> positions() {
        Iterator<Interval> next = intervals.iterator();
        return new Iterator<>() {
            private Iterator<Object> current = java.util.Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && next.hasNext()) {
                    Interval interval = next.next();
                    current = index.scan(interval.low, interval.high, reverse);
                }
                return current.hasNext();
            }

            @Override
            public Object next() {
                return current.next();
            }
        };
    }
}
