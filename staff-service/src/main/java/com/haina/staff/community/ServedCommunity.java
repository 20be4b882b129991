package com.haina.staff.community;

import java.util.List;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** What this service knows of a community; resident-service owns it. The id is the community's. */
@Document("communities")
class ServedCommunity extends Aggregate {

    private String name;
    private List<String> aliases = List.of();
    private boolean removed;
    /** Position of the last event heard about it, so that a repeated or older one changes nothing. */
    private long heard;

    ServedCommunity(String id, String name) {
        super(id);
        this.name = name;
    }

    /** Takes over what an event says unless a later one was heard; true when anything changed. */
    boolean hear(long sequence, String newName, boolean nowRemoved) {
        if (sequence <= heard) {
            return false;
        }
        heard = sequence;
        name = newName;
        removed = nowRemoved;
        return true;
    }

    /** Takes over what the owner answered just now; true when anything changed. */
    boolean learn(String newName, List<String> newAliases) {
        if (!removed && name.equals(newName) && aliases.equals(newAliases)) {
            return false;
        }
        name = newName;
        aliases = List.copyOf(newAliases);
        removed = false;
        return true;
    }

    String name() {
        return name;
    }

    List<String> aliases() {
        return aliases;
    }

    boolean removed() {
        return removed;
    }
}
