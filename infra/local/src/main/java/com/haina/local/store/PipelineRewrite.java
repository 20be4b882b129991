package com.haina.local.store;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

/** Expresses stages and operators that the library lacks by ones that it has: $set, $replaceWith, $switch. */
final class PipelineRewrite {

    private PipelineRewrite() {}

    static void apply(Document aggregate) {
        aggregate.put("pipeline", rewrite(aggregate.get("pipeline"), true));
    }

    private static Object rewrite(Object value, boolean pipeline) {
        if (value instanceof List<?> list) {
            List<Object> result = new ArrayList<>();
            list.forEach(element ->
                    result.add(pipeline && element instanceof Document stage ? stage(stage) : rewrite(element, false)));
            return result;
        }
        if (value instanceof Document document) {
            if (document.size() == 1 && document.get("$switch") instanceof Document choice) {
                return conditions((List<?>) choice.get("branches"), 0, choice.get("default"));
            }
            Document result = new Document();
            document.forEach((name, nested) -> result.put(name, rewrite(nested, false)));
            return result;
        }
        return value;
    }

    private static Document stage(Document stage) {
        if (stage.size() != 1) {
            return stage;
        }
        String name = stage.keySet().iterator().next();
        Object content = stage.get(name);
        return switch (name) {
            case "$match" -> stage;
            case "$set" -> new Document("$addFields", rewrite(content, false));
            case "$replaceWith" -> new Document("$replaceRoot", new Document("newRoot", rewrite(content, false)));
            case "$lookup" -> {
                Document lookup = ((Document) content).clone();
                lookup.computeIfPresent("pipeline", (key, nested) -> rewrite(nested, true));
                yield new Document(name, lookup);
            }
            case "$facet" -> {
                Document facets = new Document();
                ((Document) content).forEach((facet, nested) -> facets.put(facet, rewrite(nested, true)));
                yield new Document(name, facets);
            }
            default -> new Document(name, rewrite(content, false));
        };
    }

    private static Object conditions(List<?> branches, int from, Object otherwise) {
        if (from == branches.size()) {
            return rewrite(otherwise, false);
        }
        Document branch = (Document) branches.get(from);
        return new Document(
                "$cond",
                List.of(
                        rewrite(branch.get("case"), false),
                        rewrite(branch.get("then"), false),
                        conditions(branches, from + 1, otherwise)));
    }
}
