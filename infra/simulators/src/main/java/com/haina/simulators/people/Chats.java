package com.haina.simulators.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** What each person received and sent in WeChat and WeCom, oldest first. */
@Component
public final class Chats {

    private static final String FILE = "chats";
    private static final int KEPT = 500;

    private final StateFiles files;
    private final Clock clock;
    private final Changes changes;
    private final List<ChatMessage> messages = new ArrayList<>();
    private long last;

    Chats(StateFiles files, Clock clock, Changes changes) {
        this.files = files;
        this.clock = clock;
        this.changes = changes;
        for (ChatMessage message :
                files.load(FILE, Saved.class, () -> new Saved(List.of())).messages()) {
            // The first version did not count.
            last = Math.max(message.number(), last + 1);
            messages.add(message.numbered(last, message.at()));
        }
    }

    /** Puts a message into a chat; its number and time are seen to here. */
    public synchronized ChatMessage deliver(ChatMessage message) {
        ChatMessage delivered = message.numbered(++last, clock.instant());
        messages.add(delivered);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        save(delivered);
        return delivered;
    }

    /**
     * Presses a button of a card or an entry of a menu. A button can be pressed once; an entry is sent as words.
     *
     * @throws ResponseStatusException 404 when there is no such message or choice, 409 when one was pressed before
     */
    public synchronized ChatMessage press(Person person, long number, String choiceId) {
        ChatMessage message = get(person, number);
        ChatMessage.Choice choice = message.choices().stream()
                .filter(one -> one.id().equals(choiceId))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such choice: " + choiceId));
        if (message.kind() == MessageKind.MENU) {
            return deliver(ChatMessage.text(person, message.chat(), message.from(), true, choice.text()));
        }
        if (!message.pressed().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "a button was pressed before");
        }
        ChatMessage pressed = message.pressed(choice.id());
        messages.set(messages.indexOf(message), pressed);
        save(pressed);
        return pressed;
    }

    /** @throws ResponseStatusException 404 when the person has no such message */
    public synchronized ChatMessage get(Person person, long number) {
        return messages.stream()
                .filter(one -> one.number() == number && one.personId().equals(person.id()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such message: " + number));
    }

    public synchronized List<ChatMessage> all() {
        return List.copyOf(messages);
    }

    public synchronized List<ChatMessage> of(Person person) {
        return messages.stream()
                .filter(message -> message.personId().equals(person.id()))
                .toList();
    }

    private void save(ChatMessage changed) {
        files.save(FILE, new Saved(List.copyOf(messages)));
        changes.tell(Part.MESSAGES, changed);
    }

    record Saved(List<ChatMessage> messages) {}
}
