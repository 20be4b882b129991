package com.haina.testing.store;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** A real MongoDB and a real Kafka, one of each per JVM, started on first use; Testcontainers removes them when the JVM has ended. */
public final class Containers {

    private Containers() {}

    private static final class Mongo {
        static final MongoDBContainer CONTAINER = new MongoDBContainer("mongo:8.0").withReplicaSet();

        static {
            CONTAINER.start();
        }
    }

    private static final class Kafka {
        static final KafkaContainer CONTAINER = new KafkaContainer("apache/kafka:4.2.0");

        static {
            CONTAINER.start();
        }
    }

    /** A MongoDB replica set of one node. */
    public static String mongodbUri() {
        return Mongo.CONTAINER.getConnectionString();
    }

    /** A Kafka of one node. */
    public static String kafkaBootstrapServers() {
        return Kafka.CONTAINER.getBootstrapServers();
    }
}
