package com.haina.simulators.messages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.mp.Account;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.MessageKind;

/** Reads what a push was answered with (被动回复用户消息). */
@Component
final class PassiveReply {

    /** Bytes of a text. */
    private static final int LONGEST_TEXT = 2048;

    private final Bubbles bubbles;

    PassiveReply(Bubbles bubbles) {
        this.bubbles = bubbles;
    }

    /**
     * What the follower sees of a reply; nothing when WeChat cannot make sense of it.
     *
     * @param openId the follower to whom it has to be addressed
     */
    Optional<ChatMessage> read(Account account, String personId, String openId, String reply) {
        Element xml = Xml.read(reply);
        if (!Xml.text(xml, "ToUserName").equals(openId)
                || !Xml.text(xml, "FromUserName").equals(account.userName())
                || !Xml.text(xml, "CreateTime").matches("\\d+")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    switch (Xml.text(xml, "MsgType")) {
                        case "text" -> bubbles.text(account, personId, words(Xml.text(xml, "Content")));
                        case "image" ->
                            bubbles.material(account, personId, MessageKind.IMAGE, Xml.text(xml, "MediaId"), "", "");
                        case "voice" ->
                            bubbles.material(account, personId, MessageKind.VOICE, Xml.text(xml, "MediaId"), "", "");
                        case "video" ->
                            bubbles.material(
                                    account,
                                    personId,
                                    MessageKind.VIDEO,
                                    Xml.text(xml, "MediaId"),
                                    Xml.text(xml, "Title"),
                                    Xml.text(xml, "Description"));
                        case "music" ->
                            bubbles.card(
                                    account,
                                    personId,
                                    MessageKind.MUSIC,
                                    Xml.text(xml, "Title"),
                                    Xml.text(xml, "Description"),
                                    Xml.text(xml, "MusicUrl"),
                                    "");
                        case "news" ->
                            !isOne(xml)
                                    ? null
                                    : bubbles.card(
                                            account,
                                            personId,
                                            MessageKind.NEWS,
                                            Xml.text(xml, "Title"),
                                            Xml.text(xml, "Description"),
                                            Xml.text(xml, "Url"),
                                            Xml.text(xml, "PicUrl"));
                        case "transfer_customer_service" -> bubbles.note(account, personId, "已转接人工客服");
                        default -> null;
                    });
        } catch (ApiFailure notToBeShown) {
            return Optional.empty();
        }
    }

    private static String words(String text) {
        if (text.isBlank()) {
            throw new ApiFailure(44004, "empty content");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new ApiFailure(45002, "content size out of limit");
        }
        return text;
    }

    /** Who writes is answered with one article. */
    private static boolean isOne(Element xml) {
        return Xml.text(xml, "ArticleCount").equals("1")
                && xml.getElementsByTagName("item").getLength() == 1;
    }
}
