package com.haina.simulators.sms;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** The texts that were sent, for any mobile, oldest first. */
@Component
public final class SmsInbox {

    private static final String FILE = "sms";
    private static final int KEPT = 300;

    private final StateFiles files;
    private final Clock clock;
    private final Changes changes;
    private final List<SmsMessage> messages;
    private long last;

    SmsInbox(StateFiles files, Clock clock, Changes changes) {
        this.files = files;
        this.clock = clock;
        this.changes = changes;
        this.messages = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).messages());
        this.last = messages.isEmpty() ? 0 : messages.getLast().number();
    }

    synchronized SmsMessage deliver(String mobile, String text) {
        SmsMessage message = new SmsMessage(++last, mobile, text, clock.instant());
        messages.add(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        files.save(FILE, new Saved(List.copyOf(messages)));
        changes.tell(Part.TEXTS, message);
        return message;
    }

    /** The texts for a mobile, the newest first; for an empty one, all. */
    public synchronized List<SmsMessage> of(String mobile) {
        return messages.reversed().stream()
                .filter(message -> mobile.isEmpty() || message.mobile().equals(mobile))
                .toList();
    }

    record Saved(List<SmsMessage> messages) {}
}
