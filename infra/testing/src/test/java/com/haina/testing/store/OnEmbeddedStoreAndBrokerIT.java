package com.haina.testing.store;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@WithStoreAndBroker
class OnEmbeddedStoreAndBrokerIT extends StoreAndBrokerContract {

    @Test
    void aQueryThatReadsAWholeCollectionFailsTheAssertion() {
        assumeTrue(Scans.counts(mongo), "this store does not count scans");
        mongo.insert(new Document("name", "李四"), "strangers");
        Query unindexed = Query.query(Criteria.where("name").is("李四"));
        Runnable query = () -> mongo.findOne(unindexed, Document.class, "strangers");
        assertThatThrownBy(() -> Scans.none(mongo, query))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("strangers=1");
        assertThatThrownBy(() -> Scans.usesIndex(mongo, "strangers", "name", query))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was not used");
    }

    @Test
    void theDatabaseIsThisContextsOwn() {
        assertThat(mongo.<String>execute(db -> db.getName())).startsWith("test_");
    }
}
