package com.haina.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway keeps nothing: what the platform jar offers for stores, the broker and field encryption stays switched off. */
@SpringBootApplication(
        excludeName = {
            "com.haina.platform.audit.AuditAutoConfiguration",
            "com.haina.platform.crypto.CryptoAutoConfiguration",
            "com.haina.platform.events.EventsAutoConfiguration",
            "com.haina.platform.mongo.MongoAutoConfiguration",
            "com.haina.platform.outbox.OutboxAutoConfiguration",
            "com.haina.platform.security.SecurityAutoConfiguration", // for services; see edge.GatewaySecurity
            "com.haina.platform.web.WebAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.health.DataMongoHealthContributorAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
