package com.haina.platform.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bson.BsonDocument;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/** Counts how often each collection is asked for events that wait. */
class Asked implements CommandListener {

    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    int times(String collection) {
        return times.getOrDefault(collection, 0);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("find")) {
            BsonDocument find = event.getCommand();
            if (find.getDocument("filter", new BsonDocument()).containsKey("outbox.eventId")) {
                times.merge(find.getString("find").getValue(), 1, Integer::sum);
            }
        }
    }
}
