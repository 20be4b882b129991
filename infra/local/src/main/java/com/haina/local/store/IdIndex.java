package com.haina.local.store;

import java.util.List;

import org.h2.mvstore.MVMap;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

/** The index on _id costs nothing: the data map is keyed by _id. */
final class IdIndex extends Index<Object> {

    private final MVMap<Object, Document> data;

    IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> data) {
        super(name, keys, false);
        this.data = data;
    }

    @Override
    public Object getPosition(Document document) {
        Object position = StoredIndex.positionOf(document);
        return data.containsKey(position) ? position : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        Object position = StoredIndex.positionOf(document);
        if (data.containsKey(position)) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(position));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the collection has already put the document
    }

    @Override
    public Object remove(Document document) {
        return getPosition(document); // the collection removes it afterwards
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // _id is immutable
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        // _id is immutable
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // IndexedCollection plans
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return data.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
