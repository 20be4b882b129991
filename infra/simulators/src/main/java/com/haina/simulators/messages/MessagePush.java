package com.haina.simulators.messages;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.CallbackTarget;
import com.haina.simulators.callbacks.Callbacks;
import com.haina.simulators.callbacks.PushResult;
import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.MessageTargets;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;

/**
 * Pushes what followers do to the platform, as long as it manages the account's messages, and shows in the chat what is
 * answered. Five seconds, three attempts with the same MsgId; then the follower reads that the account cannot serve.
 */
@Component
public final class MessagePush {

    static final String UNAVAILABLE = "该公众号暂时无法提供服务，请稍后再试";

    private final Callbacks callbacks;
    private final MessageTargets targets;
    private final Accounts accounts;
    private final People people;
    private final Chats chats;
    private final PassiveReply replies;
    private final Bubbles bubbles;
    private final Clock clock;
    private final AtomicLong lastId;

    MessagePush(
            Callbacks callbacks,
            MessageTargets targets,
            Accounts accounts,
            People people,
            Chats chats,
            PassiveReply replies,
            Bubbles bubbles,
            Clock clock) {
        this.callbacks = callbacks;
        this.targets = targets;
        this.accounts = accounts;
        this.people = people;
        this.chats = chats;
        this.replies = replies;
        this.bubbles = bubbles;
        this.clock = clock;
        // Ids of a run never come back in another: the platform throws away what it has seen.
        this.lastId = new AtomicLong(clock.millis() * 1_000_000);
    }

    /**
     * A follower's message.
     *
     * @param type MsgType
     * @param fields names and values in turn, MsgId excepted
     */
    public void message(Account account, Person person, String type, String... fields) {
        String openId = people.openId(account.appId(), person);
        String inside =
                Xml.inside(fields) + Xml.inside("MsgId", Long.toString(lastId.incrementAndGet()), "MsgDataId", "0");
        push(account, openId, type, message(account, openId, type, inside), person, true);
    }

    /** A follower's event that may be answered: subscribe, SCAN, CLICK, VIEW. */
    public void event(Account account, Person person, String event, String... fields) {
        event(account, person, event, true, fields);
    }

    /** A follower leaves: nobody is there to read an answer. */
    public void farewell(Account account, Person person) {
        event(account, person, "unsubscribe", false, "EventKey", "");
    }

    /**
     * Tells the platform what became of a job of the account's, such as MASSSENDJOBFINISH.
     *
     * @param openId a follower's, or whoever stands as sender
     * @param inside the event's own elements, as XML; write texts with {@link Xml#inside}
     */
    public void finished(String appId, String openId, String event, String inside) {
        Account account = accounts.get(appId);
        Optional<Person> person = people.byOpenId(appId, openId);
        String message = message(account, openId, "event", Xml.inside("Event", event) + inside);
        targets.of(account)
                .ifPresent(target -> callbacks.pushSoon(
                        target.from(openId),
                        event,
                        message,
                        person.map(Person::id).orElse("")));
    }

    /** Pushes a text from somebody who holds no phone and waits for what is answered. */
    public PushResult ask(Account account, String openId, String text) {
        String inside = Xml.inside("Content", text, "MsgId", Long.toString(lastId.incrementAndGet()), "MsgDataId", "0");
        String message = message(account, openId, "text", inside);
        CallbackTarget target = targets.of(account).orElseThrow();
        return callbacks.pushNow(target.from(openId), "text", message, "");
    }

    private void event(Account account, Person person, String event, boolean answerable, String... fields) {
        String openId = people.openId(account.appId(), person);
        String inside = Xml.inside("Event", event) + Xml.inside(fields);
        push(account, openId, event, message(account, openId, "event", inside), person, answerable);
    }

    private String message(Account account, String openId, String type, String inside) {
        return "<xml>"
                + Xml.inside(
                        "ToUserName",
                        account.userName(),
                        "FromUserName",
                        openId,
                        "CreateTime",
                        Long.toString(clock.instant().getEpochSecond()),
                        "MsgType",
                        type)
                + inside + "</xml>";
    }

    private void push(Account account, String openId, String event, String message, Person person, boolean answerable) {
        CallbackTarget target = targets.of(account).orElse(null);
        if (target == null) {
            return;
        }
        Thread.ofVirtual().name("push-" + event).start(() -> {
            PushResult result = callbacks.pushNow(target.from(openId), event, message, person.id());
            if (!answerable || result.taken() && result.reply().isEmpty()) {
                return;
            }
            ChatMessage answer = (result.taken()
                            ? replies.read(account, person.id(), openId, result.reply())
                            : Optional.<ChatMessage>empty())
                    .orElseGet(() -> bubbles.note(account, person.id(), UNAVAILABLE));
            chats.deliver(answer);
        });
    }
}
