package com.haina.local.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;

/** All values that a condition on a dotted path may match in a document: a superset, because the matcher has the last word. */
final class FieldValues {

    private FieldValues() {}

    /** The steps of a path, for {@link #at}: split once per index, not once per document. */
    static String[] steps(String path) {
        return path.split("\\.");
    }

    static List<Object> at(Document document, String[] steps) {
        List<Object> values = new ArrayList<>(1);
        collect(document, steps, 0, values);
        return values;
    }

    private static void collect(Object value, String[] path, int depth, List<Object> values) {
        if (depth == path.length) {
            addFlattened(value, values);
        } else if (value instanceof Document document) {
            collect(document.getOrMissing(path[depth]), path, depth + 1, values);
        } else if (value instanceof List<?> list) {
            String name = path[depth];
            if (!name.isEmpty() && name.length() < 9 && name.chars().allMatch(Character::isDigit)) { // items.0.sku
                int index = Integer.parseInt(name);
                collect(index < list.size() ? list.get(index) : Missing.getInstance(), path, depth + 1, values);
            }
            for (Object element : list) {
                collect(element, path, depth, values);
            }
            if (list.isEmpty()) {
                values.add(Missing.getInstance());
            }
        } else {
            values.add(Missing.getInstance());
        }
    }

    /** An array is found by each element (also of nested arrays) and as a whole. */
    private static void addFlattened(Object value, List<Object> values) {
        values.add(value);
        if (value instanceof Collection<?> list) {
            list.forEach(element -> addFlattened(element, values));
        }
    }
}
