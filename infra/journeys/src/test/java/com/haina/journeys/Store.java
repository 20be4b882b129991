package com.haina.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bson.Document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

/** What the platform has written, for the one thing that no person can do to it: let days pass. */
final class Store {

    private Store() {}

    /** The owners of the room have not answered the application for three days. */
    static void ownersHaveBeenSilent(RunningPlatform platform, String application) {
        try (MongoClient client = MongoClients.create(platform.mongodbUri())) {
            Document before = client.getDatabase("haina_resident")
                    .getCollection("verifications")
                    .findOneAndUpdate(
                            Filters.and(Filters.eq("_id", application), Filters.exists("ownerUntil")),
                            Updates.set("ownerUntil", Date.from(Instant.now().minus(Duration.ofSeconds(1)))));
            if (before == null) {
                throw new AssertionError("application " + application + " does not wait for an owner");
            }
        }
    }
}
