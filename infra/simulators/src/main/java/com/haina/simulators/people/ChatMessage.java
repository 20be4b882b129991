package com.haina.simulators.people;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message on a person's phone.
 *
 * @param number counts all messages
 * @param app in which it stands
 * @param chat the account's app id, or the name of what is no account
 * @param from who the chat is with, as shown
 * @param mine whether the person sent it
 * @param title of a card, empty for others
 * @param text what is said; may hold links of the form {@code <a href="…">…</a>}
 * @param url what a press on a card opens, empty for nothing
 * @param pictureUrl of an image or a news card, empty for none
 * @param facts the lines of a card
 * @param choices the entries of a menu, the buttons of a card
 * @param pressed the id of the button that was pressed, empty until then
 */
public record ChatMessage(
        long number,
        String personId,
        ChatApp app,
        String chat,
        String from,
        boolean mine,
        MessageKind kind,
        String title,
        String text,
        String url,
        String pictureUrl,
        List<Fact> facts,
        List<Choice> choices,
        String pressed,
        Instant at) {

    /** What is left out is empty; a file of the first version has only texts in WeChat. */
    public ChatMessage(
            long number,
            String personId,
            @Nullable ChatApp app,
            @Nullable String chat,
            String from,
            boolean mine,
            @Nullable MessageKind kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable String url,
            @Nullable String pictureUrl,
            @Nullable List<Fact> facts,
            @Nullable List<Choice> choices,
            @Nullable String pressed,
            Instant at) {
        this.number = number;
        this.personId = personId;
        this.app = app == null ? ChatApp.WECHAT : app;
        this.chat = chat == null ? from : chat;
        this.from = from;
        this.mine = mine;
        this.kind = kind == null ? MessageKind.TEXT : kind;
        this.title = title == null ? "" : title;
        this.text = text == null ? "" : text;
        this.url = url == null ? "" : url;
        this.pictureUrl = pictureUrl == null ? "" : pictureUrl;
        this.facts = facts == null ? List.of() : List.copyOf(facts);
        this.choices = choices == null ? List.of() : List.copyOf(choices);
        this.pressed = pressed == null ? "" : pressed;
        this.at = at;
    }

    ChatMessage numbered(long next, Instant now) {
        return new ChatMessage(
                next,
                personId,
                app,
                chat,
                from,
                mine,
                kind,
                title,
                text,
                url,
                pictureUrl,
                facts,
                choices,
                pressed,
                now);
    }

    ChatMessage pressed(String choice) {
        return new ChatMessage(
                number,
                personId,
                app,
                chat,
                from,
                mine,
                kind,
                title,
                text,
                url,
                pictureUrl,
                facts,
                choices,
                choice,
                at);
    }

    /** Plain words in a chat. */
    public static ChatMessage text(Person person, String chat, String from, boolean mine, String text) {
        return plain(person, chat, from, mine, MessageKind.TEXT, text);
    }

    /** A grey line that tells what the person did. */
    public static ChatMessage note(Person person, String chat, String from, String text) {
        return plain(person, chat, from, true, MessageKind.NOTE, text);
    }

    private static ChatMessage plain(
            Person person, String chat, String from, boolean mine, MessageKind kind, String text) {
        return new ChatMessage(
                0,
                person.id(),
                ChatApp.WECHAT,
                chat,
                from,
                mine,
                kind,
                "",
                text,
                "",
                "",
                List.of(),
                List.of(),
                "",
                Instant.EPOCH);
    }

    /** One line of a card: 范围 3栋全部住户. */
    public record Fact(String name, String value) {}

    /** One entry of a menu or one button: what it says, and the id that the sender knows it by. */
    public record Choice(String id, String text) {}
}
