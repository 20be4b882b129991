package com.haina.testing.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test may expect of any of the annotations that give it a store and a broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.mongodb.uri=${MONGODB_URI}",
        classes = StoreAndBrokerContract.Application.class)
abstract class StoreAndBrokerContract {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
    static class Application {}

    @Autowired
    MongoOperations mongo;

    @Value("${KAFKA_BOOTSTRAP_SERVERS}")
    String kafka;

    @Value("${haina.crypto.ephemeral}")
    boolean ephemeralKeys;

    @Test
    void documentsAreStoredAndFound() {
        mongo.dropCollection("people");
        mongo.indexOps("people").createIndex(new Index("name", Sort.Direction.ASC).named("name"));
        mongo.insert(new Document("name", "张三"), "people");
        Query byName = Query.query(Criteria.where("name").is("张三"));
        Scans.none(
                mongo,
                () -> assertThat(mongo.find(byName, Document.class, "people")).hasSize(1));
        Scans.usesIndex(mongo, "people", "name", () -> mongo.findOne(byName, Document.class, "people"));
    }

    @Test
    void recordsAreSentAndReceived() throws Exception {
        String topic = "contract-" + System.nanoTime();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "group.id", topic, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records = consumer.poll(Duration.ofSeconds(15));
            assertThat(records).hasSize(1);
            assertThat(records.iterator().next().value().getBytes(StandardCharsets.UTF_8))
                    .isNotEmpty();
        }
    }

    @Test
    void keysAreTestKeys() {
        assertThat(ephemeralKeys).isTrue();
    }
}
