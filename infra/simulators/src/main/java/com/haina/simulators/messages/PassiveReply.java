package com.haina.simulators.messages;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

import com.haina.simulators.callbacks.Xml;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.mp.Account;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.MessageKind;

/** Reads what a push was answered with. */
@Component
final class PassiveReply {

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
                        case "text" -> bubbles.text(account, personId, Xml.text(xml, "Content"));
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
                            bubbles.card(
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
        } catch (ApiFailure unknownMedia) {
            return Optional.empty();
        }
    }
}
