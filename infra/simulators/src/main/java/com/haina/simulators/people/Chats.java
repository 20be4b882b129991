package com.haina.simulators.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;

/** What each person received in WeChat, oldest first. */
@Component
public final class Chats {

    private static final String FILE = "chats";
    private static final int KEPT = 500;

    private final StateFiles files;
    private final Clock clock;
    private final List<ChatMessage> messages;

    Chats(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.messages = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).messages());
    }

    public synchronized void deliver(Person person, String from, String text) {
        messages.add(new ChatMessage(person.id(), from, text, clock.instant()));
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        files.save(FILE, new Saved(List.copyOf(messages)));
    }

    public synchronized List<ChatMessage> of(Person person) {
        return messages.stream()
                .filter(message -> message.personId().equals(person.id()))
                .toList();
    }

    record Saved(List<ChatMessage> messages) {}
}
