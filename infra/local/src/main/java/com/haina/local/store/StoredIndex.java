package com.haina.local.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.h2.mvstore.MVMap;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/**
 * A secondary or unique index, persistent in its own MVMap: (encoded key values..., encoded position) -> position. All components are stored
 * ascending whatever the declared direction; a scan runs either way. Array fields have one entry per element (multikey).
 * An index with partialFilterExpression enforces uniqueness for the matching documents only and is never used to answer queries.
 */
final class StoredIndex extends Index<Object> {

    /** Keys of the index's own counters begin with this, so that they sort before every entry. */
    private static final byte COUNTER = 0;

    private static final byte[] FIRST_ENTRY = {1};

    /** Says that every document has been looked at; without it an index that has no entries would be filled again at each start. */
    private static final byte[] COMPLETE = {COUNTER, Byte.MAX_VALUE};

    private final MVMap<byte[], Object> entries;
    private final List<String> paths;
    private final List<String[]> steps;
    private final boolean unique;
    private final Document partialFilter;

    StoredIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            boolean unique,
            Document partialFilter,
            MVMap<byte[], Object> entries) {
        super(name, keys, sparse);
        this.entries = entries;
        this.paths = keys.stream().map(IndexKey::getKey).toList();
        this.steps = paths.stream().map(FieldValues::steps).toList();
        this.unique = unique;
        this.partialFilter = partialFilter;
    }

    // reading

    List<String> paths() {
        return paths;
    }

    boolean sparse() {
        return isSparse();
    }

    boolean answersQueries() {
        return partialFilter == null;
    }

    /** True while no document has an array or an unordered type in the indexed fields: then key order is sort order, one entry a document. */
    boolean isSortable() {
        return isSortableFrom(0);
    }

    /**
     * The same for the fields from {@code first} on. Where each field before it is fixed to one value, that is enough: of an array there,
     * one entry has that value.
     */
    boolean isSortableFrom(int first) {
        for (int field = first; field <= paths.size(); field++) {
            if (unsortable(field) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Positions with low <= key < high, in key order. */
    Iterator<Object> scan(byte[] low, byte[] high, boolean reverse) {
        var cursor = reverse ? entries.cursor(high, low, true) : entries.cursor(low, high, false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
    }

    /** Number of entries in the interval, from the B-tree's page counters: O(log n). */
    long size(byte[] low, byte[] high) {
        return Math.max(0, rank(high) - rank(low));
    }

    private long rank(byte[] key) {
        long index = entries.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    // writing

    /** Entries of a document, and in which fields (the last is the position) it keeps the index from sorting. */
    private record Keys(Set<byte[]> keys, BitSet unsortable) {}

    private Keys keysOf(Document document, Object position) {
        Set<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        if (partialFilter != null && !new DefaultQueryMatcher().matches(document, partialFilter)) {
            return new Keys(keys, new BitSet());
        }
        boolean allMissing = true;
        BitSet unsortable = new BitSet();
        unsortable.set(steps.size(), !KeyCodec.isSortable(position));
        List<byte[]> prefixes = List.of(new byte[0]);
        for (int field = 0; field < steps.size(); field++) {
            List<Object> values = FieldValues.at(document, steps.get(field));
            allMissing &= values.stream().allMatch(Missing.class::isInstance);
            unsortable.set(field, values.size() != 1 || !KeyCodec.isSortable(values.get(0)));
            if (values.size() > 1 && (steps.get(field).length > 1 || isNested(values))) {
                // Entries may be more than what matches: not even a fixed value makes this order and count.
                unsortable.set(steps.size());
            }
            List<byte[]> longer = new ArrayList<>(prefixes.size() * values.size());
            for (byte[] prefix : prefixes) {
                for (Object value : values) {
                    longer.add(KeyCodec.concat(prefix, KeyCodec.encode(value)));
                }
            }
            prefixes = longer;
        }
        if (isSparse() && allMissing) {
            return new Keys(keys, new BitSet());
        }
        byte[] suffix = KeyCodec.encode(position);
        prefixes.forEach(prefix -> keys.add(KeyCodec.concat(prefix, suffix)));
        return new Keys(keys, unsortable);
    }

    private static boolean isNested(List<Object> values) {
        return values.stream()
                .anyMatch(value ->
                        value instanceof Collection<?> list && list.stream().anyMatch(Collection.class::isInstance));
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        Keys added = keysOf(document, position);
        added.keys.forEach(key -> entries.put(key, Missing.ofNullable(position)));
        countUnsortable(added.unsortable, 1);
    }

    @Override
    public Object remove(Document document) {
        Object position = positionOf(document);
        Keys removed = keysOf(document, position);
        removed.keys.forEach(entries::remove);
        countUnsortable(removed.unsortable, -1);
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (partialFilter == null && hasSameValues(before, after)) {
            return;
        }
        Keys old = keysOf(before, position);
        Keys now = keysOf(after, position);
        old.keys.stream().filter(key -> !now.keys.contains(key)).forEach(entries::remove);
        now.keys.stream()
                .filter(key -> !old.keys.contains(key))
                .forEach(key -> entries.put(key, Missing.ofNullable(position)));
        if (!now.unsortable.equals(old.unsortable)) {
            countUnsortable(old.unsortable, -1);
            countUnsortable(now.unsortable, 1);
        }
    }

    /** Most updates leave most indexes alone. Values are compared by Java's equals, which is stricter than the order of keys. */
    private boolean hasSameValues(Document before, Document after) {
        for (String[] path : steps) {
            if (!FieldValues.at(before, path).equals(FieldValues.at(after, path))) {
                return false;
            }
        }
        return true;
    }

    /** Number of differences between the entries and what the documents demand: 0 in a sound store. For tests and after a crash. */
    long countDifferences(Iterable<Document> documents) {
        Set<byte[]> expected = new TreeSet<>(Arrays::compareUnsigned);
        long[] expectedUnsortable = new long[paths.size() + 1];
        for (Document document : documents) {
            Keys keys = keysOf(document, positionOf(document));
            expected.addAll(keys.keys);
            keys.unsortable.stream().forEach(field -> expectedUnsortable[field]++);
        }
        long differences = 0;
        for (int field = 0; field < expectedUnsortable.length; field++) {
            differences += expectedUnsortable[field] == unsortable(field) ? 0 : 1;
        }
        for (byte[] key : entries.keySet()) {
            differences += key[0] == COUNTER || expected.remove(key) ? 0 : 1;
        }
        return differences + expected.size();
    }

    /** Number of documents that keep the index from sorting by this field. */
    private long unsortable(int field) {
        return entries.get(new byte[] {COUNTER, (byte) field}) instanceof Number count ? count.longValue() : 0;
    }

    private void countUnsortable(BitSet fields, int change) {
        fields.stream().forEach(field -> entries.put(new byte[] {COUNTER, (byte) field}, unsortable(field) + change));
    }

    static Object positionOf(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    // uniqueness: this index finds the candidates, the library's key values decide

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        checkUnique(document, null, collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (partialFilter == null && hasSameValues(before, after)) {
            return;
        }
        checkUnique(after, positionOf(before), collection);
    }

    private void checkUnique(Document document, Object ownPosition, MongoCollection<Object> collection) {
        if (!unique) {
            return;
        }
        if (keysOf(document, null).keys.isEmpty()) { // no key: left out by sparse or by the partial filter
            return;
        }
        for (KeyValue keyValue : getKeyValues(document)) {
            ByteArrayOutputStream prefix = new ByteArrayOutputStream();
            keyValue.forEach(value -> prefix.writeBytes(KeyCodec.encode(value)));
            Iterator<Object> others =
                    scan(prefix.toByteArray(), KeyCodec.append(prefix.toByteArray(), KeyCodec.AFTER), false);
            while (others.hasNext()) {
                Object position = others.next();
                if (!position.equals(ownPosition)) {
                    Document other = ((IndexedCollection) collection).documentAt(position);
                    if (other != null && getKeyValues(other).contains(keyValue)) {
                        throw new DuplicateKeyError(this, collection, getKeys(), keyValue);
                    }
                }
            }
        }
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    // the library's own planner is not used

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getPosition(Document document) {
        return null; // the _id index tells positions
    }

    /** Whether the index still has to be filled from the documents: asked by the library when it is added or opened. */
    @Override
    public boolean isEmpty() {
        return !entries.containsKey(COMPLETE) && getCount() == 0;
    }

    void complete() {
        if (!entries.containsKey(COMPLETE)) {
            entries.put(COMPLETE, 1L);
        }
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong() - rank(FIRST_ENTRY);
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // IndexedDatabase (H2Database.dropIndex) removes the map
    }
}
