package com.haina.simulators.jobs;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import com.haina.simulators.messages.MessagePush;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.People;

/** Tells accounts of the end of their jobs, some time after the call that began them. */
@Component
public final class JobEvents {

    private final MessagePush push;
    private final Accounts accounts;
    private final People people;

    JobEvents(MessagePush push, Accounts accounts, People people) {
        this.push = push;
        this.accounts = accounts;
        this.people = people;
    }

    /** The sender of what concerns no follower: the account's administrator. */
    public String sender(String appId) {
        return accounts.get(appId).admins().stream()
                .map(admin -> people.openId(appId, people.get(admin)))
                .findFirst()
                .orElse("oSystem");
    }

    /**
     * Does what belongs to the end of a job, then tells the account.
     *
     * @param openId the sender of the event
     * @param inside the event's own elements as XML
     */
    public void later(Outcome outcome, Runnable end, String appId, String openId, String event, String inside) {
        later(outcome, appId, openId, event, () -> {
            end.run();
            return inside;
        });
    }

    /**
     * As above, for a job of which only its end knows what there is to tell.
     *
     * @param end does it and answers the event's own elements
     */
    public void later(Outcome outcome, String appId, String openId, String event, Supplier<String> end) {
        Thread.ofVirtual().name("job-" + event).start(() -> {
            try {
                Thread.sleep(Duration.ofMillis(outcome.delayMs()));
                push.finished(appId, openId, event, end.get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
